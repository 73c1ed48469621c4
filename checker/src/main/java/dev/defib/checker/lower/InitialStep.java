package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.SystemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the action that leads to the initial states. */
final class InitialStep {
  private final World world;
  private final Step step;
  private final Lives lives;

  InitialStep(World world) {
    this.world = world;
    this.step = new Step(world, Action.Kind.STEP, Optional.empty());
    this.lives = new Lives(world);
  }

  Action action() {
    List<Variable> locations = new ArrayList<>();
    for (MachineInstance machine : everyMachine()) {
      for (ThreadInstance thread : machine.threads()) {
        locations.add(thread.location());
        if (!isDead(machine)) {
          step.store()
              .write(
                  thread.location(),
                  Term.TRUE,
                  lives.choose(step, thread.initial(), thread, Term.TRUE));
        }
      }
    }
    for (Variable variable : world.variables()) {
      if (!locations.contains(variable)) {
        value(variable);
      }
    }
    Store store = step.store();
    return new Action(
        0,
        "start",
        Action.Kind.STEP,
        Action.Urgency.EAGER,
        -1,
        List.of(),
        store.choices(),
        store.locals(),
        Terms.and(store.required()),
        store.updates(),
        List.of(),
        Place.NONE);
  }

  private List<MachineInstance> everyMachine() {
    List<MachineInstance> all = new ArrayList<>(world.machines());
    all.addAll(world.observers());
    return all;
  }

  private static boolean isDead(MachineInstance machine) {
    return machine.item().filter(SystemItem.Instance::dead).isPresent();
  }

  /** Whether the variable has no say while its machine, declared dead, has not been started. */
  private boolean isOfTheDead(Variable variable) {
    if (variable.owner() < 0 || world.machines().size() <= variable.owner()) {
      return false;
    }
    MachineInstance owner = world.machines().get(variable.owner());
    return isDead(owner)
        && variable.role() != Variable.Role.LIFE
        && !Lives.isStable(owner, variable);
  }

  private void value(Variable variable) {
    Initial initial = world.initial(variable);
    boolean dead = isOfTheDead(variable);
    for (int i = 0; i < variable.length(); i++) {
      if (variable.role() == Variable.Role.LATCH && dead) {
        continue;
      }
      if (initial.isFixed() || dead) {
        if (initial.low() != variable.type().low()) {
          step.store()
              .write(variable, i, Term.TRUE, Terms.constant(variable.type(), initial.low()));
        }
      } else {
        Type type = Lives.initialType(variable, initial);
        step.store().write(variable, i, Term.TRUE, step.store().choose(variable.name(), type));
      }
    }
  }
}
