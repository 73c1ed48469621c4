package dev.defib.cli.document;

import dev.defib.checker.ir.Place;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;

/** Places as documents have them. */
public final class Places {
  private Places() {}

  public static Place of(Span span) {
    Source source = span.source();
    return new Place(
        source.name(),
        span.line(),
        span.column(),
        source.line(span.end()),
        source.column(span.end()));
  }
}
