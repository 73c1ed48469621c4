package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.Optional;

/** The right side of an assignment or a declaration. */
public sealed interface Initializer {
  Span span();

  record Value(Expr value, Span span) implements Initializer {}

  /** {@code any} (of the variable's type) or {@code any low..high}: the checker tries all. */
  record Any(Optional<Expr> low, Optional<Expr> high, Span span) implements Initializer {}
}
