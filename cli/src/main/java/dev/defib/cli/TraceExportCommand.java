package dev.defib.cli;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.convert.TraceFormat;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.host.Host;
import dev.defib.cli.report.Format;
import dev.defib.cli.report.WalkPage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code trace export}: a saved run for another tool. */
@Command(
    name = "export",
    description = "Writes a saved run in another format.",
    sortOptions = false)
final class TraceExportCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SavedRunChoice choice;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}")
  private TraceFormat format;

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
    SavedRuns.Run run = choice.read(host);
    target.write(format.write(run.trace(), () -> page(run)));
    return 0;
  }

  private String page(SavedRuns.Run run) {
    Map<String, String> sources = sources(run.trace());
    return switch (run) {
      case SavedRuns.OfCheck(SpecEntry in, CheckEntry entry) ->
          Format.HTML.write(
              VerdictDocument.of(0, List.of(in.withChecks(List.of(entry))), List.of())
                  .withSources(sources));
      case SavedRuns.Walk(SavedTrace saved) -> WalkPage.of(saved, sources).html();
    };
  }

  /** The files through which the run goes, as far as they are there. */
  private Map<String, String> sources(TraceDocument trace) {
    var sources = new TreeMap<String, String>();
    trace
        .steps()
        .map(step -> step.place().file())
        .distinct()
        .forEach(name -> InputFile.source(host, name).ifPresent(text -> sources.put(name, text)));
    return sources;
  }
}
