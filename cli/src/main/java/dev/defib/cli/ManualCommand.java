package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.manual.Manual;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code manual}: completion for shells, and the page of the manual. */
@Command(
    name = "manual",
    description = "Prints completion for a shell, or the page of the manual.",
    sortOptions = false)
final class ManualCommand implements Callable<Integer> {
  private final Host host;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FORM", description = "${COMPLETION-CANDIDATES}")
  private Manual form;

  ManualCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    host.out().print(form.write(spec.root().commandLine()));
    return 0;
  }
}
