package dev.defib.cli;

import dev.defib.cli.convert.RunDiff;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.Style;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code trace diff}: in which steps two saved runs differ. */
@Command(
    name = "diff",
    description = "Compares two saved runs step by step.",
    sortOptions = false,
    footer = {"", "Exit code: 0 they are the same, 1 they differ."})
final class TraceDiffCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(index = "0", paramLabel = "FILE", description = "holds the first run")
  private String first;

  @Parameters(index = "1", paramLabel = "FILE", description = "holds the second run")
  private String second;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = "the runs of this check, where the files hold several")
  private Optional<String> check = Optional.empty();

  @Option(
      names = "--and",
      paramLabel = "NAME",
      description = "another check for the second file (default: the same)")
  private Optional<String> other = Optional.empty();

  @Mixin private ColorOption color;

  TraceDiffCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    SavedRuns.Run left = SavedRuns.read(host, first).one(check);
    SavedRuns.Run right = SavedRuns.read(host, second).one(other.or(() -> check));
    Style style = color.style(host);
    var diff = RunDiff.of(left.trace(), right.trace());
    if (diff.isEmpty()) {
      host.out().println("the runs are the same");
      return ExitCode.AS_EXPECTED.code();
    }
    for (RunDiff.Line line : diff.lines()) {
      host.out()
          .println(
              switch (line.side()) {
                case BOTH -> style.faint("  " + line.text());
                case FIRST -> style.bad("- " + line.text());
                case SECOND -> style.good("+ " + line.text());
              });
    }
    return ExitCode.OTHERWISE.code();
  }
}
