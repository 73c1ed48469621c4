package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the reference engine says of a system, held against what other tools say. */
final class SecondOpinion {
  private final String name;
  private final TransitionSystem system;
  private final List<Question> questions;
  private final List<Answer> answers;
  private final Path folder;
  private final long states;
  private final long transitions;
  private final boolean tooLarge;

  /**
   * @param name for messages
   * @param statesMax a system with more states is not judged
   */
  SecondOpinion(
      String name, TransitionSystem system, List<Question> questions, long statesMax, Path folder)
      throws InterruptedException {
    this.name = name;
    this.system = system;
    this.questions = questions;
    this.folder = folder;
    Budget budget = Budget.UNLIMITED.withStatesMax(statesMax);
    List<Question> asked = new ArrayList<>(questions);
    asked.add(new Question("how many states", new Property.Invariant(Term.TRUE), List.of()));
    answers = new ReferenceEngine().check(new Problem(system, asked), budget, Progress.SILENT);
    states = answers.getLast().states();
    transitions = answers.getLast().transitions();
    tooLarge = states >= statesMax;
  }

  /**
   * On how much there was agreement.
   *
   * @param satisfied invariants or claims that hold
   */
  record Agreement(long states, int satisfied, int violated) {
    static final Agreement NONE = new Agreement(0, 0, 0);

    Agreement plus(Agreement other) {
      return new Agreement(
          states + other.states, satisfied + other.satisfied, violated + other.violated);
    }

    private Agreement and(boolean holds) {
      return new Agreement(states, satisfied + (holds ? 1 : 0), violated + (holds ? 0 : 1));
    }
  }

  boolean isTooLarge() {
    return tooLarge;
  }

  // ---- States and invariants

  /**
   * What is asked as an invariant.
   *
   * @param fails whether it fails somewhere, according to the engine; empty if it does not say
   */
  private record Asked(String question, Term invariant, Optional<Boolean> fails) {
    boolean hasEvents() {
      return Terms.mentions(invariant, part -> part instanceof Term.Happened);
    }
  }

  /**
   * The number of states and transitions, and the verdicts on all invariants; empty if the judge
   * cannot be asked.
   */
  Optional<Agreement> onStates(StateJudge judge) throws IOException, InterruptedException {
    List<Asked> asked = asked();
    Optional<Agreement> onStates = agreement(judge, asked, Predicate.not(Asked::hasEvents));
    return asked.stream().anyMatch(Asked::hasEvents) && onStates.isPresent()
        ? agreement(judge, asked, Asked::hasEvents).map(onStates.get()::plus)
        : onStates;
  }

  private Optional<Agreement> agreement(StateJudge judge, List<Asked> all, Predicate<Asked> which)
      throws IOException, InterruptedException {
    List<Asked> asked = all.stream().filter(which).toList();
    List<Invariant> invariants =
        asked.stream().map(a -> new Invariant(a.question(), a.invariant())).toList();
    if (!(judge.export(system, invariants) instanceof Export.Text text)) {
      return Optional.empty();
    }
    StateJudge.Report report = judge.explore(text, folder, states);
    Agreement agreement = Agreement.NONE;
    if (text.extraStates().isPresent()) {
      assertThat(report.states()).as("%s: states in %s", name, judge).isEqualTo(states);
      assertThat(report.transitions().orElse(transitions))
          .as("%s: transitions in %s", name, judge)
          .isEqualTo(transitions);
      agreement = new Agreement(states, 0, 0);
    }
    for (int i = 0; i < asked.size(); i++) {
      boolean fails = report.violated().contains(i);
      assertThat(fails)
          .as("%s: %s says that %s fails", name, judge, asked.get(i).question())
          .isEqualTo(asked.get(i).fails().orElse(fails));
      agreement = agreement.and(!fails);
    }
    return Optional.of(agreement);
  }

  private List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      Verdict verdict = answers.get(i).verdict();
      Optional<Boolean> violated = Optional.of(verdict instanceof Verdict.Violated);
      switch (question.property()) {
        case Property.Invariant(Term invariant) ->
            asked.add(new Asked(question.name(), invariant, violated));
        case Property.NoError(var kind) ->
            asked.add(new Asked(question.name(), noError(kind), violated));
        case Property.Reachable(Term goal) ->
            asked.add(new Asked(question.name(), Terms.not(goal), isReached(verdict)));
        default -> {}
      }
    }
    return asked;
  }

  /**
   * A goal can be reached where the verdict does not say so: where a fault never strikes it is
   * vacuous, and where the system has errors it is undecided.
   */
  private static Optional<Boolean> isReached(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> Optional.of(true);
      case Verdict.Violated _ -> Optional.of(false);
      case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
    };
  }

  private Term noError(TransitionSystem.ErrorKind kind) {
    List<Term> errors = new ArrayList<>();
    for (Variable variable : system.variables()) {
      for (int i = 0; i < system.errors().size(); i++) {
        if (variable.role() == Variable.Role.ERROR && system.errors().get(i).kind() == kind) {
          errors.add(Terms.equal(Terms.read(variable), i + 1));
        }
      }
    }
    return Terms.not(Terms.or(errors));
  }

  // ---- Fair runs

  /** The verdicts on all temporal properties that SPIN can decide. */
  Agreement onFairRuns() throws IOException, InterruptedException {
    Agreement agreement = Agreement.NONE;
    for (int i = 0; i < questions.size(); i++) {
      if (questions.get(i).property() instanceof Property.Temporal temporal
          && PromelaProcesses.export(system, temporal.formula()) instanceof Claim claim) {
        Optional<Boolean> theirs = SpinJudge.satisfies(claim, folder, 1000 * (states + 100));
        if (theirs.isPresent()) {
          boolean ours = !(answers.get(i).verdict() instanceof Verdict.Violated);
          assertThat(theirs.get())
              .as("%s: SPIN says that %s holds", name, questions.get(i).name())
              .isEqualTo(ours);
          agreement = agreement.and(ours);
        }
      }
    }
    return agreement;
  }
}
