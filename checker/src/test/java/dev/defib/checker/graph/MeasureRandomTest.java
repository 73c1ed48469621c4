package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Measurement;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Figures on random systems, against all short runs and against the bounded response. */
class MeasureRandomTest {
  private static final int SEEDS = 1000;
  private static final int STEPS = 7;

  private record Case(TransitionSystem system, Term from, Term to, boolean steps) {
    static Case of(long seed) {
      RandomSystem random = new RandomSystem(seed, false);
      Term from = random.someStatesOrEvents();
      Term to = random.someStatesOrEvents();
      return new Case(random.build(), from, to, seed % 2 == 0);
    }

    Answer measure(boolean best, Optional<Long> bound) {
      return Ask.answer(system, new Property.Measure(from, to, steps, best, bound));
    }
  }

  @Test
  void noShortRunIsBetterOrWorse() {
    int finite = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed);
      Answer answer = given.measure(false, Optional.empty());
      if (answer.measurement().isPresent() && answer.verdict() instanceof Verdict.Holds) {
        Measurement found = answer.measurement().get();
        long worst = found.worst().orElse(Long.MAX_VALUE);
        Seen seen = Seen.in(given);
        assertThat(seen.worst).as("seed %d", seed).isLessThanOrEqualTo(worst);
        assertThat(seen.best).as("seed %d", seed).isGreaterThanOrEqualTo(bestOf(found));
        if (seen.best < Long.MAX_VALUE && bestOf(found) <= 2) {
          finite++;
        }
        assertThat(worstOf(found.starts())).as("seed %d", seed).isEqualTo(worst);
      }
    }
    assertThat(finite).isGreaterThan(SEEDS / 10);
  }

  @Test
  void theRunsTakeWhatIsSaid() {
    int worst = 0;
    int best = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Case given = Case.of(seed);
      if (checkRun(given, given.measure(true, Optional.empty()), Measurement::best, seed)) {
        best++;
      }
      Answer answer = given.measure(false, Optional.empty());
      if (answer.measurement().filter(Measurement::certain).isPresent()
          && checkRun(given, answer, Measurement::worst, seed)) {
        worst++;
      }
    }
    assertThat(best).isGreaterThan(SEEDS / 10);
    assertThat(worst).isGreaterThan(SEEDS / 40);
  }

  private static boolean checkRun(
      Case given, Answer answer, Function<Measurement, Optional<Long>> figure, long seed) {
    Optional<Measurement> found = answer.measurement();
    if (found.flatMap(figure).isEmpty()
        || !(answer.verdict() instanceof Verdict.Holds holds)
        || holds.trace().isEmpty()) {
      return false;
    }
    Trace run = holds.trace().get();
    Paths paths = new Paths(given.system());
    int begin = found.get().begin();
    assertThat(paths.truth(given.from(), run)[begin]).as("seed %d", seed).isTrue();
    long counted =
        run.stem().subList(begin, run.stem().size()).stream()
            .filter(step -> isCounted(given, paths, step))
            .count();
    assertThat(counted).as("seed %d", seed).isEqualTo(figure.apply(found.get()).orElseThrow());
    return true;
  }

  @Test
  void ticksAreThoseOfTheBoundedResponse() {
    int compared = 0;
    for (long seed = 1; seed < SEEDS; seed += 2) {
      Case given = Case.of(seed);
      for (long bound : List.of(0L, 2L, 1000L)) {
        Answer measured = given.measure(false, Optional.of(bound));
        Answer response =
            Ask.answer(
                given.system(),
                new Property.BoundedResponse(
                    given.from(), given.to(), bound, new Property.Scope.Everywhere(), false));
        assertThat(measured.worstTicks()).as("seed %d", seed).isEqualTo(response.worstTicks());
        assertThat(measured.verdict().getClass())
            .as("seed %d", seed)
            .isEqualTo(response.verdict().getClass());
        compared += response.worstTicks().isPresent() ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(SEEDS / 10);
  }

  private static boolean isCounted(Case given, Paths paths, Trace.Step step) {
    return paths.kind(step) == (given.steps() ? Action.Kind.STEP : Action.Kind.TICK);
  }

  private static long bestOf(Measurement found) {
    return found.best().orElse(Long.MAX_VALUE);
  }

  private static long worstOf(List<Measurement.Start> starts) {
    return starts.stream()
        .map(start -> start.worst().orElse(Long.MAX_VALUE))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** What short runs show: by definition, from each position where it begins. */
  private static final class Seen {
    private long worst;
    private long best = Long.MAX_VALUE;

    static Seen in(Case given) {
      Seen seen = new Seen();
      Paths paths = new Paths(given.system());
      paths.forEach(STEPS, run -> seen.look(given, paths, run));
      return seen;
    }

    private void look(Case given, Paths paths, Trace run) {
      boolean[] from = paths.truth(given.from(), run);
      boolean[] to = paths.truth(given.to(), run);
      for (int i = 0; i < from.length; i++) {
        if (from[i]) {
          int end = i;
          long counted = 0;
          while (end < run.stem().size() && !to[end]) {
            counted += isCounted(given, paths, run.stem().get(end)) ? 1 : 0;
            end++;
          }
          worst = Math.max(worst, counted);
          best = to[end] ? Math.min(best, counted) : best;
        }
      }
    }
  }
}
