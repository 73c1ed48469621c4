package dev.defib.dsl.parse;

import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.Locale;

/** How much text the parser takes: whatever is past a limit is an error with the number in it. */
final class Limits {
  /** Of brackets, prefix operators, conditions and scopes, and of the tree of an expression. */
  static final int NESTING = 1_000;

  /** Far more than anybody writes, and little enough to be parsed in seconds. */
  static final int CHARACTERS = 8_000_000;

  private Limits() {}

  static Diagnostic tooLarge(Source source) {
    String size = String.format(Locale.ROOT, "%,d", source.text().length());
    return Diagnostic.of(
            Code.FILE_TOO_LARGE, "the file has " + size + " characters; the limit is 8,000,000")
        .help("take it apart into several models")
        .at(new Span(source, 0, 0));
  }

  static Diagnostic tooDeep(Span place) {
    return Diagnostic.of(Code.TOO_DEEP, "nested past 1,000")
        .help("name parts of it by `define`, or take it apart")
        .at(place);
  }
}
