package dev.defib.checker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions about what can be reached, against sets of states computed naively. */
class ReachabilityRandomTest {
  private static final int SEEDS = 600;
  private static final int STEPS = 7;

  @Test
  void countsStatesTransitionsAndDepthAsAPlainSearchDoes() {
    for (long seed = 0; seed < SEEDS; seed++) {
      TransitionSystem system = new RandomSystem(seed, false).build();
      Map<State, Integer> distances = distances(system);
      Interpreter interpreter = new Interpreter(system);
      Answer answer = Ask.answer(system, new Property.Invariant(Term.TRUE));

      assertThat(answer.states()).isEqualTo(distances.size());
      assertThat(answer.depth())
          .isEqualTo(distances.values().stream().mapToInt(Integer::intValue).max().orElse(0));
      assertThat(answer.transitions())
          .isEqualTo(
              distances.keySet().stream()
                  .mapToLong(state -> interpreter.successors(state).size())
                  .sum());
    }
  }

  @Test
  void invariantsAreBrokenByAShortestRun() {
    int violated = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSystem random = new RandomSystem(seed, false);
      Term invariant = random.someStatesOrEvents();
      TransitionSystem system = random.build();
      Optional<Integer> shortest = shortest(system, new Term.Not(invariant));
      Verdict always = Ask.verdict(system, new Property.Invariant(invariant));
      Verdict possible = Ask.verdict(system, new Property.Reachable(new Term.Not(invariant)));

      if (possible instanceof Verdict.Vacuous || always instanceof Verdict.Vacuous) {
        continue;
      }
      assertThat(length(always)).as("seed %d", seed).isEqualTo(shortest);
      assertThat(length(possible)).as("seed %d", seed).isEqualTo(shortest);
      assertThat(always instanceof Verdict.Violated).isEqualTo(shortest.isPresent());
      assertThat(possible instanceof Verdict.Holds).isEqualTo(shortest.isPresent());
      violated += shortest.isPresent() ? 1 : 0;
    }
    assertThat(violated).isBetween(50, SEEDS - 50);
  }

  @Test
  void goalsCanAlwaysBeReachedIffNoRunLeadsIntoATrap() {
    int violated = 0;
    for (long seed = 0; seed < 5L * SEEDS; seed++) {
      RandomSystem random = new RandomSystem(seed, false);
      Term goal = random.someState();
      Scope scope = scope(random, (int) (seed % 5));
      TransitionSystem system = random.build();
      Set<State> fine = canReach(system, statesWhere(system, goal));
      Verdict verdict = Ask.verdict(system, new Property.AlwaysReachable(goal, scope));
      Optional<Integer> shortest = shortestIntoTrap(system, scope, fine);

      assertThat(verdict instanceof Verdict.Violated)
          .as("seed %d", seed)
          .isEqualTo(shortest.isPresent());
      assertThat(length(verdict)).as("seed %d", seed).isEqualTo(shortest);
      violated += shortest.isPresent() ? 1 : 0;
    }
    assertThat(violated).isGreaterThan(SEEDS / 2);
  }

  @Test
  void aMachineIsDeadlockedIffNoWayWithoutFaultsReleasesIt() {
    int violated = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomSystem random = new RandomSystem(seed, false);
      Term waits = random.someStates();
      int[] steps = IntStream.range(0, 3).filter(_ -> random.random.nextInt(3) == 0).toArray();
      random.builder.obligation("m", waits, random.random.nextBoolean() ? "a" : "", steps);
      TransitionSystem system = random.build();
      Verdict verdict = Ask.verdict(system, new Property.NoDeadlock());
      Optional<Integer> shortest = shortestDeadlock(system);

      assertThat(verdict instanceof Verdict.Violated)
          .as("seed %d", seed)
          .isEqualTo(shortest.isPresent());
      assertThat(length(verdict)).as("seed %d", seed).isEqualTo(shortest);
      violated += shortest.isPresent() ? 1 : 0;
    }
    assertThat(violated).isBetween(50, SEEDS - 50);
  }

  @Test
  void timeProgressesIffTicksCanBeReachedAndNoLoopIsBusy() {
    int violated = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      TransitionSystem system = new RandomSystem(seed, false).build();
      Verdict verdict = Ask.verdict(system, new Property.TimeProgresses());
      boolean expected = system.timed() && isTimeStuck(system);

      assertThat(verdict instanceof Verdict.Violated).as("seed %d", seed).isEqualTo(expected);
      violated += expected ? 1 : 0;
    }
    assertThat(violated).isBetween(50, SEEDS - 50);
  }

  private static Scope scope(RandomSystem random, int form) {
    return switch (form) {
      case 0 -> new Scope.Everywhere();
      case 1 -> new Scope.After(random.someStatesOrEvents());
      case 2 -> new Scope.Before(random.someStatesOrEvents());
      case 3 -> new Scope.While(random.someStatesOrEvents());
      default -> new Scope.Between(random.someStatesOrEvents(), random.someStatesOrEvents());
    };
  }

  private static Optional<Integer> length(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated violated -> violated.trace().map(trace -> trace.stem().size());
      case Verdict.Holds holds -> holds.trace().map(trace -> trace.stem().size());
      case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
    };
  }

  private static Map<State, Integer> distances(TransitionSystem system) {
    Interpreter interpreter = new Interpreter(system);
    Map<State, Integer> distances = new LinkedHashMap<>();
    Deque<State> queue = new ArrayDeque<>();
    for (Interpreter.Start start : interpreter.initialStates()) {
      if (distances.putIfAbsent(start.state(), 0) == null) {
        queue.add(start.state());
      }
    }
    while (!queue.isEmpty()) {
      State state = queue.remove();
      for (Trace.Step step : interpreter.successors(state)) {
        if (distances.putIfAbsent(step.state(), distances.get(state) + 1) == null) {
          queue.add(step.state());
        }
      }
    }
    return distances;
  }

  /** The least number of steps to a position where the term holds, among short runs. */
  private static Optional<Integer> shortest(TransitionSystem system, Term term) {
    Paths paths = new Paths(system);
    List<Integer> found = new ArrayList<>();
    paths.forEach(
        STEPS,
        run -> {
          boolean[] truth = paths.truth(term, run);
          IntStream.range(0, truth.length).filter(i -> truth[i]).findFirst().ifPresent(found::add);
        });
    return found.stream().min(Integer::compare);
  }

  private static Optional<Integer> shortestIntoTrap(
      TransitionSystem system, Scope scope, Set<State> fine) {
    Paths paths = new Paths(system);
    boolean mustClose = scope instanceof Scope.Before || scope instanceof Scope.Between;
    List<Integer> found = new ArrayList<>();
    paths.forEach(
        STEPS + 2,
        run -> {
          List<Paths.Place> places = paths.places(scope, run);
          for (int i = 0; i < places.size(); i++) {
            State state = i == 0 ? run.initial() : run.stem().get(i - 1).state();
            boolean counts =
                !mustClose
                    || places.subList(i, places.size()).stream().anyMatch(Paths.Place::closes);
            if (places.get(i).inside() && counts && !fine.contains(state)) {
              found.add(i);
              return;
            }
          }
        });
    return found.stream().min(Integer::compare);
  }

  private static Optional<Integer> shortestDeadlock(TransitionSystem system) {
    var obligation = system.obligations().getFirst();
    Interpreter interpreter = new Interpreter(system);
    Set<State> releasing = new HashSet<>();
    Map<State, Integer> distances = distances(system);
    for (State state : distances.keySet()) {
      for (Trace.Step step : interpreter.successors(state)) {
        boolean fault = system.actions().get(step.action()).kind() == Action.Kind.FAULT;
        if (!fault
            && (obligation.steps().contains(step.action())
                || step.events().contains(obligation.death()))) {
          releasing.add(state);
        }
      }
    }
    Set<State> fine = canReach(system, releasing);
    return distances.entrySet().stream()
        .filter(entry -> interpreter.holds(obligation.waits(), entry.getKey(), List.of()))
        .filter(entry -> !fine.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .min(Integer::compare);
  }

  private static boolean isTimeStuck(TransitionSystem system) {
    Paths paths = new Paths(system);
    Set<State> ticking = new HashSet<>();
    boolean[] busy = {false};
    for (State state : distances(system).keySet()) {
      for (Trace.Step step : paths.interpreter().successors(state)) {
        if (paths.kind(step) == Action.Kind.TICK) {
          ticking.add(state);
        }
        if (paths.isOwed(step) && owedReach(paths, step.state()).contains(state)) {
          busy[0] = true;
        }
      }
    }
    return busy[0] || !canReach(system, ticking).containsAll(distances(system).keySet());
  }

  /** The states that owed steps alone lead to. */
  private static Set<State> owedReach(Paths paths, State from) {
    Set<State> reached = new HashSet<>(Set.of(from));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (State state : List.copyOf(reached)) {
        for (Trace.Step step : paths.interpreter().successors(state)) {
          grows |= paths.isOwed(step) && reached.add(step.state());
        }
      }
    }
    return reached;
  }

  private static Set<State> statesWhere(TransitionSystem system, Term term) {
    Interpreter interpreter = new Interpreter(system);
    Set<State> found = new HashSet<>(distances(system).keySet());
    found.removeIf(state -> !interpreter.holds(term, state, List.of()));
    return found;
  }

  /** The least fixed point: goals, and states with a step that is no fault into the set. */
  private static Set<State> canReach(TransitionSystem system, Set<State> goals) {
    Interpreter interpreter = new Interpreter(system);
    Set<State> reach = new HashSet<>(goals);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (State state : distances(system).keySet()) {
        for (Trace.Step step : interpreter.successors(state)) {
          boolean fault = system.actions().get(step.action()).kind() == Action.Kind.FAULT;
          grows |= !fault && reach.contains(step.state()) && reach.add(state);
        }
      }
    }
    return reach;
  }

  @Test
  void aSystemOfIndependentCountersHasTheProductOfTheirStates() {
    SystemBuilder builder = new SystemBuilder();
    for (String name : List.of("x", "y", "z")) {
      Variable counter = builder.variable(name, Type.range(0, 9), 0);
      builder
          .step(name)
          .when(SystemBuilder.not(SystemBuilder.is(counter, 9)))
          .set(counter, SystemBuilder.plus(SystemBuilder.read(counter), 1))
          .done();
    }
    Answer answer = Ask.answer(builder.build(), new Property.Invariant(Term.TRUE));

    assertThat(answer.states()).isEqualTo(1000);
    assertThat(answer.transitions()).isEqualTo(3 * 900);
    assertThat(answer.depth()).isEqualTo(27);
  }
}
