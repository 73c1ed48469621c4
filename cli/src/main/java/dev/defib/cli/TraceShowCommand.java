package dev.defib.cli;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.Detail;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TextReport;
import dev.defib.cli.text.TraceText;
import java.util.ArrayList;
import java.util.List;
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
    String text = InputFile.read(host, file);
    try {
      switch (Json.schema(text)) {
        case VerdictDocument.SCHEMA -> show(Json.read(text, VerdictDocument.class));
        case SavedTrace.SCHEMA -> show(Json.read(text, SavedTrace.class));
        default ->
            throw new UsageException(
                "`" + file + "` is neither a verdict document nor a saved walk");
      }
    } catch (Json.MalformedException e) {
      throw new UsageException("cannot read `" + file + "`: " + e.getMessage());
    }
    return 0;
  }

  private void show(VerdictDocument document) throws UsageException {
    var report = new TextReport(color.style(host), Detail.FULL, host.out()::println);
    var names = new ArrayList<String>();
    boolean shown = false;
    for (SpecEntry spec : document.specs()) {
      for (CheckEntry entry : spec.checks()) {
        if (entry.trace() != null) {
          names.add(spec.spec() + "." + entry.name());
          if (isWanted(spec, entry)) {
            report.trace(spec, entry);
            shown = true;
          }
        }
      }
    }
    if (!shown) {
      throw new UsageException(nothing(names));
    }
  }

  private boolean isWanted(SpecEntry spec, CheckEntry entry) {
    return check.isEmpty()
        || check.get().equals(entry.name())
        || check.get().equals(spec.spec() + "." + entry.name());
  }

  private String nothing(List<String> names) {
    return names.isEmpty()
        ? "`" + file + "` holds no run"
        : "`" + file + "` holds runs of " + String.join(", ", names) + " only";
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
