package dev.defib.cli;

import dev.defib.cli.host.Host;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** The verbs of the command, in the order in which help lists them. */
enum Verb {
  CHECK,
  PROBE,
  DIAGNOSE,
  SURVEY,
  TUNE,
  SIMULATE,
  EXPLORE,
  TRACE,
  VERIFY_EVIDENCE,
  INFO,
  FMT,
  LINT,
  MUTATE,
  EXPLAIN,
  EXPORT,
  SELF_TEST,
  MANUAL,
  HELP;

  private static final Set<String> VERSION = Set.of("-V", "--version");

  /**
   * The verbs that must be known to understand a command line. Describing one to picocli takes some
   * milliseconds, so a verb that is named first is known alone, unless it tells of the others.
   */
  static List<Verb> needed(String... args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      return List.of();
    }
    return Arrays.stream(values())
        .filter(verb -> args.length > 0 && args[0].equals(verb.word()))
        .filter(verb -> verb != MANUAL && verb != HELP)
        .findFirst()
        .map(List::of)
        .orElseGet(() -> List.of(values()));
  }

  /** What is typed for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Object command(Host host) {
    return switch (this) {
      case CHECK -> new CheckCommand(host);
      case PROBE -> new ProbeCommand(host);
      case DIAGNOSE -> new DiagnoseCommand(host);
      case SURVEY -> new SurveyCommand(host);
      case TUNE -> new TuneCommand(host);
      case SIMULATE -> new SimulateCommand(host);
      case EXPLORE -> new ExploreCommand(host);
      case TRACE -> trace(host);
      case VERIFY_EVIDENCE -> new VerifyEvidenceCommand(host);
      case INFO -> new InfoCommand(host);
      case FMT -> new FmtCommand(host);
      case LINT -> new LintCommand(host);
      case MUTATE -> new MutateCommand(host);
      case EXPLAIN -> new ExplainCommand(host);
      case EXPORT -> new ExportCommand(host);
      case SELF_TEST -> new SelfTestCommand(host);
      case MANUAL -> new ManualCommand(host);
      case HELP -> new HelpCommand();
    };
  }

  private static CommandLine trace(Host host) {
    return new CommandLine(new TraceCommand())
        .addSubcommand(new TraceShowCommand(host))
        .addSubcommand(new TraceStepCommand(host))
        .addSubcommand(new TraceDiffCommand(host))
        .addSubcommand(new TraceEvalCommand(host))
        .addSubcommand(new TraceExportCommand(host))
        .addSubcommand(new TraceReplayCommand(host));
  }
}
