package dev.defib.cli;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.Detail;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TextReport;
import dev.defib.cli.text.TraceText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code trace show}: prints saved runs as {@code check} does. */
@Command(
    name = "show",
    description = "Prints the runs in a verdict document or a saved walk.",
    sortOptions = false)
final class TraceShowCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "FILE", description = "as written by check --json or simulate --save")
  private String file;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = "show this check alone: its name, or spec.name")
  private Optional<String> check = Optional.empty();

  @Mixin private ColorOption color;

  TraceShowCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    var report = new TextReport(color.style(host), Detail.FULL, host.out()::println);
    for (SavedRuns.Run run : SavedRuns.read(host, file).some(check)) {
      switch (run) {
        case SavedRuns.OfCheck(SpecEntry spec, CheckEntry entry) -> report.trace(spec, entry);
        case SavedRuns.Walk(SavedTrace saved) -> show(saved);
      }
    }
    return 0;
  }

  private void show(SavedTrace saved) {
    Style style = color.style(host);
    host.out().println(style.strong(saved.trace().system()) + "  " + style.faint(saved.file()));
    if (!saved.faults().isEmpty()) {
      host.out().println("  under " + String.join(", ", saved.faults()));
    }
    new TraceText(style, "  ", host.out()::println).full(saved.trace());
  }
}
