package dev.defib.dsl.source;

/** A stretch of a source: the characters from {@code start} up to, not including, {@code end}. */
public record Span(Source source, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span from " + start + " to " + end);
    }
  }

  public int line() {
    return source.line(start);
  }

  public int column() {
    return source.column(start);
  }

  public String text() {
    return source.text().substring(start, end);
  }

  /** From the start of this span to the end of {@code other}, which must not begin before it. */
  public Span to(Span other) {
    return new Span(source, start, Math.max(end, other.end));
  }

  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
