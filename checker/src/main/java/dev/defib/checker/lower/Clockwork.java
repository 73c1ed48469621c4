package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the tick: when nothing is due, every running clock goes on by one. */
final class Clockwork {
  private final World world;
  private final Expressions expressions;
  private final Faults faults;
  private final Consumer<Step> finish;
  private int bound;

  /**
   * @param finish what every step ends with
   */
  Clockwork(World world, Expressions expressions, Faults faults, Consumer<Step> finish) {
    this.world = world;
    this.expressions = expressions;
    this.faults = faults;
    this.finish = finish;
  }

  // ---- What is enabled, and what is due

  /**
   * Whether, for some resolution, one of the steps is enabled and satisfies its condition. What may
   * be read of a device that lies is left to the caller.
   *
   * @param condition of each step, over the state and its own choices
   * @param readings the number of the bound variable for each thing read of a lying device
   */
  private Term some(
      List<Step> steps, Function<Step, Term> condition, Map<String, Term.Bound> readings) {
    List<Term> terms = new ArrayList<>();
    for (Step step : steps) {
      terms.add(exists(step, condition.apply(step), readings));
    }
    return Terms.or(terms);
  }

  /** The condition with its choices bound, each step's own by an existential quantifier. */
  private Term exists(Step step, Term condition, Map<String, Term.Bound> readings) {
    Map<Integer, String> read = step.store().readings();
    Map<Integer, Term.Bound> own = new LinkedHashMap<>();
    Term inlined = step.store().inline(condition);
    Term replaced =
        Terms.replace(
            inlined,
            t -> {
              if (!(t instanceof Term.Chosen(int choice, Type type))) {
                return t;
              }
              String key = read.get(choice);
              return key != null
                  ? readings.computeIfAbsent(key, _ -> new Term.Bound(bound++, type))
                  : own.computeIfAbsent(choice, _ -> new Term.Bound(bound++, type));
            });
    Term result = replaced;
    for (Term.Bound variable : own.values()) {
      result = Terms.exists(variable.number(), variable.type(), result);
    }
    return result;
  }

  /** Whether one of the steps is enabled whatever a lying device shows. */
  Term enabledForSure(List<Step> steps) {
    Map<String, Term.Bound> readings = new LinkedHashMap<>();
    Term enabled = some(steps, Step::enabled, readings);
    return Terms.not(existsReading(readings, Terms.not(enabled)));
  }

  private static Term existsReading(Map<String, Term.Bound> readings, Term body) {
    Term result = body;
    for (Term.Bound reading : readings.values()) {
      result = Terms.exists(reading.number(), reading.type(), result);
    }
    return result;
  }

  /** Whether nothing is due, for something that lying devices may show at this moment. */
  private Term nothingDue(List<Step> steps) {
    List<Step> withDeadline = steps.stream().filter(s -> !Terms.isFalse(s.due())).toList();
    Map<String, Term.Bound> readings = new LinkedHashMap<>();
    Term due = some(withDeadline, s -> Terms.and(s.enabled(), s.due(), notSlow(s)), readings);
    return existsReading(readings, Terms.not(due));
  }

  /** A slow machine is due only when it has been for as long as it is slow. */
  private Term notSlow(Step step) {
    Optional<MachineInstance> machine = step.initiator().map(ThreadInstance::machine);
    if (machine.flatMap(MachineInstance::slow).isEmpty()) {
      return Term.TRUE;
    }
    MachineInstance slow = machine.get();
    return Terms.or(
        Terms.not(Terms.read(slow.slow().orElseThrow())),
        Terms.atLeast(Terms.read(slow.slowCount()), slow.slowTicks()));
  }

  // ---- The tick

  Step tick(List<Step> steps) {
    Step tick = new Step(world, Action.Kind.TICK, Optional.empty());
    tick.urgency(Action.Urgency.LAZY, Term.FALSE);
    tick.label("tick");
    tick.guard(nothingDue(steps));
    tick.emit("tick", Term.TRUE);
    for (MachineInstance machine : world.machines()) {
      clocks(machine, tick);
      slow(machine, steps, tick);
    }
    for (FaultClause clause : faults.clauses()) {
      clause.ages().values().forEach(age -> grow(age, age.type().high(), false, tick));
      clause.recent().forEach(age -> grow(age, age.type().high(), true, tick));
    }
    finish.accept(tick);
    return tick;
  }

  private void clocks(MachineInstance machine, Step tick) {
    Store store = tick.store();
    Term runs = world.able(machine, store);
    MachineVariables variables = new MachineVariables(world, expressions, machine);
    for (ThreadInstance thread : machine.threads()) {
      thread
          .clock()
          .ifPresent(
              clock -> {
                for (int i = 0; i < thread.states().size(); i++) {
                  long maximum = variables.clockMax(thread, i);
                  if (maximum > 0) {
                    Term here =
                        Terms.and(
                            runs,
                            world.at(thread, List.of(i), store),
                            Terms.less(Terms.read(clock), Terms.integer(maximum)));
                    store.write(clock, store.share(here), Terms.add(Terms.read(clock), 1));
                  }
                }
              });
      thread
          .counters()
          .forEach(
              (transition, counter) -> {
                List<Integer> states = countsIn(thread, transition);
                Term counts =
                    Terms.and(
                        runs,
                        world.at(thread, states, store),
                        Terms.less(Terms.read(counter), Terms.integer(counter.type().high())));
                store.write(counter, store.share(counts), Terms.add(Terms.read(counter), 1));
              });
    }
    for (Variable timer : machine.timers().values()) {
      Term running = Terms.atLeast(store.read(timer), 1);
      store.write(timer, running, Terms.add(store.read(timer), -1));
    }
    for (WindowInstance window : machine.windows().values()) {
      window(window, tick);
    }
  }

  /** A state's `every` counts in that state, a machine's always. */
  private static List<Integer> countsIn(ThreadInstance thread, Transition transition) {
    List<Integer> states = new ArrayList<>();
    Predicate<Integer> counts =
        i ->
            thread.machineLevel().contains(transition)
                || thread.states().get(i).transitions().stream().anyMatch(transition::equals);
    for (int i = 0; i < thread.states().size(); i++) {
      if (counts.test(i)) {
        states.add(i);
      }
    }
    return states;
  }

  private static void window(WindowInstance window, Step tick) {
    Store store = tick.store();
    Variable ages = window.ages();
    window
        .count()
        .ifPresent(
            count ->
                store.write(count, Terms.equal(store.read(ages), Terms.integer(window.span())), 0));
    for (int i = 0; i < ages.length(); i++) {
      Term age = Terms.read(ages, i);
      Term older =
          Terms.ifThenElse(
              Terms.equal(age, Terms.integer(window.span())), Terms.integer(-1), Terms.add(age, 1));
      store.write(ages, i, Terms.atLeast(age, 0), older);
    }
  }

  private static void grow(Variable age, long maximum, boolean forgotten, Step tick) {
    Term now = Terms.read(age);
    Term at = Terms.equal(now, Terms.integer(maximum));
    Term next = Terms.ifThenElse(at, forgotten ? Terms.integer(-1) : now, Terms.add(now, 1));
    tick.store().write(age, Terms.atLeast(now, 0), next);
  }

  /** How long a slow machine has had something that would be due. */
  private void slow(MachineInstance machine, List<Step> steps, Step tick) {
    if (machine.slow().isEmpty()) {
      return;
    }
    List<Step> own =
        steps.stream()
            .filter(s -> s.initiator().filter(t -> t.machine() == machine).isPresent())
            .toList();
    Map<String, Term.Bound> readings = new LinkedHashMap<>();
    Term wouldBeDue =
        existsReading(readings, some(own, s -> Terms.and(s.enabled(), s.due()), readings));
    Store store = tick.store();
    Term count = Terms.read(machine.slowCount());
    Term more =
        Terms.ifThenElse(
            Terms.less(count, Terms.integer(machine.slowTicks())), Terms.add(count, 1), count);
    Term flagged = Terms.read(machine.slow().orElseThrow());
    store.write(
        machine.slowCount(),
        Term.TRUE,
        Terms.ifThenElse(Terms.and(flagged, wouldBeDue), more, Terms.integer(0)));
  }
}
