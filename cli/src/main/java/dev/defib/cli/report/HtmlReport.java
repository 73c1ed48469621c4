package dev.defib.cli.report;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.VerdictDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page that needs nothing but itself: the document stands in it as JSON, and a script shows it.
 *
 * <p>Nothing in the document can become markup: in its JSON no element can end, and the script
 * makes elements of names and texts alone.
 */
final class HtmlReport {
  private static final List<String> SCRIPTS =
      List.of("dom.js", "run.js", "lanes.js", "why.js", "live.js", "main.js");

  private HtmlReport() {}

  static String write(VerdictDocument document) {
    return page(document);
  }

  /** The page of a walk, which has no verdicts. */
  static String write(WalkPage walk) {
    return page(walk);
  }

  private static String page(Object document) {
    String script = SCRIPTS.stream().map(HtmlReport::resource).collect(Collectors.joining("\n"));
    return resource("report.html")
        .replace("@CSS@", resource("report.css"))
        .replace("@SCRIPT@", script)
        .replace("@DATA@", Json.compact(document).replace("<", "\\u003c"));
  }

  private static String resource(String name) {
    try (var in = HtmlReport.class.getResourceAsStream("/dev/defib/cli/report/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
