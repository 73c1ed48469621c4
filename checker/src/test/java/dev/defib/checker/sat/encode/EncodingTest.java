package dev.defib.checker.sat.encode;

import static dev.defib.checker.SystemBuilder.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.export.RandomSystem;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Term.Operator;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.sat.aig.Simulation;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.RandomModels;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph of a system computes what the interpreter does. */
class EncodingTest {
  private static final int SYSTEMS = Integer.getInteger("random.encodings", 50);
  private static final int STATES = 8;
  private static final int INPUT_BITS_MAX = 8;

  @Test
  void agreesWithTheInterpreterOnRandomSystems() {
    LongStream.range(0, 2L * SYSTEMS)
        .parallel()
        .forEach(
            seed -> {
              RandomSystem random = new RandomSystem(seed);
              compare("seed " + seed, random.system(), random.invariants());
            });
  }

  @Test
  void agreesWithTheInterpreterOnRandomModels() {
    LongStream.range(0, SYSTEMS)
        .parallel()
        .forEach(
            seed -> {
              Plan plan = plan(seed);
              for (Plan.Environment environment : plan.environments()) {
                compare("seed " + seed, environment.system(), List.of());
              }
            });
  }

  private static Plan plan(long seed) {
    Analysis analysis =
        Analyzer.analyze(
            RandomModels.of(seed).sources().stream().map(Parser::parse).toList(), ModelFinder.NONE);
    return Lowering.plan(analysis, analysis.specs().getFirst(), Map.of());
  }

  private static void compare(String name, TransitionSystem system, List<Term> terms) {
    Comparison comparison = new Comparison(name, system, terms);
    Set<State> seen = new LinkedHashSet<>();
    List<State> queue = new ArrayList<>();
    Interpreter interpreter = comparison.interpreter;
    interpreter.initialStates().stream().map(Interpreter.Start::state).forEach(queue::add);
    comparison.compareStarts();
    for (int i = 0; i < queue.size() && seen.size() < STATES; i++) {
      State state = queue.get(i);
      if (seen.add(state)) {
        comparison.compareSteps(state);
        comparison.compareTerms(state);
        // The nearest states are alike: some of each level are enough.
        interpreter.successors(state).stream()
            .map(Trace.Step::state)
            .skip(i % 3)
            .forEach(queue::add);
      }
    }
  }

  /** One system twice. */
  private static final class Comparison {
    private final String name;
    private final Interpreter interpreter;
    private final List<Term> terms;
    private final Encoding encoding;
    private final List<Encoding.Target> targets;
    private final List<Encoding.Target> events;
    private final int valid;
    private final Random random = new Random(1);

    Comparison(String name, TransitionSystem system, List<Term> terms) {
      this.name = name;
      this.interpreter = new Interpreter(system);
      this.terms = terms;
      this.encoding = new Encoding(system);
      this.targets = terms.stream().map(encoding::target).toList();
      this.valid = encoding.valid();
      this.events =
          IntStream.range(0, system.events().size())
              .mapToObj(event -> encoding.target(new Term.Happened(event)))
              .toList();
    }

    void compareStarts() {
      int[] inputs = encoding.startInputs();
      Set<List<Long>> starts = new HashSet<>();
      for (int code : codes(inputs.length)) {
        BitSet assignment = new BitSet();
        assign(inputs, code, assignment);
        Simulation simulation = new Simulation(encoding.aig(), assignment);
        if (simulation.holds(encoding.startAllowed())) {
          List<Long> resolution = encoding.startResolution(simulation::holds);
          starts.add(resolution);
          assertThat(state(simulation, encoding.initialLatches()))
              .as(name)
              .isEqualTo(interpreter.start(resolution).orElseThrow());
        }
      }
      if (inputs.length <= INPUT_BITS_MAX) {
        assertThat(starts).as(name).hasSameSizeAs(interpreter.initialStates());
      }
    }

    void compareSteps(State state) {
      int[] inputs = encoding.stepInputs();
      Set<Encoding.Move> moves = new HashSet<>();
      for (int code : codes(inputs.length)) {
        Simulation simulation = simulate(state, inputs, code);
        Encoding.Move move = encoding.move(simulation::holds);
        boolean taken = move.action() >= 0 && simulation.holds(encoding.taken(move.action()));
        State next = state(simulation, encoding.nextLatches());
        if (taken) {
          moves.add(move);
          Trace.Step step = interpreter.step(state, move.action(), move.resolution()).orElseThrow();
          assertThat(next).as(name).isEqualTo(step.state());
          compareEvents(simulation, step);
        } else {
          assertThat(next).as(name).isEqualTo(state);
        }
      }
      if (inputs.length <= INPUT_BITS_MAX) {
        assertThat(moves).as(name).hasSameSizeAs(interpreter.successors(state));
      }
    }

    private void compareEvents(Simulation simulation, Trace.Step step) {
      for (int event = 0; event < events.size(); event++) {
        assertThat(simulation.holds(events.get(event).stepped()))
            .as(name)
            .isEqualTo(step.events().contains(event));
      }
    }

    void compareTerms(State state) {
      Simulation simulation = simulate(state, encoding.stepInputs(), 0);
      for (int i = 0; i < terms.size(); i++) {
        assertThat(simulation.holds(targets.get(i).latched()))
            .as(name)
            .isEqualTo(interpreter.holds(terms.get(i), state, List.of()));
      }
      assertThat(simulation.holds(valid)).as(name).isTrue();
    }

    private Simulation simulate(State state, int[] inputs, int code) {
      BitSet assignment = new BitSet();
      int[] latches = encoding.latches();
      int[] slots = encoding.slotsOfLatches();
      int bit = 0;
      for (int i = 0; i < latches.length; i++) {
        bit = i > 0 && slots[i] == slots[i - 1] ? bit + 1 : 0;
        assignment.set(latches[i] / 2, (state.value(slots[i]) >> bit & 1) != 0);
      }
      assign(inputs, code, assignment);
      return new Simulation(encoding.aig(), assignment);
    }

    private static void assign(int[] inputs, int code, BitSet assignment) {
      for (int i = 0; i < inputs.length; i++) {
        assignment.set(inputs[i] / 2, (code >> Math.min(i, 31) & 1) != 0);
      }
    }

    /** All assignments of so many inputs, or some of them. */
    private int[] codes(int bits) {
      return bits <= INPUT_BITS_MAX
          ? IntStream.range(0, 1 << bits).toArray()
          : random.ints(1 << INPUT_BITS_MAX).toArray();
    }

    private State state(Simulation simulation, int[] values) {
      BitSet latches = new BitSet();
      int[] inputs = encoding.latches();
      for (int i = 0; i < inputs.length; i++) {
        latches.set(inputs[i], simulation.holds(values[i]));
      }
      return new State(encoding.state(latches::get));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADD, 9223372036854775807, 1",
    "ADD, 2, -3",
    "SUBTRACT, -9223372036854775808, 1",
    "MULTIPLY, 4611686018427387904, 2",
    "MULTIPLY, -4611686018427387904, 2",
    "MULTIPLY, -3037000500, 3037000500",
    "DIVIDE, -7, 2",
    "DIVIDE, 7, 0",
    "DIVIDE, -9223372036854775808, -1",
    "REMAINDER, -7, 2",
    "REMAINDER, 7, 0",
    "REMAINDER, -9223372036854775808, 3",
    "SHIFT_LEFT, 1, 62",
    "SHIFT_LEFT, 2, 62",
    "SHIFT_LEFT, -5, 61",
    "SHIFT_LEFT, 1, 64",
    "SHIFT_RIGHT, -5, 1",
    "SHIFT_RIGHT, 5, -1",
    "MIN, 4, -4",
    "MAX, 4, -4",
  })
  void computesAsTheInterpreterDoes(Operator operator, long left, long right) {
    SystemBuilder builder = new SystemBuilder();
    Type whole = Type.range(Long.MIN_VALUE, Long.MAX_VALUE);
    Variable a = builder.variable("a", whole, left);
    Variable b = builder.variable("b", whole, right);
    Term x = SystemBuilder.read(a);
    Term y = SystemBuilder.read(b);
    Term result = new Term.Arithmetic(operator, x, y);
    Term overflow = new Term.Overflows(operator, x, y);
    TransitionSystem system = builder.build();
    Interpreter interpreter = new Interpreter(system);
    State state = interpreter.initialStates().getFirst().state();
    long expected = interpreter.value(result, state, List.of());
    List<Term> terms =
        List.of(
            overflow,
            new Term.Equal(result, number(expected)),
            new Term.Less(result, x),
            new Term.Less(y, result));
    compare(operator + " of " + left + " and " + right, system, terms);
  }

  @Test
  void whatAnActionWritesIsThereAfterItAlone() {
    SystemBuilder builder = new SystemBuilder();
    Variable x = builder.variable("x", Type.range(100, 103), 101);
    SystemBuilder.ActionBuilder action = builder.step("set");
    Term chosen = action.choose(Type.range(101, 103));
    action.when(x, 101).set(x, chosen).done();

    Encoding encoding = new Encoding(builder.build());

    assertThat(encoding.latches()).as("100..103 differ in two bits").hasSize(2);
    compare("100..103", builder.build(), List.of(SystemBuilder.is(x, 103)));
  }
}
