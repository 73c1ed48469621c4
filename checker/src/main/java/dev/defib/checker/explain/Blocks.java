package dev.defib.checker.explain;

import dev.defib.checker.engine.State;
import dev.defib.checker.explain.Explanation.Blocked;
import dev.defib.checker.explain.Explanation.BlockedStep;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which guards keep machines from moving in one state. */
final class Blocks {
  private final Interpreter interpreter;
  private final TransitionSystem system;
  private final State state;
  private final GuardText text;
  private final Set<Integer> enabled = new HashSet<>();

  Blocks(Interpreter interpreter, State state) {
    this.interpreter = interpreter;
    this.system = interpreter.system();
    this.state = state;
    this.text = new GuardText(system);
    interpreter.successors(state).forEach(step -> enabled.add(step.action()));
  }

  /** The machines that wait and can take none of their steps, each with those from its state. */
  List<Blocked> machines() {
    var blocked = new ArrayList<Blocked>();
    for (Obligation obligation : system.obligations()) {
      List<Action> own = obligation.steps().stream().map(system.actions()::get).toList();
      boolean moves = obligation.steps().stream().anyMatch(enabled::contains);
      if (interpreter.holds(obligation.waits(), state, List.of()) && !moves) {
        blocked.add(new Blocked(obligation.machine(), steps(own, obligation.machine())));
      }
    }
    return blocked;
  }

  /** For each machine the steps from its state that it initiates and cannot take. */
  List<Blocked> all() {
    var blocked = new ArrayList<Blocked>();
    for (Machine machine : system.machines()) {
      List<Action> own =
          system.actions().stream()
              .filter(action -> action.kind() == Action.Kind.STEP)
              .filter(action -> action.owner() == machine.index())
              .filter(action -> !enabled.contains(action.index()))
              .toList();
      List<BlockedStep> steps = steps(own, machine.name());
      if (!steps.isEmpty()) {
        blocked.add(new Blocked(machine.name(), steps));
      }
    }
    return blocked;
  }

  /** What the tick waits for. */
  List<Blocked> time() {
    List<Action> ticks =
        system.actions().stream().filter(a -> a.kind() == Action.Kind.TICK).toList();
    return List.of(new Blocked("time", steps(ticks, "")));
  }

  private List<BlockedStep> steps(List<Action> actions, String machine) {
    var steps = new ArrayList<BlockedStep>();
    for (Action action : actions) {
      List<Term> missing = missing(action);
      if (missing.stream().noneMatch(term -> isElsewhere(term, machine))) {
        List<String> needs = missing.stream().map(text::of).distinct().toList();
        steps.add(new BlockedStep(action.label(), action.place(), needs));
      }
    }
    return steps.stream().distinct().toList();
  }

  /** The parts of a guard that are false whatever is chosen. */
  private List<Term> missing(Action action) {
    return TermParts.conjuncts(text.withoutLocals(action.guard(), action)).stream()
        .filter(term -> !GuardText.dependsOnChoices(term))
        .filter(term -> !interpreter.holds(term, state, List.of()))
        .toList();
  }

  /**
   * Whether the term is about the state of a machine or thread alone: the step is not from here.
   */
  private static boolean isElsewhere(Term term, String machine) {
    var read = new ArrayList<Variable>();
    TermParts.walk(
        term,
        part -> {
          if (part instanceof Term.Read(Variable variable, int _)) {
            read.add(variable);
          }
        });
    return !read.isEmpty()
        && read.stream()
            .allMatch(v -> v.role() == Variable.Role.LOCATION && v.name().equals(machine));
  }
}
