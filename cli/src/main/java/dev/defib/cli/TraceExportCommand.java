package dev.defib.cli;

import dev.defib.cli.convert.TraceFormat;
import dev.defib.cli.host.Host;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code trace export}: a saved run for another tool. */
@Command(
    name = "export",
    description = "Writes a saved run in another format.",
    sortOptions = false)
final class TraceExportCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "FILE", description = "as written by check --json or simulate --save")
  private String file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}")
  private TraceFormat format;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = "the run of this check: its name, or spec.name")
  private Optional<String> check = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "-",
      description = "where to write it (default: standard output)")
  private String output;

  TraceExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    var target = new OutputFile(host, output);
    target.write(format.write(SavedRuns.read(host, file).one(check).trace()));
    return 0;
  }
}
