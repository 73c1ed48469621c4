package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Answer.FaultPoint;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The recovery sentence and its table against the definition, run by run. */
class RecoveryRandomTest {
  private static final int SEEDS = 600;

  /** Enough to see everything that is bounded: to the strike, on to the region, through it. */
  private static final int STEPS = 11;

  private record Case(TransitionSystem system, Term usable, List<Integer> strikes) {
    static Case of(long seed) {
      RandomSystem random = new RandomSystem(seed, false);
      Term usable = random.someStates();
      TransitionSystem system = random.build();
      List<Integer> faults =
          system.actions().stream()
              .filter(action -> action.kind() == Action.Kind.FAULT)
              .map(Action::index)
              .toList();
      // Every other system has faults that are none of the sentence's.
      return new Case(
          system, usable, seed % 2 == 0 || faults.isEmpty() ? faults : faults.subList(0, 1));
    }

    Answer within(Optional<Long> ticks) {
      return Ask.answer(system, new Property.Recovery(usable, strikes, List.of(), ticks));
    }

    boolean isStrike(Trace.Step step) {
      return strikes.contains(step.action());
    }
  }

  /** The worst figures of one row, found run by run. */
  private static final class Row {
    long toUsable;
    long longest;
    long undisturbed;
    boolean transparent = true;
  }

  @Test
  void tablesShowWhatRunsDo() {
    int rows = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed);
      Map<String, Row> expected = new TreeMap<>();
      Paths paths = new Paths(given.system());
      paths.forEach(STEPS, run -> note(given, paths, run, expected));
      List<FaultPoint> points = given.within(Optional.empty()).faultPoints();

      assertThat(points.stream().map(RecoveryRandomTest::key))
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(expected.keySet());
      for (FaultPoint point : points) {
        Row row = expected.get(key(point));
        String at = "seed %d, %s".formatted(seed, key(point));
        checkTicks(point.toUsable(), row.toUsable, at);
        checkTicks(point.longest(), row.longest, at);
        checkTicks(point.longestUndisturbed(), row.undisturbed, at);
        assertThat(point.transparent()).as(at).isEqualTo(row.transparent);
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(200);
  }

  /** Without a loop ticks are as many as states at most; with one, short runs show some of them. */
  private static void checkTicks(Optional<Long> claimed, long seen, String at) {
    if (claimed.isPresent()) {
      assertThat(seen).as(at).isEqualTo(claimed.get());
    } else {
      assertThat(seen).as(at).isPositive();
    }
  }

  @Test
  void worstTicksAreExact() {
    int violated = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed);
      Answer answer = given.within(Optional.empty());
      if (answer.unboundedTicks()) {
        assertThat(trace(given.within(Optional.of(50L))).isLasso()).as("seed %d", seed).isTrue();
      } else if (answer.worstTicks().orElseThrow() > 0) {
        long worst = answer.worstTicks().orElseThrow();
        Trace witness = trace(given.within(Optional.of(worst - 1)));
        Map<String, Row> rows = new TreeMap<>();
        note(given, new Paths(given.system()), witness, rows);
        assertThat(rows.values().stream().mapToLong(row -> row.longest).max())
            .as("seed %d", seed)
            .hasValue(worst);
        violated++;
      }
    }
    assertThat(violated).isGreaterThan(20);
  }

  @Test
  void usableAgainMeansInfinitelyOftenOnRunsWithFinitelyManyStrikes() {
    int violated = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed);
      TransitionSystem s = given.system();
      TransitionSystem finite =
          new TransitionSystem(
              s.name(),
              s.timed(),
              s.machines(),
              s.variables(),
              s.initial(),
              s.actions(),
              s.events(),
              s.fairness(),
              List.of(given.strikes()),
              s.obligations(),
              s.errors(),
              s.views(),
              s.assumptions());
      Ltl recurring = Ltl.always(Ltl.eventually(new Ltl.Atom(given.usable())));
      boolean expected = Ask.isViolated(finite, new Property.Temporal(recurring));

      assertThat(given.within(Optional.empty()).verdict() instanceof Verdict.Violated)
          .as("seed %d", seed)
          .isEqualTo(expected);
      violated += expected ? 1 : 0;
    }
    assertThat(violated).isBetween(50, SEEDS - 50);
  }

  private static Trace trace(Answer answer) {
    return ((Verdict.Violated) answer.verdict()).trace().orElseThrow();
  }

  private static String key(FaultPoint point) {
    return point.fault() + " in " + point.situation();
  }

  private static void note(Case given, Paths paths, Trace run, Map<String, Row> rows) {
    boolean[] usable = paths.truth(given.usable(), run);
    for (int i = 0; i < run.stem().size(); i++) {
      if (given.isStrike(run.stem().get(i))) {
        long place = i == 0 ? run.initial().value(0) : run.stem().get(i - 1).state().value(0);
        String label = given.system().actions().get(run.stem().get(i).action()).label();
        note(
            given,
            paths,
            run,
            usable,
            i + 1,
            rows.computeIfAbsent(label + " in m " + place, _ -> new Row()));
      }
    }
  }

  /** Follows the run from just after a strike to the next one. */
  private static void note(
      Case given, Paths paths, Trace run, boolean[] usable, int from, Row row) {
    long stretch = 0;
    boolean first = true;
    boolean calm = true;
    for (int i = from; i < usable.length; i++) {
      row.transparent &= usable[i];
      if (usable[i]) {
        stretch = 0;
        first = false;
      }
      if (i == run.stem().size() || given.isStrike(run.stem().get(i))) {
        return;
      }
      Trace.Step next = run.stem().get(i);
      calm &= paths.kind(next) != Action.Kind.FAULT;
      if (!usable[i] && paths.kind(next) == Action.Kind.TICK) {
        stretch++;
        row.longest = Math.max(row.longest, stretch);
        row.toUsable = first ? Math.max(row.toUsable, stretch) : row.toUsable;
        row.undisturbed = calm ? Math.max(row.undisturbed, stretch) : row.undisturbed;
      }
    }
  }
}
