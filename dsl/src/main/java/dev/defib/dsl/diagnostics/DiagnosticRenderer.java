package dev.defib.dsl.diagnostics;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders diagnostics as text for people: the headline, where, the line with the place underlined,
 * the reasons elsewhere in the same manner, and the help.
 *
 * <pre>
 * error[DF0206]: `Disk` has no state `redy`
 *   --> disk.defib:12:20
 *    |
 * 12 |     on reset -> redy
 *    |                 ^^^^
 *    |
 * help: did you mean `ready`?
 * </pre>
 */
public final class DiagnosticRenderer {
  private final Palette palette;

  /** With {@code colour}, the text holds ANSI escape sequences. */
  public DiagnosticRenderer(boolean colour) {
    this.palette = new Palette(colour);
  }

  /** All of them in their order, a blank line between two; no line break at the end. */
  public String render(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::render).collect(Collectors.joining("\n\n"));
  }

  /** One diagnostic, in several lines; no line break at the end. */
  public String render(Diagnostic diagnostic) {
    int gutter = gutter(diagnostic);
    Palette.Ink ink = ink(diagnostic.severity());
    StringBuilder text = new StringBuilder();
    text.append(
            palette.paint(ink, word(diagnostic.severity()) + "[" + diagnostic.code().text() + "]"))
        .append(palette.paint(Palette.Ink.BOLD, ": " + Columns.harmless(diagnostic.headline())));
    text.append(
        new Snippet(diagnostic.place(), '^', ink, palette, gutter).text(diagnostic.label()));
    for (Diagnostic.Reason reason : diagnostic.reasons()) {
      text.append('\n').append(remark("note", reason.text()));
      text.append(new Snippet(reason.place(), '-', Palette.Ink.BLUE, palette, gutter).text(""));
    }
    diagnostic.help().ifPresent(help -> text.append('\n').append(remark("help", help)));
    return text.toString();
  }

  private String remark(String word, String text) {
    return palette.paint(Palette.Ink.CYAN, word) + ": " + Columns.harmless(text);
  }

  /** The width of the largest line number, the same for all snippets of a diagnostic. */
  private static int gutter(Diagnostic diagnostic) {
    int last = lastLine(diagnostic.place());
    for (Diagnostic.Reason reason : diagnostic.reasons()) {
      last = Math.max(last, lastLine(reason.place()));
    }
    return Integer.toString(last).length();
  }

  private static int lastLine(Span place) {
    return place.source().line(place.end());
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }

  private static Palette.Ink ink(Severity severity) {
    return switch (severity) {
      case ERROR -> Palette.Ink.RED;
      case WARNING -> Palette.Ink.YELLOW;
    };
  }
}
