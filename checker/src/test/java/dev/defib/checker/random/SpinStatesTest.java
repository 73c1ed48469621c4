package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.export.Export;
import dev.defib.checker.export.Invariant;
import dev.defib.checker.export.PromelaExport;
import dev.defib.checker.export.SpinJudge;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.random.RandomModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPIN finds the same states in random models, and the same invariants violated. */
class SpinStatesTest {
  private static final int MODELS = Integer.getInteger("random.spin.states", 1_000);
  private static final long STATES_MAX = 4_000;

  @TempDir Path folder;
  private final AtomicInteger holding = new AtomicInteger();
  private final AtomicInteger violated = new AtomicInteger();
  private final AtomicLong states = new AtomicLong();

  @Test
  void spinAgreesOnStatesAndInvariants() {
    SpinJudge.require();
    var comparison = new SpinComparison(RandomModels::of, STATES_MAX, folder);
    comparison.compare(MODELS, decided -> agrees(comparison, decided));
    assertThat(states.get()).isGreaterThan(100L * MODELS);
    assertThat(holding.get()).isGreaterThan(MODELS / 4);
    assertThat(violated.get()).isGreaterThan(MODELS / 4);
  }

  /** Whether both saw the same; false only if the system cannot be exported. */
  private boolean agrees(SpinComparison comparison, Decided decided) {
    List<Invariant> invariants = new ArrayList<>();
    SortedSet<Integer> fail = new TreeSet<>();
    for (int i = 0; i < decided.checks().size(); i++) {
      Property property = decided.checks().get(i).question().property();
      Answer answer = decided.answers().get(i);
      Optional<Term> invariant = invariant(property, decided.system());
      if (invariant.isPresent() && isTelling(property, answer.verdict())) {
        if (fails(property, answer.verdict())) {
          fail.add(invariants.size());
        }
        invariants.add(new Invariant("c" + i, invariant.get()));
      }
    }
    if (!(PromelaExport.export(decided.system(), invariants) instanceof Export.Text text)) {
      return false;
    }
    SpinJudge.Report theirs =
        comparison.judge(
            decided, own -> SpinJudge.explore(text.text(), own, 2 * decided.states() + 100));
    String seed = "seed " + decided.model().seed();
    long extra = text.extraStates().orElseThrow();
    assertThat(theirs.states() - extra).as("states, " + seed).isEqualTo(decided.states());
    assertThat(theirs.violated()).as("violated, " + seed).isEqualTo(fail);
    states.addAndGet(decided.states());
    violated.addAndGet(fail.size());
    holding.addAndGet(invariants.size() - fail.size());
    return true;
  }

  /** The property as an invariant; empty if it is none, or speaks of events. */
  private static Optional<Term> invariant(Property property, TransitionSystem system) {
    return switch (property) {
      case Property.Invariant p when !mentionsEvents(p.invariant()) -> Optional.of(p.invariant());
      case Property.Reachable p when !mentionsEvents(p.goal()) -> Optional.of(Terms.not(p.goal()));
      case Property.NoError p -> Optional.of(noError(p.kind(), system));
      default -> Optional.empty();
    };
  }

  private static boolean mentionsEvents(Term term) {
    return Terms.mentions(term, t -> t instanceof Term.Happened);
  }

  private static Term noError(TransitionSystem.ErrorKind kind, TransitionSystem system) {
    List<Term> none = new ArrayList<>();
    for (Variable variable : system.variables()) {
      for (int i = 0; variable.role() == Variable.Role.ERROR && i < system.errors().size(); i++) {
        if (system.errors().get(i).kind() == kind) {
          none.add(Terms.not(Terms.equal(Terms.read(variable), i + 1)));
        }
      }
    }
    return Terms.and(none);
  }

  /** A goal may be reached, and its check be vacuous or undecided, for reasons beside the goal. */
  private static boolean isTelling(Property property, Verdict verdict) {
    return !(property instanceof Property.Reachable)
        || verdict instanceof Verdict.Holds
        || verdict instanceof Verdict.Violated;
  }

  private static boolean fails(Property property, Verdict verdict) {
    return property instanceof Property.Reachable
        ? verdict instanceof Verdict.Holds
        : verdict instanceof Verdict.Violated;
  }
}
