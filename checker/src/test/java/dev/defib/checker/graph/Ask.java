package dev.defib.checker.graph;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import java.util.List;

/** Asks the reference engine one question. */
final class Ask {
  private Ask() {}

  static Answer answer(
      TransitionSystem system, Property property, Budget budget, Question.Occurrence... must) {
    Question question = new Question("question", property, List.of(must));
    try {
      return new ReferenceEngine()
          .check(new Problem(system, List.of(question)), budget, Progress.SILENT)
          .getFirst();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Answer answer(TransitionSystem system, Property property, Question.Occurrence... must) {
    return answer(system, property, Budget.UNLIMITED, must);
  }

  static Verdict verdict(TransitionSystem system, Property property, Question.Occurrence... must) {
    return answer(system, property, must).verdict();
  }

  static boolean isViolated(TransitionSystem system, Property property) {
    return verdict(system, property) instanceof Verdict.Violated;
  }

  static Trace counterexample(TransitionSystem system, Property property) {
    return switch (verdict(system, property)) {
      case Verdict.Violated violated -> violated.trace().orElseThrow();
      case Verdict.Holds _, Verdict.Vacuous _, Verdict.Undecided _ ->
          throw new AssertionError("no counterexample: " + verdict(system, property));
    };
  }
}
