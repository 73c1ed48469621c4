package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.dsl.source.Span;
import java.util.List;

/** Something that goes wrong where it is read or done, if the condition holds there. */
record Flaw(Term condition, ErrorKind kind, String message, Span place) {
  Flaw when(Term path) {
    return new Flaw(Terms.and(path, condition), kind, message, place);
  }

  static List<Flaw> when(Term path, List<Flaw> flaws) {
    return flaws.stream()
        .map(f -> f.when(path))
        .filter(f -> !Terms.isFalse(f.condition()))
        .toList();
  }

  /** That at least one of them occurs. */
  static Term any(List<Flaw> flaws) {
    return Terms.or(flaws.stream().map(Flaw::condition).toList());
  }
}
