package dev.defib.dsl.mutate;

import dev.defib.dsl.source.Span;
import java.util.function.Function;

/**
 * Something left out of a node.
 *
 * @param <T> the kind of node
 * @param text what is left out, for the user
 * @param after the node without it
 */
record Change<T>(Mutant.Kind kind, String text, Span span, T after) {

  /** The same change seen from a node that holds this one. */
  <R> Change<R> within(Function<T, R> whole) {
    return new Change<>(kind, text, span, whole.apply(after));
  }

  /** {@code drop} and what the user wrote, on one line. */
  static <T> Change<T> drop(Mutant.Kind kind, String what, Span span, T after) {
    String written = span.text().strip().replaceAll("\\s+", " ");
    return new Change<>(kind, "drop the " + what + " `" + written + "`", span, after);
  }
}
