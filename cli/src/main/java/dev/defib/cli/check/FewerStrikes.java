package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explain.Explanation.FewerFaults;
import dev.defib.checker.explain.StrikeLimit;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds with how few strikes a violated check is still violated. */
public final class FewerStrikes {
  /** When to look for that: it takes up to one more search for each strike of the run. */
  public enum When {
    /** For checks that came out otherwise than expected, if the search was short. */
    auto,
    always,
    never
  }

  private static final int SHOWN_MAX = 8;
  private static final long STATES_MAX = 200_000;

  private final Deadline deadline;
  private final CheckSettings settings;

  FewerStrikes(CheckSettings settings, Deadline deadline) {
    this.settings = settings;
    this.deadline = deadline;
  }

  boolean isWanted(Answer answer, boolean asExpected) {
    return switch (settings.fewerFaults()) {
      case auto -> !asExpected && answer.states() <= STATES_MAX;
      case always -> true;
      case never -> false;
    };
  }

  /**
   * Searches with no strike, with one and so on; empty if the run shown has none, or too many, or a
   * search came to no end.
   */
  Optional<FewerFaults> find(TransitionSystem system, Question question, Trace shown)
      throws InterruptedException {
    int strikes = strikes(shown).size();
    for (int most = 0; strikes <= SHOWN_MAX && most < strikes; most++) {
      Verdict verdict = ask(StrikeLimit.of(system, most), question);
      if (verdict instanceof Verdict.Violated violated) {
        return violated
            .trace()
            .map(run -> new FewerFaults(strikes, strikes(run).size(), strikes(run)));
      }
      if (!(verdict instanceof Verdict.Holds)) {
        return Optional.empty();
      }
    }
    return strikes == 0 || strikes > SHOWN_MAX
        ? Optional.empty()
        : Optional.of(new FewerFaults(strikes, strikes, strikes(shown)));
  }

  /** Whether anything strikes at all does not matter here, so the question has no occurrences. */
  private Verdict ask(TransitionSystem system, Question question) throws InterruptedException {
    var plain = new Question(question.name(), question.property(), List.of());
    var problem = new Problem(system, List.of(plain));
    Budget budget = settings.limits().budget(deadline.nanosLeft()).withStatesMax(2 * STATES_MAX);
    return new ExplicitEngine(true).check(problem, budget, Progress.SILENT).getFirst().verdict();
  }

  private static List<String> strikes(Trace trace) {
    return Stream.concat(trace.stem().stream(), trace.loop().stream())
        .map(step -> trace.system().actions().get(step.action()))
        .filter(action -> action.kind() == Action.Kind.FAULT)
        .map(Action::label)
        .toList();
  }
}
