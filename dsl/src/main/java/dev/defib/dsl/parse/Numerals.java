package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import org.antlr.v4.runtime.Token;

/** Numbers as written. */
final class Numerals {
  private Numerals() {}

  /** The value of a numeral; one past 64 bits is reported and taken for 0. */
  static long value(Token numeral, Nodes nodes) {
    try {
      return Long.parseLong(numeral.getText());
    } catch (NumberFormatException tooLarge) {
      nodes.report(
          Diagnostic.of(Code.NUMBER_TOO_LARGE, "this number is too large")
              .help("the largest number is " + Long.MAX_VALUE)
              .at(nodes.span(numeral)));
      return 0;
    }
  }
}
