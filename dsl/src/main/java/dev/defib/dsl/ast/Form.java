package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.Optional;

/** What a check asserts. */
public sealed interface Form {
  Span span();

  record Always(Expr p, Span span) implements Form {}

  record Never(Expr p, Span span) implements Form {}

  record Possible(Expr p, Span span) implements Form {}

  /** From every reachable state p can still be reached (AG EF p). */
  record AlwaysPossible(Expr p, Span span) implements Form {}

  record AlwaysEventually(Expr p, Span span) implements Form {}

  record EventuallyAlways(Expr p, Span span) implements Form {}

  record Eventually(Expr p, Optional<Expr> within, Span span) implements Form {}

  record LeadsTo(Expr p, Expr q, Optional<Expr> within, Span span) implements Form {}

  record StaysUntil(Expr p, Expr q, Span span) implements Form {}

  record After(Expr scope, Form form, Span span) implements Form {}

  record Before(Expr scope, Form form, Span span) implements Form {}

  record Between(Expr opening, Expr closing, Form form, Span span) implements Form {}

  record While(Expr scope, Form form, Span span) implements Form {}

  /**
   * The recovery sentence: {@code usable after any single crash of drv within 20}.
   *
   * @param fault as in an {@code under} clause, its strength the bound
   * @param phrase whether it was written with {@code of}
   */
  record Recovery(
      Expr usable,
      Optional<Expr> upTo,
      Fault fault,
      boolean phrase,
      Optional<Expr> within,
      Span span)
      implements Form {}

  /**
   * {@code worst ticks from P to Q within 20}: a figure, and what it may be at most.
   *
   * @param steps whether steps are counted, not ticks
   */
  record Measure(Figure figure, boolean steps, Expr from, Expr to, Optional<Expr> within, Span span)
      implements Form {}

  /** Which of the runs are meant. */
  enum Figure {
    WORST,
    BEST
  }

  record NoFalseAlarm(Expr machine, Optional<Expr> by, Span span) implements Form {}

  record NoMissedHang(Expr machine, Optional<Expr> within, Span span) implements Form {}

  /** A built-in check written out, so that it can have a name, faults and an expectation. */
  record BuiltInCheck(Spec.BuiltIn builtIn, Span span) implements Form {}

  /** The formula's temporal operators are {@link Expr.UnaryOp} and {@link Expr.BinaryOp}. */
  record Ltl(Expr formula, Span span) implements Form {}
}
