package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code [lazy|fair] [trigger] [when guard | otherwise] [{ effects }] [-> target]}.
 *
 * @param fault the name of a machine's own fault, where this is one: it has no trigger then
 */
public record Transition(
    boolean lazy,
    boolean fair,
    Optional<Identifier> fault,
    Optional<Trigger> trigger,
    Guard guard,
    List<Effect> effects,
    Optional<Target> target,
    Span span) {
  public Transition {
    effects = List.copyOf(effects);
  }

  /** The condition besides the trigger. */
  public sealed interface Guard {
    /** No condition. */
    record None() implements Guard {}

    record When(Expr condition, Span span) implements Guard {}

    /** {@code otherwise}; with {@code ignore}, of a device, unexpected commands have no effect. */
    record Otherwise(boolean ignore, Span span) implements Guard {}
  }

  public sealed interface Target {
    Span span();

    record ToState(Identifier state, Span span) implements Target {}

    /** {@code -> { a, b }}. */
    record ToOneOf(List<Identifier> states, Span span) implements Target {
      public ToOneOf {
        states = List.copyOf(states);
      }
    }

    record ToAny(Span span) implements Target {}

    record Stay(Span span) implements Target {}

    /** {@code -> exit(reason)}: the machine ends itself. */
    record Exit(Identifier reason, Span span) implements Target {}
  }
}
