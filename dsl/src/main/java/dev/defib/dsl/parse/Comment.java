package dev.defib.dsl.parse;

import dev.defib.dsl.source.Span;

/** A comment as written, its marks included and the line break behind it not. */
public record Comment(Span span) {
  public String text() {
    return span.text();
  }

  /** Whether it is one that ends with its line. */
  public boolean endsWithLine() {
    return text().startsWith("//");
  }
}
