package dev.defib.checker.graph;

import dev.defib.checker.engine.Question;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Looks for what must occur for an answer to mean anything. */
final class Occurrences {
  private final Context context;

  Occurrences(Context context) {
    this.context = context;
  }

  /** The first thing that never occurs, in words. */
  Optional<String> missing(List<Question.Occurrence> occurrences) throws InterruptedException {
    for (Question.Occurrence occurrence : occurrences) {
      if (!occurs(occurrence)) {
        return Optional.of(occurrence.otherwise());
      }
    }
    return Optional.empty();
  }

  private boolean occurs(Question.Occurrence occurrence) throws InterruptedException {
    if (!occurrence.steps().isEmpty()) {
      BitSet labels = context.plain.labelsOf(occurrence.steps());
      return !labels.isEmpty();
    }
    Observed observed = Observed.of(context.plain, List.of(occurrence.condition()), context.watch);
    return !observed.where(occurrence.condition()).isEmpty();
  }
}
