package dev.defib.checker.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.export.RandomSystem;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The clauses of an action are satisfied by the steps that the interpreter takes, and no other. */
class ActionFormulaTest {
  private static final int SYSTEMS = Integer.getInteger("random.formulas", 40);
  private static final int STATES = 3;

  @Test
  void agreesWithTheInterpreter() {
    LongStream.range(0, SYSTEMS).parallel().forEach(ActionFormulaTest::compare);
  }

  private static void compare(long seed) {
    RandomSystem random = new RandomSystem(seed);
    TransitionSystem system = random.system();
    Interpreter interpreter = new Interpreter(system);
    Set<State> states = new HashSet<>();
    interpreter.initialStates().stream()
        .limit(1)
        .map(Interpreter.Start::state)
        .forEach(states::add);
    for (State state : List.copyOf(states)) {
      interpreter.successors(state).stream().limit(STATES).forEach(s -> states.add(s.state()));
    }
    for (State state : states) {
      compareSteps("seed " + seed, interpreter, state);
      random.invariants().forEach(term -> compareTerm("seed " + seed, interpreter, state, term));
    }
  }

  private static void compareTerm(String name, Interpreter interpreter, State state, Term term) {
    Cnf cnf = new Cnf();
    int[][] slots = known(cnf, interpreter.system(), state);
    int[] events = ActionFormula.noEvents(interpreter.system());
    int truth = new Meaning(cnf, slots, List.of(), events).truth(term);
    boolean holds = interpreter.holds(term, state, List.of());
    cnf.require(holds ? -truth : truth);
    assertThat(isSatisfiable(cnf)).as(name).isFalse();
  }

  private static void compareSteps(String name, Interpreter interpreter, State state) {
    TransitionSystem system = interpreter.system();
    List<Trace.Step> steps = interpreter.successors(state);
    for (Action action : system.actions()) {
      List<Trace.Step> taken = steps.stream().filter(s -> s.action() == action.index()).toList();
      Cnf cnf = new Cnf();
      ActionFormula formula = new ActionFormula(cnf, system, action, known(cnf, system, state));
      cnf.require(formula.enabled);
      assertThat(isSatisfiable(cnf)).as(name).isEqualTo(!taken.isEmpty());
      for (Trace.Step step : taken) {
        assertThat(isSatisfiable(cnf, isAs(cnf, formula, step))).as(name).isTrue();
      }
      taken.forEach(step -> cnf.require(-isAs(cnf, formula, step)));
      assertThat(isSatisfiable(cnf)).as(name).isFalse();
    }
  }

  /** Whether the action leads to the state of the step, with its events. */
  private static int isAs(Cnf cnf, ActionFormula formula, Trace.Step step) {
    Numbers numbers = new Numbers(cnf);
    int[] same = new int[formula.after.length + formula.events.length + 1];
    for (int slot = 0; slot < formula.after.length; slot++) {
      same[slot] = numbers.equal(formula.after[slot], Numbers.constant(step.state().value(slot)));
    }
    for (int event = 0; event < formula.events.length; event++) {
      int happened = formula.events[event];
      same[formula.after.length + event] = step.events().contains(event) ? happened : -happened;
    }
    same[same.length - 1] = formula.typed;
    return cnf.and(same);
  }

  /** A state that is any at first, and then this one. */
  private static int[][] known(Cnf cnf, TransitionSystem system, State state) {
    int[][] slots = ActionFormula.anyState(cnf, system);
    Numbers numbers = new Numbers(cnf);
    IntStream.range(0, slots.length)
        .forEach(i -> cnf.require(numbers.equal(slots[i], Numbers.constant(state.value(i)))));
    return slots;
  }

  private static boolean isSatisfiable(Cnf cnf, int... literals) {
    try {
      return new GlucoseSolver().isSatisfiable(cnf, literals);
    } catch (InterruptedException | Solver.UnavailableException e) {
      throw new IllegalStateException(e);
    }
  }
}
