package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code tune name limit in 1..6 so that check minimizing figure}: which values of the system's
 * parameters satisfy the checks, and which of these are best.
 *
 * @param checks names of checks that must come out as they are expected to
 * @param figures names of measures, of checks with a bound, or of parameters; less is better
 */
public record Tune(
    Identifier name,
    Optional<String> text,
    List<Range> ranges,
    List<Identifier> checks,
    List<Identifier> figures,
    Span span) {
  public Tune {
    ranges = List.copyOf(ranges);
    checks = List.copyOf(checks);
    figures = List.copyOf(figures);
  }

  /**
   * The values that a parameter is given: {@code limit in 1..6}, {@code law in {linear, doubling}}.
   *
   * @param domain the least value if there is a greatest, otherwise the set of them
   */
  public record Range(Identifier parameter, Expr domain, Optional<Expr> high, Span span) {}
}
