package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;

/** A name where it is written, be it a declaration or a use. */
public record Identifier(String text, Span span) {
  @Override
  public String toString() {
    return text;
  }
}
