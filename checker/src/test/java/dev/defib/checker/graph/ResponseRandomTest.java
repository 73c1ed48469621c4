package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bounds of responses against the definition: no short run exceeds the worst ticks, and the
 * counterexample for a bound that is one less does exceed it.
 */
class ResponseRandomTest {
  private static final int SEEDS = 1000;
  private static final int STEPS = 7;

  private enum Form {
    EVERYWHERE,
    AFTER,
    BEFORE,
    BETWEEN,
    WHILE
  }

  private record Case(TransitionSystem system, Term p, Term q, Scope scope, boolean initially) {
    static Case of(long seed, Form form, boolean withFairness) {
      RandomSystem random = new RandomSystem(seed, withFairness);
      Term p = random.someStatesOrEvents();
      Term q = random.someStatesOrEvents();
      Term opening = random.someStatesOrEvents();
      Scope scope =
          switch (form) {
            case EVERYWHERE -> new Scope.Everywhere();
            case AFTER -> new Scope.After(opening);
            case BEFORE -> new Scope.Before(opening);
            case BETWEEN -> new Scope.Between(opening, random.someStatesOrEvents());
            case WHILE -> new Scope.While(random.someStates());
          };
      return new Case(random.build(), p, q, scope, seed % 4 == 0);
    }

    boolean mustClose() {
      return scope instanceof Scope.Before || scope instanceof Scope.Between;
    }

    Answer within(long ticks) {
      return Ask.answer(system, new Property.BoundedResponse(p, q, ticks, scope, initially));
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void worstTicksAreExact(Form form) {
    int finite = 0;
    int unbounded = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed, form, false);
      Answer answer = given.within(1000);
      long seen = mostTicksInShortRuns(given);
      if (answer.unboundedTicks()) {
        unbounded++;
        assertThat(answer.verdict()).as("seed %d", seed).isInstanceOf(Verdict.Violated.class);
        checkUnbounded(given, answer, seed);
      } else if (answer.worstTicks().isPresent()) {
        finite += answer.worstTicks().get() > 0 ? 1 : 0;
        assertThat(seen).as("seed %d", seed).isLessThanOrEqualTo(answer.worstTicks().get());
        checkWitness(given, answer.worstTicks().get(), seed);
      } else {
        assertThat(seen).as("seed %d", seed).isZero();
      }
    }
    assertThat(finite).isGreaterThan(5);
    assertThat(unbounded).isGreaterThan(5);
  }

  /** The other half of the property: on fair runs the response comes, each time it is due. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void theResponseComesIffNoFairRunLacksIt(Form form) {
    int violated = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed, form, true);
      Answer answer = given.within(1000);
      if (answer.unboundedTicks()) {
        continue;
      }
      Paths paths = new Paths(given.system());
      LassoOracle oracle = new LassoOracle(given.system(), EnumSet.allOf(LassoOracle.Rule.class));
      if (answer.verdict() instanceof Verdict.Violated found) {
        Trace trace = found.trace().orElseThrow();
        assertThat(oracle.isFairRun(trace)).as("seed %d", seed).isTrue();
        assertThat(lacksResponse(given, paths, trace)).as("seed %d", seed).isTrue();
        violated++;
      } else {
        assertThat(oracle.shortFairRun(trace -> lacksResponse(given, paths, trace), 6))
            .as("seed %d", seed)
            .isEmpty();
      }
    }
    assertThat(violated).isGreaterThan(SEEDS / 40);
  }

  /** By definition, on the run unrolled far enough to see what it repeats for ever. */
  private static boolean lacksResponse(Case given, Paths paths, Trace run) {
    int period = Math.max(1, run.loop().size());
    Trace unrolled = unrolled(run, 6);
    boolean[] p = paths.truth(given.p(), unrolled);
    boolean[] q = paths.truth(given.q(), unrolled);
    List<Paths.Place> places = paths.places(given.scope(), unrolled);
    for (int i = 0; i <= run.stem().size() + 2 * period; i++) {
      boolean asks =
          p[i] && places.get(i).inside() && (!given.initially() || places.get(i).begins());
      if (asks && (!given.mustClose() || closes(places, i)) && !isAnswered(q, places, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnswered(boolean[] q, List<Paths.Place> places, int from) {
    for (int i = from; i < q.length && places.get(i).inside(); i++) {
      if (q[i]) {
        return true;
      }
    }
    return false;
  }

  /** Asked for one tick less than the worst, the engine shows a run that takes the worst. */
  private static void checkWitness(Case given, long worst, long seed) {
    if (worst > 0 && given.within(worst - 1).verdict() instanceof Verdict.Violated violated) {
      assertThat(mostTicks(given, new Paths(given.system()), violated.trace().orElseThrow()))
          .as("seed %d", seed)
          .isEqualTo(worst);
    } else {
      assertThat(worst).as("seed %d: a worst case without a witness", seed).isZero();
    }
  }

  private static void checkUnbounded(Case given, Answer answer, long seed) {
    Trace trace = ((Verdict.Violated) answer.verdict()).trace().orElseThrow();
    if (!trace.isLasso()) {
      assertThat(mostTicks(given, new Paths(given.system()), trace))
          .as("seed %d", seed)
          .isGreaterThan(1000);
      return;
    }
    // Unrolled once more, the loop must bring more ticks.
    assertThat(mostTicks(given, new Paths(given.system()), unrolled(trace, 3)))
        .as("seed %d", seed)
        .isGreaterThan(mostTicks(given, new Paths(given.system()), unrolled(trace, 2)));
  }

  /** The run with its loop taken so many times; one that has stopped repeats its last state. */
  private static Trace unrolled(Trace run, int times) {
    List<Trace.Step> steps = new ArrayList<>(run.stem());
    Trace.Step stopped = new Trace.Step(0, List.of(), run.last(), List.of());
    for (int i = 0; i < times; i++) {
      steps.addAll(run.isLasso() ? run.loop() : List.of(stopped));
    }
    return new Trace(run.system(), run.initialResolution(), run.initial(), steps, List.of());
  }

  private static long mostTicksInShortRuns(Case given) {
    AtomicLong most = new AtomicLong();
    Paths paths = new Paths(given.system());
    paths.forEach(STEPS, run -> most.accumulateAndGet(mostTicks(given, paths, run), Math::max));
    return most.get();
  }

  /** By definition: from each position that asks, until the answer or the end of the scope. */
  private static long mostTicks(Case given, Paths paths, Trace run) {
    boolean[] p = paths.truth(given.p(), run);
    boolean[] q = paths.truth(given.q(), run);
    List<Paths.Place> places = paths.places(given.scope(), run);
    long most = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] && places.get(i).inside() && (!given.initially() || places.get(i).begins())) {
        if (!given.mustClose() || closes(places, i)) {
          most = Math.max(most, ticks(paths, run, q, places, i));
        }
      }
    }
    return most;
  }

  private static boolean closes(List<Paths.Place> places, int from) {
    for (int i = from + 1; i < places.size(); i++) {
      if (places.get(i).closes()) {
        return true;
      }
    }
    return false;
  }

  private static long ticks(
      Paths paths, Trace run, boolean[] q, List<Paths.Place> places, int from) {
    long ticks = 0;
    for (int i = from; i < run.stem().size() && !q[i] && places.get(i).inside(); i++) {
      if (paths.kind(run.stem().get(i)) == Action.Kind.TICK) {
        ticks++;
      }
    }
    return ticks;
  }
}
