package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.random.Mutant.Edit;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.dsl.random.RandomModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The explicit engine is broken on purpose, in one place at a time, and the comparison with the
 * reference engine on random models must notice: it is what {@link EnginesAgreeTest} rests on.
 */
class BrokenEngineTest {
  private static final int MODELS = 120;
  private static final long STATES_MAX = 3_000;

  /** A broken engine may go on for ever. */
  private static final Budget BUDGET =
      Budget.UNLIMITED.withStatesMax(20 * STATES_MAX).withNanosMax(5_000_000_000L);

  private static final int SYSTEMS = 800;

  private static List<Decided> corpus = List.of();

  /** Of interchangeable elements, and how the reference engine answers. */
  private static final Map<Problem, Answer> ELEMENTS = new LinkedHashMap<>();

  @BeforeAll
  static void decide() throws InterruptedException {
    for (long seed = 0; seed < SYSTEMS; seed++) {
      Problem problem = RandomElements.of(seed);
      ELEMENTS.put(problem, answer(new ReferenceEngine(), problem));
    }
    corpus =
        LongStream.range(0, MODELS)
            .mapToObj(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX))
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .toList();
  }

  static Stream<Mutant> mutants() {
    return Stream.of(
        // Successor code
        new Mutant("guards are not tested", "code.TermCode", "jumpUnless", new Edit.Nothing()),
        new Mutant("effects are left out", "code.WordUpdate", "write", new Edit.Nothing()),
        new Mutant("steps are not probed", "code.ActionCode", "probe", new Edit.Nothing()),
        new Mutant("hits are forgotten", "Hits", "has", new Edit.Nothing()),
        // Visited set and frontier
        new Mutant("a probe stops at any state", "store.LongSlots", "insert", new Edit.Turn(4)),
        new Mutant("a level is lost", "store.Frontier", "advance", new Edit.Nothing()),
        new Mutant("the last block is lost", "Worker", "flush", new Edit.Nothing()),
        new Mutant("recent states hide others", "RecentStates", "filterSingles", new Edit.Turn(1)),
        // Graph and runs
        new Mutant("events of steps are lost", "Labels", "events", new Edit.Nothing()),
        new Mutant("any state is the goal", "TraceFinder", "leadsTo", new Edit.One()),
        // Reductions
        new Mutant("nothing is observed", "reduce.Observation", "add", new Edit.Nothing()),
        new Mutant(
            "needs of steps are forgotten", "reduce.Liveness", "addNeeded", new Edit.Nothing()),
        new Mutant(
            "any exchange keeps questions", "reduce.Symmetry", "keepsQuestions", new Edit.One()),
        new Mutant("any exchange keeps steps", "reduce.Symmetry", "keepsActions", new Edit.One()),
        new Mutant(
            "occurrences name one of several", "reduce.Orbits", "steps", new Edit.Nothing()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void isNoticed(Mutant mutant) throws ReflectiveOperationException {
    Class<?> type = mutant.loader().loadClass("dev.defib.checker.explicit.ExplicitEngine");
    assertThat(isNoticed(type)).as("nobody notices that " + mutant).isTrue();
  }

  @Test
  void nothingIsNoticedInTheEngineAsItIs() throws ReflectiveOperationException {
    Mutant none = new Mutant("", "", "", new Edit.Nothing());
    Class<?> type = none.loader().loadClass("dev.defib.checker.explicit.ExplicitEngine");
    assertThat(type.getClassLoader()).isNotSameAs(BrokenEngineTest.class.getClassLoader());
    assertThat(isNoticed(type)).isFalse();
  }

  private static boolean isNoticed(Class<?> type) throws ReflectiveOperationException {
    Engine plain = engine(type, false);
    Engine reducing = engine(type, true);
    return corpus.stream().anyMatch(decided -> isNoticed(new Agreement(plain, false), decided))
        || corpus.stream().anyMatch(decided -> isNoticed(new Agreement(reducing, true), decided))
        || ELEMENTS.entrySet().stream()
            .anyMatch(asked -> differs(reducing, asked.getKey(), asked.getValue()));
  }

  private static Engine engine(Class<?> type, boolean reduces) throws ReflectiveOperationException {
    return (Engine) type.getConstructor(boolean.class).newInstance(reduces);
  }

  private static Answer answer(Engine engine, Problem problem) throws InterruptedException {
    return engine.check(problem, BUDGET, Progress.SILENT).getFirst();
  }

  private static boolean differs(Engine engine, Problem problem, Answer reference) {
    try {
      Answer answer = answer(engine, problem);
      return !answer.verdict().getClass().equals(reference.verdict().getClass())
          || Agreement.length(answer) != Agreement.length(reference);
    } catch (RuntimeException | Error | InterruptedException _) {
      return true;
    }
  }

  private static boolean isNoticed(Agreement agreement, Decided decided) {
    return isNoticed(agreement, decided, _ -> true)
        || isNoticed(agreement, decided, Agreement::isOfOneRun);
  }

  private static boolean isNoticed(
      Agreement agreement, Decided decided, Predicate<Question> wanted) {
    try {
      return agreement.judge(decided, BUDGET, wanted).objection().isPresent();
    } catch (RuntimeException | Error | InterruptedException _) {
      return true;
    }
  }
}
