package dev.defib.cli;

import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.Version;
import dev.defib.cli.host.Host;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code defib} command, to which each verb is a subcommand. */
@Command(
    name = "defib",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Checks models of driver recovery protocols.",
    synopsisSubcommandLabel = "VERB",
    footer = {"", "defib VERB --help tells more about a verb."})
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Host.process(), args));
  }

  /** Runs the command and returns its exit code. */
  static int run(Host host, String... args) {
    int code;
    try {
      code = commandLine(host, args).execute(args);
    } catch (StackOverflowError | OutOfMemoryError defect) {
      Defect.report(host, "this command", defect);
      code = ExitCode.INTERNAL.code();
    }
    if (host.out().checkError()) {
      host.err().println("defib: standard output could not be written");
      code = code < ExitCode.INTERNAL.code() ? ExitCode.USAGE.code() : code;
    }
    host.err().flush();
    return code;
  }

  private static CommandLine commandLine(Host host, String... args) {
    var line = new CommandLine(new Main());
    Verb.needed(args).forEach(verb -> line.addSubcommand(verb.word(), verb.command(host)));
    line.getSubcommands().values().forEach(Main::addHelp);
    return line.setOut(host.out())
        .setErr(host.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((problem, _) -> wrongUsage(host, problem))
        .setExecutionExceptionHandler((problem, verb, _) -> failed(host, problem, verb));
  }

  private static void addHelp(CommandLine verb) {
    if (!verb.getCommandSpec().helpCommand()) {
      verb.getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("show this help")
                  .build());
    }
    verb.getSubcommands().values().forEach(Main::addHelp);
  }

  private static int failed(Host host, Exception problem, CommandLine verb) {
    return switch (problem) {
      case UsageException usage ->
          wrongUsage(host, new ParameterException(verb, usage.complaint()));
      case RefusedException refused -> refused.exitCode().code();
      default -> {
        Defect.report(host, "this command", problem);
        yield ExitCode.INTERNAL.code();
      }
    };
  }

  private static int wrongUsage(Host host, ParameterException problem) {
    host.err().println("defib: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, host.err());
    String verb = problem.getCommandLine().getCommandSpec().qualifiedName();
    host.err().println("See " + verb + " --help");
    return ExitCode.USAGE.code();
  }

  /** Is reached when no verb is given, which is wrong usage. */
  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
