package dev.defib.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code trace}: its own verbs work on saved runs. */
@Command(name = "trace", description = "Works with saved runs.", synopsisSubcommandLabel = "VERB")
final class TraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no verb given behind trace");
  }
}
