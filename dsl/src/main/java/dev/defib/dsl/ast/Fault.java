package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One fault of an {@code under} clause.
 *
 * @param kind {@code crash(drv)}, {@code stuck(m.x)}, or a place that names a machine's own fault
 * @param by the n of {@code slow(m) by n}
 * @param at the v of {@code stuck(m.x) at v}
 * @param in the states of {@code garble(d) in {a, b}}, empty for all
 */
public record Fault(
    Expr kind,
    boolean together,
    boolean frozen,
    Optional<Expr> by,
    Optional<Expr> at,
    List<Identifier> in,
    Strength strength,
    Optional<Expr> phase,
    Optional<Duration> duration,
    Span span) {
  public Fault {
    in = List.copyOf(in);
  }

  /** How often it may strike. */
  public sealed interface Strength {
    /**
     * {@code any number}.
     *
     * @param written whether the text says so; it is meant where nothing is said
     */
    record Unlimited(boolean written) implements Strength {}

    record Total(Expr count, Span span) implements Strength {}

    record AtOnce(Expr count, Span span) implements Strength {}

    record PerTicks(Expr count, Expr ticks, Span span) implements Strength {}

    record FinitelyMany(Span span) implements Strength {}
  }

  /** {@code for low..high} ticks. */
  public record Duration(Expr low, Expr high, Span span) {}
}
