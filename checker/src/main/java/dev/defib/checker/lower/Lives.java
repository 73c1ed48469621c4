package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What death, start, hang and the change of a state do. */
final class Lives {
  private static final List<String> REASONS = Types.EXIT_REASON.labels();

  private final World world;

  Lives(World world) {
    this.world = world;
  }

  /** Performs what the step's effects asked for, in order. */
  void settle(Step step) {
    for (Step.LifeChange change : step.lifeChanges()) {
      if (change.start()) {
        start(step, change);
      } else {
        death(step, change.machine(), change.path(), change.reason());
      }
    }
  }

  // ---- Death

  /** The machine dies where the path holds, unless it is dead already; its dependants with it. */
  void death(Step step, MachineInstance machine, Term path, long reason) {
    death(step, machine, path, reason, new LinkedHashSet<>());
  }

  private void death(
      Step step, MachineInstance machine, Term path, long reason, Set<MachineInstance> seen) {
    if (machine.life().isEmpty() || !seen.add(machine)) {
      return;
    }
    Store store = step.store();
    Variable life = machine.life().get();
    Term dies = store.share(Terms.and(path, Terms.not(world.dead(machine, store))));
    if (Terms.isFalse(dies)) {
      return;
    }
    store.write(life, dies, MachineInstance.DEAD);
    step.emit("exit(" + machine.name() + ")", dies);
    forget(step, machine, dies);
    for (QueueInstance queue : world.queues()) {
      if (queue.isEmptiedBy(machine)) {
        empty(store, queue, dies);
      }
    }
    for (LockInstance lock : world.locks()) {
      Term held =
          Terms.and(dies, Terms.equal(store.read(lock.holder()), LockInstance.heldBy(machine)));
      store.write(
          lock.holder(), held, lock.freedWithOwner() ? LockInstance.FREE : LockInstance.ORPHANED);
    }
    announce(store, machine, dies, reason);
    for (MachineInstance dependant : machine.dependants()) {
      death(step, dependant, dies, Types.REASON_KILLED, seen);
    }
  }

  /** Everything of the machine but its stable variables is as it never was. */
  private void forget(Step step, MachineInstance machine, Term dies) {
    Store store = step.store();
    for (ThreadInstance thread : machine.threads()) {
      store.write(thread.location(), dies, 0);
    }
    stopClocks(store, machine, dies);
    for (Map.Entry<Member.Variable, Variable> entry : machine.variables().entrySet()) {
      Variable variable = entry.getValue();
      for (int i = 0; i < variable.length(); i++) {
        if (entry.getKey().stable()) {
          store.write(variable, i, dies, Terms.read(variable, i));
        } else {
          reset(store, variable, i, dies);
        }
      }
    }
    for (SignalInstance signal : machine.signals().values()) {
      store.write(signal.latch(), dies, 0);
      signal.mask().ifPresent(mask -> store.write(mask, dies, 0));
    }
    clearNotices(store, machine, dies, 0);
    machine.timers().values().forEach(t -> store.write(t, dies, -1));
    for (WindowInstance window : machine.windows().values()) {
      for (int i = 0; i < window.ages().length(); i++) {
        store.write(window.ages(), i, dies, Terms.constant(window.ages().type(), -1));
      }
      window.count().ifPresent(count -> store.write(count, dies, 0));
    }
    machine.transients().forEach(age -> store.write(age, dies, -1));
  }

  private void reset(Store store, Variable variable, int element, Term path) {
    Term moves = Terms.and(path, world.movable(variable, element, store));
    store.write(
        variable, element, moves, Terms.constant(variable.type(), world.initial(variable).low()));
  }

  private static void clearNotices(Store store, MachineInstance machine, Term path, long changes) {
    machine.exitLatches().values().forEach(latch -> store.write(latch, path, 0));
    machine.exitReasons().values().forEach(latch -> store.write(latch, path, 0));
    machine.changeLatches().values().forEach(latch -> store.write(latch, path, changes));
  }

  /** Clocks and the counters of every `every` are 0, as they are where they do not matter. */
  void stopClocks(Store store, MachineInstance machine, Term path) {
    for (ThreadInstance thread : machine.threads()) {
      thread.clock().ifPresent(clock -> store.write(clock, path, 0));
      thread.counters().values().forEach(counter -> store.write(counter, path, 0));
    }
    machine.slow().ifPresent(_ -> store.write(machine.slowCount(), path, 0));
  }

  private void announce(Store store, MachineInstance machine, Term dies, long reason) {
    for (MachineInstance observer : world.machines()) {
      Variable latch = observer.exitLatches().get(machine);
      if (latch != null) {
        Term noticed = store.share(Terms.and(dies, Terms.not(world.dead(observer, store))));
        store.write(latch, noticed, 1);
        Variable last = observer.exitReasons().get(machine);
        if (last != null) {
          store.write(last, noticed, reason);
        }
      }
    }
  }

  static void empty(Store store, QueueInstance queue, Term path) {
    store.write(queue.length(), path, 0);
    for (int i = 0; i < queue.capacity(); i++) {
      store.write(queue.kinds(), i, path, Terms.constant(queue.kinds().type(), 0));
      for (Variable field : queue.fields()) {
        store.write(field, i, path, Terms.integer(0));
      }
    }
  }

  static long reason(String name) {
    return REASONS.indexOf(name);
  }

  // ---- Start

  private void start(Step step, Step.LifeChange change) {
    MachineInstance machine = change.machine();
    Store store = step.store();
    Term dead = world.dead(machine, store);
    Term path =
        step.flawless(
            change.path(),
            List.of(
                new Flaw(
                    Terms.not(dead),
                    ErrorKind.MISUSE,
                    "`" + machine.name() + "` is started though it is not dead",
                    change.place())));
    Term starts = store.share(Terms.and(path, dead));
    if (machine.life().isEmpty() || Terms.isFalse(starts)) {
      return;
    }
    store.write(machine.life().get(), starts, MachineInstance.ALIVE);
    step.emit("start(" + machine.name() + ")", starts);
    for (ThreadInstance thread : machine.threads()) {
      enter(step, thread, starts, choose(step, thread.initial(), thread, starts));
    }
    for (Variable variable : machine.variables().values()) {
      Initial initial = world.initial(variable);
      if (!initial.isFixed() && !isStable(machine, variable)) {
        chooseInitial(step, variable, initial, starts);
      }
    }
    clearNotices(store, machine, starts, 1);
    machine
        .incarnation()
        .ifPresent(
            count -> {
              Term now = store.read(count);
              Term next =
                  Terms.ifThenElse(
                      Terms.equal(now, count.type().high()), Terms.integer(0), Terms.add(now, 1));
              store.write(count, starts, next);
            });
  }

  static boolean isStable(MachineInstance machine, Variable variable) {
    return machine.variables().entrySet().stream()
        .anyMatch(e -> e.getValue().equals(variable) && e.getKey().stable());
  }

  private void chooseInitial(Step step, Variable variable, Initial initial, Term path) {
    Store store = step.store();
    for (int i = 0; i < variable.length(); i++) {
      Term chosen = store.choose(variable.name(), initialType(variable, initial));
      Term least = Terms.constant(chosen.type(), chosen.type().low());
      store.require(Terms.or(path, Terms.equal(chosen, least)));
      store.write(variable, i, Terms.and(path, world.movable(variable, i, store)), chosen);
    }
  }

  static Type initialType(Variable variable, Initial initial) {
    return variable.type() instanceof Type.Int
        ? new Type.Int(initial.low(), initial.high())
        : variable.type();
  }

  // ---- States

  /** The rule's thread goes to the state that the rule names, if it names one. */
  void move(Step step, Rule rule, Term path) {
    ThreadInstance thread = rule.thread();
    List<Integer> states =
        switch (rule.transition().target().orElse(null)) {
          case null -> List.of();
          case Transition.Target.Stay _ -> List.of();
          case Transition.Target.Exit _ -> List.of();
          case Transition.Target.ToState(var state, Span _) -> List.of(thread.number(state.text()));
          case Transition.Target.ToOneOf(var some, Span _) ->
              some.stream().map(state -> thread.number(state.text())).toList();
          case Transition.Target.ToAny _ ->
              IntStream.range(0, thread.states().size()).boxed().toList();
        };
    if (!states.isEmpty()) {
      enter(step, thread, path, choose(step, states, thread, path));
    }
  }

  /** One of the states, by a choice where there are several. */
  Term choose(Step step, List<Integer> states, ThreadInstance thread, Term path) {
    Type.Enumeration type = thread.locationType();
    if (states.size() == 1) {
      return Terms.constant(type, states.getFirst());
    }
    List<String> labels = states.stream().map(s -> type.labels().get(s)).toList();
    Term chosen =
        step.store().choose("state of " + thread.name(), new Type.Enumeration("target", labels));
    step.store().require(Terms.or(path, Terms.equal(chosen, 0)));
    Term location = Terms.constant(type, states.getLast());
    for (int i = states.size() - 2; i >= 0; i--) {
      location =
          Terms.ifThenElse(Terms.equal(chosen, i), Terms.constant(type, states.get(i)), location);
    }
    return location;
  }

  /** The thread enters the state, even if it is in it: its clock and its counters start again. */
  void enter(Step step, ThreadInstance thread, Term path, Term location) {
    Store store = step.store();
    Term to = store.share(location);
    store.write(thread.location(), path, to);
    thread.clock().ifPresent(clock -> store.write(clock, path, 0));
    for (var entry : thread.counters().entrySet()) {
      if (!thread.machineLevel().contains(entry.getKey())) {
        store.write(entry.getValue(), path, 0);
      }
    }
    for (int i = 0; i < thread.states().size(); i++) {
      Term here = Terms.and(path, Terms.equal(to, i));
      step.emit("enters " + thread.name() + "." + thread.states().get(i).name(), here);
    }
  }

  // ---- Hang and wedge

  void hang(Step step, MachineInstance machine, Term path) {
    machine
        .life()
        .ifPresent(
            life -> {
              Term hangs = step.store().share(Terms.and(path, world.alive(machine, step.store())));
              step.store().write(life, hangs, MachineInstance.HUNG);
              stopClocks(step.store(), machine, hangs);
            });
  }

  /** All machines that a death of this one may end, itself included. */
  static List<MachineInstance> endingWith(MachineInstance machine) {
    List<MachineInstance> all = new ArrayList<>(List.of(machine));
    for (int i = 0; i < all.size(); i++) {
      for (MachineInstance dependant : all.get(i).dependants()) {
        if (!all.contains(dependant)) {
          all.add(dependant);
        }
      }
    }
    return all;
  }
}
