package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the steps of a system into actions, and adds what engines need besides. */
final class Assembly {
  private final World world;
  private final Clockwork clockwork;
  private final Faults faults;
  private final List<Action> actions = new ArrayList<>();
  private final Map<Step, List<Integer>> actionsOf = new LinkedHashMap<>();
  private Optional<Variable> error = Optional.empty();

  Assembly(World world, Clockwork clockwork, Faults faults) {
    this.world = world;
    this.clockwork = clockwork;
    this.faults = faults;
  }

  /**
   * @param steps of the machines and of the faults, and the tick
   * @param specFlaws what goes wrong in reading the spec's own expressions
   */
  TransitionSystem assemble(
      String name, List<Step> steps, List<Flaw> specFlaws, List<String> assumptions) {
    allocateError(steps, specFlaws);
    for (Step step : steps) {
      actionsOf.put(step, new ArrayList<>());
      add(step);
    }
    specFlaws.forEach(this::add);
    List<Fairness> fairness = new ArrayList<>(weak(steps));
    fairness.addAll(strong(steps));
    List<Obligation> obligations = obligations(steps);
    return new TransitionSystem(
        name,
        world.timed(),
        machines(),
        world.variables(),
        new InitialStep(world).action(),
        actions,
        world.events(),
        fairness,
        finite(steps),
        obligations,
        world.errors(),
        new Views(world).all(),
        assumptions);
  }

  /** The actions (indices) that are strikes of a clause's fault, or of it on one subject. */
  List<Integer> strikes(int clause, Optional<String> subject) {
    List<Integer> result = new ArrayList<>();
    actionsOf.forEach(
        (step, indices) -> {
          if (step.clause() == clause && subject.map(s -> s.equals(step.struck())).orElse(true)) {
            result.addAll(indices);
          }
        });
    return result;
  }

  // ---- Errors

  private void allocateError(List<Step> steps, List<Flaw> specFlaws) {
    for (Step step : steps) {
      step.guardFlaws().forEach(world::error);
      step.flaws().forEach(world::error);
    }
    specFlaws.forEach(world::error);
    if (!world.errors().isEmpty()) {
      error =
          Optional.of(
              world.scalar(
                  "error", new Type.Int(0, world.errors().size()), Variable.Role.ERROR, -1));
    }
  }

  /** After an error nothing happens any more. */
  private Term running() {
    return error.map(e -> Terms.equal(Terms.read(e), Terms.integer(0))).orElse(Term.TRUE);
  }

  private Term running(Term condition) {
    return Terms.and(running(), condition);
  }

  // ---- Actions

  private void add(Step step) {
    Store store = step.store();
    Term sound =
        Terms.and(
            step.guard(),
            store.required(),
            store.readingsSettled(),
            Terms.not(Flaw.any(step.flaws())));
    if (!Terms.isFalse(sound)) {
      List<Action.Emission> events = new ArrayList<>();
      step.events().forEach((event, when) -> events.add(new Action.Emission(event, when)));
      add(step, step.label(), running(sound), store.updates(), events);
    }
    List<Flaw> flaws = new ArrayList<>(step.guardFlaws());
    Term going = Terms.and(step.guard(), store.required());
    flaws.addAll(Flaw.when(going, step.flaws()));
    Term wrong =
        Terms.and(
            store.readingsSettled(),
            Terms.or(
                Terms.and(Flaw.any(step.guardFlaws()), leastChoices(store)),
                Terms.and(going, Flaw.any(step.flaws()))));
    if (!flaws.isEmpty() && !Terms.isFalse(wrong)) {
      add(step, step.label() + "; ERROR", running(wrong), errorUpdate(flaws), List.of());
    }
  }

  private void add(
      Step step,
      String label,
      Term guard,
      List<Action.Update> updates,
      List<Action.Emission> events) {
    int index = actions.size();
    List<Integer> participants =
        step.participants().stream().map(t -> t.machine().index()).distinct().toList();
    actions.add(
        new Action(
            index,
            label,
            step.kind(),
            step.urgency(),
            step.initiator().map(t -> t.machine().index()).orElse(-1),
            participants,
            step.store().choices(),
            step.store().locals(),
            guard,
            updates,
            events,
            step.place().map(World::place).orElse(Place.NONE)));
    actionsOf.getOrDefault(step, new ArrayList<>()).add(index);
  }

  /** Where the guard goes wrong nothing has been chosen yet: one resolution stands for all. */
  private static Term leastChoices(Store store) {
    List<Term> least = new ArrayList<>();
    for (int i = 0; i < store.choices().size(); i++) {
      if (!store.readings().containsKey(i)) {
        Type type = store.choices().get(i).type();
        least.add(Terms.equal(new Term.Chosen(i, type), Terms.constant(type, type.low())));
      }
    }
    return Terms.and(least);
  }

  /** The first thing that goes wrong is the error. */
  private List<Action.Update> errorUpdate(List<Flaw> flaws) {
    Term code = Terms.integer(world.error(flaws.getLast()));
    for (int i = flaws.size() - 2; i >= 0; i--) {
      code =
          Terms.ifThenElse(
              flaws.get(i).condition(), Terms.integer(world.error(flaws.get(i))), code);
    }
    return List.of(new Action.Update(error.orElseThrow(), 0, code));
  }

  private void add(Flaw specFlaw) {
    actions.add(
        new Action(
            actions.size(),
            "the spec: ERROR",
            Action.Kind.STEP,
            Action.Urgency.EAGER,
            -1,
            List.of(),
            List.of(),
            List.of(),
            running(specFlaw.condition()),
            errorUpdate(List.of(specFlaw)),
            List.of(),
            World.place(specFlaw.place())));
  }

  // ---- Fairness

  private static boolean isOwed(Step step) {
    return step.kind() == Action.Kind.STEP && step.urgency() != Action.Urgency.LAZY;
  }

  private List<Fairness> weak(List<Step> steps) {
    List<Fairness> result = new ArrayList<>();
    for (MachineInstance machine : world.machines()) {
      for (ThreadInstance thread : machine.threads()) {
        List<Step> own =
            steps.stream()
                .filter(s -> isOwed(s) && s.initiator().filter(t -> t == thread).isPresent())
                .toList();
        if (!own.isEmpty()) {
          result.add(
              new Fairness(
                  "weak fairness of " + thread.name(),
                  false,
                  running(clockwork.enabledForSure(own)),
                  taken(own, List.of())));
        }
      }
    }
    return result;
  }

  private List<Fairness.Taken> taken(List<Step> steps, List<Long> resolution) {
    return steps.stream()
        .flatMap(s -> actionsOf.getOrDefault(s, List.of()).stream())
        .map(a -> new Fairness.Taken(a, resolution))
        .toList();
  }

  private List<Fairness> strong(List<Step> steps) {
    Map<Rule, List<Step>> byRule = new LinkedHashMap<>();
    for (Step step : steps) {
      for (Rule rule : step.strong()) {
        byRule.computeIfAbsent(rule, _ -> new ArrayList<>()).add(step);
      }
    }
    List<Fairness> result = new ArrayList<>();
    byRule.forEach(
        (rule, ofRule) -> {
          String name = "strong fairness of " + rule.thread().name() + ": " + Steps.arrow(rule);
          result.add(
              new Fairness(
                  name, true, running(clockwork.enabledForSure(ofRule)), taken(ofRule, List.of())));
          for (Fairness choice : FairChoices.each(name, ofRule, this::taken)) {
            result.add(
                new Fairness(choice.name(), true, running(choice.enabled()), choice.steps()));
          }
        });
    return result;
  }

  private List<List<Integer>> finite(List<Step> steps) {
    List<List<Integer>> result = new ArrayList<>();
    for (FaultClause clause : faults.clauses()) {
      if (clause.fault().strength() instanceof Fault.Strength.FinitelyMany) {
        result.add(
            steps.stream()
                .filter(s -> s.clause() == clause.index())
                .flatMap(s -> actionsOf.getOrDefault(s, List.of()).stream())
                .toList());
      }
    }
    return result;
  }

  // ---- Obligations, machines

  private List<Obligation> obligations(List<Step> steps) {
    List<Obligation> result = new ArrayList<>();
    Store store = new Store();
    for (MachineInstance machine : world.machines()) {
      if (!machine.kind().isSoftware()) {
        continue;
      }
      for (ThreadInstance thread : machine.threads()) {
        List<Integer> restless = new ArrayList<>();
        for (int i = 0; i < thread.states().size(); i++) {
          Member.State state = thread.states().get(i);
          if (!state.rest()) {
            restless.add(i);
          }
        }
        Term waits =
            restless.isEmpty()
                ? Term.FALSE
                : Terms.and(world.alive(machine, store), world.at(thread, restless, store));
        List<Integer> own =
            steps.stream()
                .filter(s -> s.kind() == Action.Kind.STEP && s.participants().contains(thread))
                .flatMap(s -> actionsOf.getOrDefault(s, List.of()).stream())
                .toList();
        int death = machine.life().isPresent() ? world.event("exit(" + machine.name() + ")") : -1;
        result.add(new Obligation(thread.name(), running(waits), own, death));
      }
    }
    return result;
  }

  private List<Machine> machines() {
    List<MachineInstance> all = new ArrayList<>(world.machines());
    all.addAll(world.observers());
    return all.stream()
        .map(
            m ->
                new Machine(
                    m.index(),
                    m.name(),
                    m.kind().word(),
                    m.threads().stream().map(ThreadInstance::location).toList(),
                    World.place(m.declaration().name().span())))
        .toList();
  }
}
