package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What engines that decide by satisfiability say of properties for which they need monitors,
 * against the reference engine; and each of their infinite runs against the definition.
 */
class SatRunsRandomTest {
  private static final int SEEDS = Integer.getInteger("random.sat.runs", 30);
  private static final int DEPTH = 9;

  private enum Form {
    TEMPORAL(1),
    /** Many, as there are five scopes, and few runs show what one of them means. */
    RESPONSE(4),
    RECOVERY(1),
    DEADLOCK(1),
    TIME(1);

    private final int seeds;

    Form(int times) {
      this.seeds = times * SEEDS;
    }
  }

  private record Case(TransitionSystem system, Property property) {
    static Case of(long seed, Form form) {
      RandomSystem random = new RandomSystem(seed, true);
      Property property =
          switch (form) {
            case TEMPORAL -> new Property.Temporal(random.formula(1 + (int) (seed % 3)));
            case RESPONSE -> response(random, seed);
            case RECOVERY -> recovery(random, seed);
            case DEADLOCK -> deadlock(random);
            case TIME -> new Property.TimeProgresses();
          };
      return new Case(random.build(), property);
    }

    private static Property response(RandomSystem random, long seed) {
      Term p = random.someStatesOrEvents();
      Term q = random.someStatesOrEvents();
      Term opening = random.someStatesOrEvents();
      Scope scope =
          switch ((int) (seed % 5)) {
            case 0 -> new Scope.After(opening);
            case 1 -> new Scope.Before(opening);
            case 2 -> new Scope.Between(opening, random.someStatesOrEvents());
            case 3 -> new Scope.While(opening);
            default -> new Scope.Everywhere();
          };
      return new Property.BoundedResponse(p, q, seed % 3, scope, seed % 4 == 0);
    }

    private static Property recovery(RandomSystem random, long seed) {
      Term usable = random.someStates();
      List<Integer> faults =
          random.build().actions().stream()
              .filter(action -> action.kind() == Action.Kind.FAULT)
              .map(Action::index)
              .toList();
      List<Integer> strikes = seed % 2 == 0 || faults.isEmpty() ? faults : faults.subList(0, 1);
      Optional<Long> ticks = seed % 3 == 0 ? Optional.empty() : Optional.of(seed % 3);
      return new Property.Recovery(usable, strikes, List.of(), ticks);
    }

    private static Property deadlock(RandomSystem random) {
      int actions = random.build().actions().size();
      int[] steps = IntStream.range(0, actions).filter(_ -> random.random.nextBoolean()).toArray();
      String death = random.random.nextBoolean() ? "a" : "";
      random.builder.obligation("m", random.someStates(), death, steps);
      return new Property.NoDeadlock();
    }

    /** Whether the shortest run that violates the property is what both engines show. */
    boolean hasShortestRun() {
      return property instanceof Property.BoundedResponse response
          && !(response.scope() instanceof Scope.Before)
          && !(response.scope() instanceof Scope.Between);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void ic3(Form form) {
    Map<Outcome, Integer> outcomes = agree(Method.IC3, form, Integer.MAX_VALUE);
    assertThat(outcomes.getOrDefault(Outcome.VIOLATED, 0)).isGreaterThan(form.seeds / 20);
    if (form != Form.DEADLOCK) {
      assertThat(outcomes.getOrDefault(Outcome.HOLDS, 0)).isGreaterThan(form.seeds / 10);
    }
    if (form != Form.DEADLOCK && form != Form.TIME) {
      assertThat(outcomes).doesNotContainKey(Outcome.UNDECIDED);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void induction(Form form) {
    assertThat(agree(Method.INDUCTION, form, DEPTH)).containsKey(Outcome.VIOLATED);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void bmc(Form form) {
    assertThat(agree(Method.BMC, form, DEPTH)).containsKey(Outcome.VIOLATED);
  }

  private enum Outcome {
    HOLDS,
    VIOLATED,
    VACUOUS,
    UNDECIDED
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> Outcome.HOLDS;
      case Verdict.Violated _ -> Outcome.VIOLATED;
      case Verdict.Vacuous _ -> Outcome.VACUOUS;
      case Verdict.Undecided _ -> Outcome.UNDECIDED;
    };
  }

  private static Map<Outcome, Integer> agree(Method method, Form form, int depth) {
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (long seed = 0; seed < form.seeds; seed++) {
      Case given = Case.of(seed, form);
      Answer answer = answer(method, given, depth);
      String at = "%s, seed %d: %s".formatted(form, seed, answer.verdict());
      Outcome outcome = outcome(answer.verdict());
      outcomes.merge(outcome, 1, Integer::sum);
      if (outcome != Outcome.UNDECIDED) {
        Answer expected = Ask.answer(given.system(), given.property());
        assertThat(outcome).as(at).isEqualTo(outcome(expected.verdict()));
        trace(answer).ifPresent(run -> check(given, method, answer, run, expected, at));
      }
    }
    return outcomes;
  }

  private static void check(
      Case given, Method method, Answer answer, Trace run, Answer expected, String at) {
    LassoOracle oracle = new LassoOracle(given.system(), EnumSet.allOf(LassoOracle.Rule.class));
    if (given.property() instanceof Property.Temporal temporal) {
      assertThat(oracle.isCounterexample(run, temporal.formula())).as(at).isTrue();
    }
    if (given.hasShortestRun() && method != Method.IC3 && isLate(answer) && isLate(expected)) {
      assertThat(run.stem()).as(at).hasSameSizeAs(trace(expected).orElseThrow().stem());
    }
  }

  /** Whether a finite run shows that the bound is exceeded. */
  private static boolean isLate(Answer answer) {
    return answer.verdict() instanceof Verdict.Violated(Verdict.Evidence.Finite _, var _, var why)
        && why.startsWith("more than");
  }

  private static Optional<Trace> trace(Answer answer) {
    return answer.verdict() instanceof Verdict.Violated violated
        ? violated.trace()
        : Optional.empty();
  }

  private static Answer answer(Method method, Case given, int depth) {
    Question question = new Question("question", given.property(), List.of());
    Budget budget = new Budget(Long.MAX_VALUE, depth, 60_000_000_000L, Long.MAX_VALUE, 1);
    try {
      return new SatEngine(method)
          .check(new Problem(given.system(), List.of(question)), budget, Progress.SILENT)
          .getFirst();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }
}
