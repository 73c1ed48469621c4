package dev.defib.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code defib} command, to which each verb is a subcommand. */
@Command(
    name = "defib",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Checks models of driver recovery protocols.",
    synopsisSubcommandLabel = "VERB")
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Returns the command with its exit codes set, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExitCodeExceptionMapper(
            problem ->
                problem instanceof ParameterException
                    ? ExitCode.USAGE.code()
                    : ExitCode.INTERNAL.code());
  }

  /** Is reached when no verb is given, which is wrong usage. */
  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
