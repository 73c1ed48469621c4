package dev.defib.checker.random;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether an engine answers as the reference engine did.
 *
 * @param engine that is judged
 * @param reduces whether it looks at representatives of states, so that its counts may differ
 */
record Agreement(Engine engine, boolean reduces) {

  /** What an engine said of some of the questions, and in what it differs, if it does. */
  record Judgement(List<Answer> answers, Optional<String> objection) {
    Judgement {
      answers = List.copyOf(answers);
    }
  }

  /** Asks the questions that are wanted, all of them at once. */
  Judgement judge(Decided decided, Budget budget, Predicate<Question> wanted)
      throws InterruptedException {
    List<Integer> chosen = chosen(decided, wanted);
    List<Question> questions =
        chosen.stream().map(i -> decided.checks().get(i).question()).toList();
    List<Answer> answers =
        engine.check(new Problem(decided.system(), questions), budget, Progress.SILENT);
    if (answers.size() != chosen.size()) {
      return new Judgement(answers, Optional.of("answers to " + answers.size() + " questions"));
    }
    return new Judgement(
        answers,
        IntStream.range(0, answers.size())
            .mapToObj(i -> objection(decided, chosen.get(i), answers.get(i)))
            .flatMap(Optional::stream)
            .findFirst());
  }

  static List<Integer> chosen(Decided decided, Predicate<Question> wanted) {
    return IntStream.range(0, decided.checks().size())
        .filter(i -> wanted.test(decided.checks().get(i).question()))
        .boxed()
        .toList();
  }

  static boolean isOfOneRun(Question question) {
    return question.property() instanceof Property.OfOneRun;
  }

  private Optional<String> objection(Decided decided, int check, Answer answer) {
    Plan.PlannedCheck asked = decided.checks().get(check);
    Answer reference = decided.answers().get(check);
    List<Object> wanted = summary(asked.question(), reference);
    List<Object> found = summary(asked.question(), answer);
    Optional<String> replay =
        trace(answer.verdict()).flatMap(new Interpreter(decided.system())::replay);
    if (wanted.equals(found) && replay.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "seed %d, %s, reduced by %s: %s, the reference says %s; replayed: %s"
            .formatted(
                decided.model().seed(),
                asked.form(),
                answer.reductions(),
                found,
                wanted,
                replay.orElse("yes")));
  }

  /** All that must be the same. */
  private List<Object> summary(Question question, Answer answer) {
    List<Object> outcome =
        List.of(
            verdict(answer.verdict()),
            answer.worstTicks(),
            answer.unboundedTicks(),
            answer.faultPoints(),
            hasFixedLength(question) ? length(answer) : "any length");
    return reduces
        ? outcome
        : List.of(outcome, answer.states(), answer.transitions(), answer.depth());
  }

  /** Fair runs that break a property may differ: one may stop where another goes round. */
  private boolean hasFixedLength(Question question) {
    return reduces ? isOfOneRun(question) : !question.property().isAboutFairRuns();
  }

  /** The steps of the run shown, -1 if none is. */
  static int length(Answer answer) {
    return trace(answer.verdict())
        .map(trace -> trace.stem().size() + trace.loop().size())
        .orElse(-1);
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Vacuous vacuous -> "vacuous: " + vacuous.reason();
      case Verdict.Undecided undecided -> "undecided: " + undecided.reason();
    };
  }

  private static Optional<Trace> trace(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> holds.trace();
      case Verdict.Violated violated -> violated.trace();
      case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
    };
  }
}
