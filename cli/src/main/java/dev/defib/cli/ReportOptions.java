package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.text.Detail;
import dev.defib.cli.text.ProgressLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a user says what to show of a run. */
final class ReportOptions {
  enum ProgressWhen {
    auto,
    plain,
    none
  }

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Amount amount = new Amount();

  /** How long the text report is. */
  static final class Amount {
    @Option(names = "--quiet", description = "no text report")
    private boolean quiet;

    @Option(names = "--brief", description = "one line for each check, no evidence")
    private boolean brief;

    @Option(names = "--trace", description = "show the runs of expected violations too")
    private boolean trace;

    @Option(
        names = {"-v", "--verbose"},
        description = "show everything: each check in full, with all its fault points")
    private boolean verbose;

    Detail detail() {
      if (verbose) {
        return Detail.FULL;
      }
      if (trace) {
        return Detail.TRACES;
      }
      return brief ? Detail.BRIEF : Detail.NORMAL;
    }
  }

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}: a live line on a terminal, a line"
              + " every 10 s elsewhere)")
  private ProgressWhen progress;

  @Mixin private ColorOption color;

  /** Makes the reports; with {@code silent} there is no text in any case. */
  CheckReports reports(Host host, boolean silent) {
    return new CheckReports(
        host, color.style(host), amount.detail(), silent || amount.quiet, progressMode(host));
  }

  private ProgressLine.Mode progressMode(Host host) {
    return switch (progress) {
      case auto -> {
        if (amount.quiet) {
          yield ProgressLine.Mode.NONE;
        }
        yield host.errIsTerminal() ? ProgressLine.Mode.LIVE : ProgressLine.Mode.PLAIN;
      }
      case plain -> ProgressLine.Mode.PLAIN;
      case none -> ProgressLine.Mode.NONE;
    };
  }
}
