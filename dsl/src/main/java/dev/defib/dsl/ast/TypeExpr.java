package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;

/** A type as written. */
public sealed interface TypeExpr {
  Span span();

  record Bool(Span span) implements TypeExpr {}

  /** {@code int}: for constants and parameters, which are not part of the state. */
  record Int(Span span) implements TypeExpr {}

  /** {@code low..high}, both included. */
  record Range(Expr low, Expr high, Span span) implements TypeExpr {}

  /** An enumeration, a constant's name that begins no range, or (of a parameter) a machine type. */
  record Named(QualifiedName name, Span span) implements TypeExpr {}

  /** {@code T[n]}. */
  record Array(TypeExpr element, Expr length, Span span) implements TypeExpr {}
}
