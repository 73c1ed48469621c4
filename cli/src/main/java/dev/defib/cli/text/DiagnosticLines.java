package dev.defib.cli.text;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.DiagnosticRenderer;

/** Diagnostics for a terminal, each with an empty line behind it. */
public final class DiagnosticLines {
  private final Style style;
  private final DiagnosticRenderer renderer;

  public DiagnosticLines(Style style) {
    this.style = style;
    this.renderer = new DiagnosticRenderer(style == Style.COLORED);
  }

  public String text(Diagnostic diagnostic) {
    return (hasText(diagnostic) ? renderer.render(diagnostic) : headline(diagnostic)) + "\n";
  }

  /** Of a file that could not be read there is no line to show. */
  private static boolean hasText(Diagnostic diagnostic) {
    return diagnostic.code() != Code.UNREADABLE_FILE && diagnostic.code() != Code.FILE_TOO_LARGE;
  }

  private String headline(Diagnostic diagnostic) {
    return style.bad("error[" + diagnostic.code().text() + "]")
        + style.strong(": " + Texts.harmless(diagnostic.headline()));
  }
}
