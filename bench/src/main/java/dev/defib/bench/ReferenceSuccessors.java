package dev.defib.bench;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.lower.Plan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The successors of a state by the reference interpreter, per state: the baseline for generated
 * code. To be run with {@code bench/jmh ReferenceSuccessors}.
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReferenceSuccessors {
  private static final int STATES = 10_000;

  private final Interpreter interpreter;
  private final List<State> states;

  /** Finds the first states of a breadth-first search. */
  public ReferenceSuccessors() {
    Path folder = Path.of(System.getProperty("defib.home", "."), "bench", "models");
    Plan plan = BenchModels.plan(folder, "fleet.defib", "bench.fleet_2");
    int environment = BenchModels.check(plan, "unasked").environment();
    interpreter = new Interpreter(plan.environments().get(environment).system());
    Set<State> seen = new LinkedHashSet<>();
    Deque<State> open = new ArrayDeque<>();
    interpreter.initialStates().forEach(start -> open.add(start.state()));
    while (seen.size() < STATES) {
      State state = open.remove();
      if (seen.add(state)) {
        interpreter.successors(state).forEach(step -> open.add(step.state()));
      }
    }
    states = new ArrayList<>(seen);
  }

  @Benchmark
  @OperationsPerInvocation(STATES)
  public void successors(Blackhole blackhole) {
    for (State state : states) {
      List<Trace.Step> steps = interpreter.successors(state);
      blackhole.consume(steps);
    }
  }
}
