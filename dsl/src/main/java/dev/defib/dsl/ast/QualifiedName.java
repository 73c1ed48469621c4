package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name with its model in front of it, or without: {@code Disk}, {@code policies.otp.Supervisor}.
 */
public record QualifiedName(List<Identifier> parts, Span span) {
  public QualifiedName {
    parts = List.copyOf(parts);
  }

  public String text() {
    return parts.stream().map(Identifier::text).collect(Collectors.joining("."));
  }

  public Identifier last() {
    return parts.getLast();
  }

  @Override
  public String toString() {
    return text();
  }
}
