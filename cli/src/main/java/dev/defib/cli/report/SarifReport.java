package dev.defib.cli.report;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.report.Findings.Checked;
import dev.defib.cli.report.SarifLog.FlowLocation;
import dev.defib.cli.report.SarifLog.Location;
import dev.defib.cli.report.SarifLog.Message;
import dev.defib.dsl.diagnostics.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SARIF: a rule for each check and each kind of diagnostic, a result for each finding, and the run
 * that violates a check as its code flow.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final VerdictDocument document;
  private final List<SarifLog.Rule> rules = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<SarifLog.Result> results = new ArrayList<>();

  private SarifReport(VerdictDocument document) {
    this.document = document;
  }

  static String write(VerdictDocument document) {
    return Json.write(new SarifReport(document).log());
  }

  private SarifLog log() {
    Findings.checks(document).forEach(this::check);
    document.diagnostics().forEach(this::diagnostic);
    var driver = new SarifLog.Driver(document.tool().name(), document.tool().version(), rules);
    var run =
        new SarifLog.Run(
            new SarifLog.Tool(driver), List.of(invocation()), "utf16CodeUnits", results);
    return new SarifLog(SCHEMA, "2.1.0", List.of(run));
  }

  private SarifLog.Invocation invocation() {
    return new SarifLog.Invocation(
        Findings.trouble(document).isEmpty(),
        document.exitCode(),
        Stream.concat(
                Findings.trouble(document).stream().map(why -> notification("error", why)),
                document.specs().stream()
                    .flatMap(spec -> spec.passedBy().stream())
                    .map(passed -> notification("note", "not decided here: " + passed.command())))
            .toList());
  }

  private static SarifLog.Notification notification(String level, String text) {
    return new SarifLog.Notification(level, new Message(text));
  }

  private void check(Checked checked) {
    String text = checked.check().text();
    String form = checked.check().form();
    int rule = rule(checked.id(), form, text == null ? form : text);
    if (!checked.check().asExpected()) {
      TraceDocument trace = checked.check().trace();
      results.add(
          new SarifLog.Result(
              checked.id(),
              rule,
              "error",
              new Message(checked.message()),
              List.of(location(checked.check().place(), null)),
              Map.of("check/v1", checked.id()),
              trace == null || trace.steps().findAny().isEmpty() ? null : List.of(flow(trace))));
    }
  }

  private void diagnostic(DiagnosticEntry diagnostic) {
    int rule = rule(diagnostic.code(), diagnostic.code(), "defib explain " + diagnostic.code());
    results.add(
        new SarifLog.Result(
            diagnostic.code(),
            rule,
            diagnostic.severity() == Severity.ERROR ? "error" : "warning",
            new Message(diagnostic.message()),
            List.of(location(diagnostic.place(), null)),
            Map.of("diagnostic/v1", diagnostic.code() + " " + diagnostic.message()),
            null));
  }

  /** The index of a rule, which is added if it is new. */
  private int rule(String id, String name, String text) {
    return indices.computeIfAbsent(
        id,
        _ -> {
          rules.add(new SarifLog.Rule(id, new Message(name), new Message(text)));
          return rules.size() - 1;
        });
  }

  // ---- Runs

  private static SarifLog.CodeFlow flow(TraceDocument trace) {
    List<FlowLocation> steps = trace.steps().map(step -> step(trace, step)).toList();
    return new SarifLog.CodeFlow(List.of(new SarifLog.ThreadFlow(steps)));
  }

  private static FlowLocation step(TraceDocument trace, TraceDocument.Step step) {
    var state = new LinkedHashMap<String, Message>();
    step.changes().forEach(change -> state.put(change.name(), new Message(change.after())));
    String loop =
        trace.isLasso() && step.index() == trace.stem().size() + 1 ? "for ever from here: " : "";
    return new FlowLocation(
        step.index(), importance(step.kind()), location(step.place(), loop + step.label()), state);
  }

  private static String importance(Action.Kind kind) {
    return switch (kind) {
      case FAULT -> "essential";
      case STEP -> "important";
      case TICK -> "unimportant";
    };
  }

  private static Location location(Place place, @Nullable String message) {
    return new Location(
        Findings.isKnown(place)
            ? new SarifLog.PhysicalLocation(
                new SarifLog.ArtifactLocation(uri(place.file())),
                new SarifLog.Region(
                    place.line(),
                    place.column(),
                    Math.max(place.line(), place.endLine()),
                    Math.max(1, place.endColumn())))
            : null,
        message == null ? null : new Message(message));
  }

  private static String uri(String file) {
    try {
      return new URI(file.startsWith("/") ? "file" : null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
