package dev.defib.checker.explicit;

import dev.defib.checker.engine.Question;
import dev.defib.checker.explicit.code.Probe;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.ErrorEnds;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a search must look for so that all its questions can be answered, each thing once. */
final class Probes {
  private final TransitionSystem system;
  private final Map<Probe, Integer> numbers = new LinkedHashMap<>();

  Probes(TransitionSystem system, List<Question> questions) {
    this.system = system;
    number(anyError());
    for (Question question : questions) {
      goal(question.property()).ifPresent(this::number);
      question.occurrences().forEach(occurrence -> number(occurrence(occurrence)));
    }
  }

  private int number(Probe probe) {
    return numbers.computeIfAbsent(probe, _ -> numbers.size());
  }

  List<Probe> list() {
    return new ArrayList<>(numbers.keySet());
  }

  int numberOf(Probe probe) {
    return numbers.getOrDefault(probe, -1);
  }

  /** Whether some are about states. */
  boolean haveStates() {
    return numbers.keySet().stream().anyMatch(Probe.OfState.class::isInstance);
  }

  /** Hit by the end of every run that ends in an error. */
  Probe anyError() {
    return new Probe.OfState(ErrorEnds.any(system));
  }

  /**
   * What settles the property at its first occurrence: the violation of an invariant, the goal of a
   * search; empty if no single state or step does.
   */
  Optional<Probe> goal(Property property) {
    return property instanceof Property.OfOneRun settled
        ? Optional.of(Probe.of(settled.goal(system)))
        : Optional.empty();
  }

  static Probe occurrence(Question.Occurrence occurrence) {
    return occurrence.steps().isEmpty()
        ? Probe.of(occurrence.condition())
        : new Probe.OfStep(occurrence.steps(), Term.TRUE);
  }
}
