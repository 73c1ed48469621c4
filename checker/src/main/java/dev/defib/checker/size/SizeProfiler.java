package dev.defib.checker.size;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.State;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.interpret.CompiledAction;
import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;

/** Looks at the states near the initial ones, and at what tells them apart. */
public final class SizeProfiler {
  private final TransitionSystem system;
  private final Interpreter interpreter;
  private final Budget budget;
  private final Watch watch;
  private final Set<State> known = new LinkedHashSet<>();
  private final List<Integer> levels = new ArrayList<>();

  private SizeProfiler(TransitionSystem system, Budget budget) {
    this.system = system;
    this.interpreter = new Interpreter(system);
    this.budget = budget;
    this.watch = new Watch(budget);
  }

  /**
   * The profile of a system.
   *
   * @param budget how many states to look at, and for how long
   */
  public static SizeProfile of(TransitionSystem system, Budget budget) throws InterruptedException {
    return new SizeProfiler(system, budget).profile();
  }

  private SizeProfile profile() throws InterruptedException {
    boolean complete = true;
    try {
      search();
    } catch (LimitReached _) {
      complete = false;
    }
    List<State> states = List.copyOf(known);
    OptionalDouble estimate =
        complete ? OptionalDouble.of(states.size()) : LevelTrend.total(levels);
    int depth = complete ? Math.max(0, levels.size() - 1) : levels.size();
    return new SizeProfile(states.size(), depth, complete, estimate, parts(states), values(states));
  }

  private void search() throws InterruptedException {
    List<State> level = new ArrayList<>();
    interpreter.forEachInitial((action, origin) -> reach(action, origin, level));
    while (!level.isEmpty()) {
      levels.add(level.size());
      List<State> next = new ArrayList<>();
      for (State state : level) {
        watch.poll();
        interpreter.forEachStep(
            new Frame(state.toArray()), (action, before) -> reach(action, before, next));
      }
      level.clear();
      level.addAll(next);
    }
  }

  private void reach(CompiledAction action, Frame before, List<State> level) {
    long[] values = new long[system.slots()];
    action.apply(before, values);
    State state = new State(values);
    if (!known.contains(state)) {
      if (known.size() >= budget.statesMax()) {
        throw LimitReached.ofStates(budget);
      }
      if (watch.isOver()) {
        throw watch.objection();
      }
      known.add(state);
      level.add(state);
    }
  }

  private List<SizePart> parts(List<State> states) {
    Map<Part, List<Variable>> variables = new LinkedHashMap<>();
    for (Variable variable : system.variables()) {
      Part.of(variable, system)
          .ifPresent(part -> variables.computeIfAbsent(part, _ -> new ArrayList<>()).add(variable));
    }
    long[] whole = states.stream().mapToLong(state -> hash(state, system.variables())).toArray();
    return variables.entrySet().stream()
        .map(entry -> part(entry.getKey(), entry.getValue(), states, whole))
        .filter(part -> part.contents() > 1)
        .sorted(Comparator.comparingDouble(SizePart::factor).reversed())
        .toList();
  }

  private static SizePart part(
      Part part, List<Variable> variables, List<State> states, long[] whole) {
    long[] inside = states.stream().mapToLong(state -> hash(state, variables)).toArray();
    long[] outside = new long[whole.length];
    for (int i = 0; i < whole.length; i++) {
      outside[i] = whole[i] - inside[i];
    }
    double factor = (double) states.size() / Math.max(1, distinct(outside));
    return new SizePart(part.name(), part.kind(), distinct(inside), factor);
  }

  private List<Long> values(List<State> states) {
    return system.variables().stream()
        .map(
            variable ->
                distinct(
                    states.stream().mapToLong(state -> hash(state, List.of(variable))).toArray()))
        .toList();
  }

  private static long distinct(long[] hashes) {
    return LongStream.of(hashes).sorted().distinct().count();
  }

  /** A sum over the slots, so that what belongs to some of them can be taken away again. */
  private static long hash(State state, List<Variable> variables) {
    long sum = 0;
    for (Variable variable : variables) {
      for (int i = 0; i < variable.length(); i++) {
        int slot = variable.offset() + i;
        sum += mixed(mixed(slot + 1L) ^ state.value(slot));
      }
    }
    return sum;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014), behind an addition. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
