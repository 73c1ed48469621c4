package dev.defib.checker.portfolio;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.property.Property;
import java.util.Optional;
import java.util.Set;

/** What two engines that decided the same question must agree on. */
final class Agreement {
  /** The engines whose finite runs are shortest ones. */
  private static final Set<String> SHORTEST = Set.of("explicit", "reference", "bmc", "induction");

  private Agreement() {}

  /**
   * Objects if two final answers to one question contradict one another. Runs are compared where
   * what settles the question is a single run to a goal.
   *
   * @throws SelfCheckException which is then a defect of one of the engines
   */
  static void demand(Question question, Answer one, Answer other) {
    String first = told(one);
    String second = told(other);
    if (!first.equals(second)) {
      if (missesErrors(one, other) || missesErrors(other, one)) {
        return;
      }
      throw differ(one, first, other, second);
    }
    if (question.property() instanceof Property.OfOneRun
        && SHORTEST.contains(one.engine())
        && SHORTEST.contains(other.engine())) {
      Optional<Integer> length = length(one);
      Optional<Integer> otherLength = length(other);
      if (length.isPresent() && otherLength.isPresent() && !length.equals(otherLength)) {
        throw differ(
            one,
            "a run of %d steps".formatted(length.get()),
            other,
            "one of %d".formatted(otherLength.get()));
      }
    }
  }

  /** Who has come to a goal does not always know that elsewhere runs end in errors. */
  private static boolean missesErrors(Answer one, Answer other) {
    return one.verdict() instanceof Verdict.Holds(Verdict.Evidence.Finite _, var _)
        && other.verdict() instanceof Verdict.Undecided;
  }

  private static SelfCheckException differ(Answer one, String first, Answer other, String second) {
    return new SelfCheckException(
        "the engines disagree on `%s`: %s says %s, %s says %s"
            .formatted(one.question(), one.engine(), first, other.engine(), second));
  }

  private static String told(Answer answer) {
    return switch (answer.verdict()) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Vacuous _ -> "vacuous";
      case Verdict.Undecided undecided -> undecided.reason();
    };
  }

  /** What an engine that did not have to answer says, as a clause. */
  static String outcome(Answer answer) {
    return answer.verdict() instanceof Verdict.Undecided undecided ? undecided.reason() : "agrees";
  }

  /** The steps of the finite run that the answer rests on. */
  private static Optional<Integer> length(Answer answer) {
    Optional<Trace> trace =
        switch (answer.verdict()) {
          case Verdict.Holds holds -> holds.trace();
          case Verdict.Violated violated -> violated.trace();
          case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
        };
    return trace.filter(run -> !run.isLasso()).map(run -> run.stem().size());
  }
}
