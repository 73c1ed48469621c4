package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the strikes of faults, and the ends of those that end by themselves. */
final class Strikes {
  private final World world;
  private final Expressions expressions;
  private final Faults faults;
  private final Lives lives;
  private final Steps steps;
  private final Consumer<Step> finish;

  /**
   * @param finish what every step ends with
   */
  Strikes(
      World world,
      Expressions expressions,
      Faults faults,
      Lives lives,
      Steps steps,
      Consumer<Step> finish) {
    this.world = world;
    this.expressions = expressions;
    this.faults = faults;
    this.lives = lives;
    this.steps = steps;
    this.finish = finish;
  }

  List<Step> all() {
    List<Step> result = new ArrayList<>();
    for (FaultClause clause : faults.clauses()) {
      if (clause.isNamed()) {
        named(clause, result);
      } else if (clause.fault().together()) {
        add(together(clause), result);
      } else {
        for (Meaning subject : clause.subjects()) {
          add(single(clause, subject), result);
        }
      }
      ends(clause, result);
    }
    return result;
  }

  private static void add(Step step, List<Step> result) {
    if (!Terms.isFalse(step.enabled())) {
      result.add(step);
    }
  }

  // ---- Strikes

  private Step step(FaultClause clause, String subject) {
    Step step = new Step(world, Action.Kind.FAULT, Optional.empty());
    step.urgency(Action.Urgency.LAZY, Term.FALSE);
    step.place(clause.fault().span());
    step.label("fault: " + (clause.isNamed() ? subject : clause.kind() + "(" + subject + ")"));
    step.strikes(clause.index(), subject);
    clause
        .fault()
        .phase()
        .ifPresent(phase -> step.guard(expressions.value(phase, Context.omniscient(step.store()))));
    spend(clause, step);
    return step;
  }

  private Step single(FaultClause clause, Meaning subject) {
    String name = expressions.name(subject, clause.fault().kind());
    Step step = step(clause, name);
    step.guard(strikes(clause, subject, step));
    perform(clause, subject, name, Term.TRUE, step);
    finish.accept(step);
    return step;
  }

  private Step together(FaultClause clause) {
    List<String> names =
        clause.subjects().stream().map(s -> expressions.name(s, clause.fault().kind())).toList();
    Step step = step(clause, String.join(", ", names));
    List<Term> struck =
        clause.subjects().stream().map(s -> step.store().share(strikes(clause, s, step))).toList();
    step.guard(Terms.or(struck));
    for (int i = 0; i < names.size(); i++) {
      perform(clause, clause.subjects().get(i), names.get(i), struck.get(i), step);
    }
    finish.accept(step);
    return step;
  }

  private void named(FaultClause clause, List<Step> result) {
    for (Meaning subject : clause.subjects()) {
      if (!(subject instanceof Meaning.OfFault(MachineInstance machine, String fault))) {
        throw faults.wrongSubject(clause);
      }
      for (ThreadInstance thread : machine.threads()) {
        for (Rule rule : Rules.of(thread)) {
          if (rule.transition().fault().filter(f -> f.text().equals(fault)).isPresent()) {
            add(named(clause, machine, rule), result);
          }
        }
      }
    }
  }

  private Step named(FaultClause clause, MachineInstance machine, Rule rule) {
    Step step = step(clause, machine.name() + "." + clause.kind());
    Context context = Context.of(machine, step.store());
    step.guard(Terms.and(world.able(machine, step.store()), steps.at(rule, step)));
    step.guard(steps.guard(rule, _ -> context, context));
    step.label(rule.thread().name() + ": " + Steps.arrow(rule));
    step.emit(machine.name() + "." + clause.kind(), Term.TRUE);
    mark(clause, machine, Term.TRUE, step.store());
    steps.bodies().run(rule.transition().effects(), context, Term.TRUE, step, _ -> {});
    steps.target(rule, step);
    lives.settle(step);
    finish.accept(step);
    return step;
  }

  /** The strength's condition, and what a strike takes of it. */
  private void spend(FaultClause clause, Step step) {
    Store store = step.store();
    Variable budget = clause.budget();
    if (budget != null) {
      Term left = store.read(budget);
      step.guard(Terms.atLeast(left, 1));
      store.write(budget, Term.TRUE, Terms.add(left, -1));
    }
    List<Variable> recent = clause.recent();
    if (!recent.isEmpty()) {
      step.guard(Terms.equal(store.read(recent.getLast()), Terms.integer(-1)));
      for (int i = recent.size() - 1; i > 0; i--) {
        store.write(recent.get(i), Term.TRUE, store.read(recent.get(i - 1)));
      }
      store.write(recent.getFirst(), Term.TRUE, 0);
    }
  }

  private void mark(FaultClause clause, MachineInstance machine, Term path, Store store) {
    Variable flag = clause.struck().get(machine);
    if (flag != null) {
      store.write(flag, path, 1);
    }
  }

  // ---- What each fault needs, and does

  /** Whether the fault would change anything, in the state before. */
  private Term strikes(FaultClause clause, Meaning subject, Step step) {
    Store store = step.store();
    return switch (clause.kind()) {
      case "crash" -> Terms.not(world.dead(faults.machine(subject, clause), store));
      case "hang" -> world.alive(faults.machine(subject, clause), store);
      case "wedge" -> world.able(faults.machine(subject, clause), store);
      case "garble", "remove" -> Terms.not(world.removed(faults.machine(subject, clause), store));
      case "slow" ->
          Terms.not(
              faults.machine(subject, clause).slow().map(v -> store.read(v)).orElse(Term.FALSE));
      case "stuck" -> Terms.not(store.read(flag(clause, subject)));
      case "lose" -> Terms.atLeast(store.read(queue(subject, clause).length()), 1);
      case "duplicate" -> {
        QueueInstance queue = queue(subject, clause);
        Term length = store.read(queue.length());
        yield Terms.and(
            Terms.atLeast(length, 1), Terms.less(length, Terms.integer(queue.capacity())));
      }
      case "reorder" -> reorders(queue(subject, clause), store);
      case "miss" -> Triggers.set(signal(subject, clause), store);
      case "spurious" -> {
        Term latch = store.read(signal(subject, clause).latch());
        yield Terms.not(Terms.equal(latch, latch.type().high()));
      }
      case "corrupt" -> exists(subject, clause, store);
      default -> throw faults.wrongSubject(clause);
    };
  }

  /** The variables of a dead machine are as they start, and nothing can be done to them. */
  private Term exists(Meaning subject, FaultClause clause, Store store) {
    int owner = faults.cells(subject, clause).getFirst().variable().owner();
    return owner < 0 ? Term.TRUE : Terms.not(world.dead(world.machines().get(owner), store));
  }

  private static Term reorders(QueueInstance queue, Store store) {
    if (queue.capacity() < 2) {
      return Term.FALSE;
    }
    List<Term> differs = new ArrayList<>();
    differs.add(Terms.not(Terms.equal(store.read(queue.kinds(), 0), store.read(queue.kinds(), 1))));
    for (Variable field : queue.fields()) {
      differs.add(Terms.not(Terms.equal(store.read(field, 0), store.read(field, 1))));
    }
    return Terms.and(Terms.atLeast(store.read(queue.length()), 2), Terms.or(differs));
  }

  private void perform(FaultClause clause, Meaning subject, String name, Term path, Step step) {
    Store store = step.store();
    switch (clause.kind()) {
      case "crash" -> lives.death(step, faults.machine(subject, clause), path, Types.REASON_CRASH);
      case "hang" -> lives.hang(step, faults.machine(subject, clause), path);
      case "wedge" -> {
        MachineInstance device = faults.machine(subject, clause);
        device.wedged().ifPresent(v -> store.write(v, path, 1));
        lives.stopClocks(store, device, path);
      }
      case "remove" -> {
        MachineInstance device = faults.machine(subject, clause);
        device.removed().ifPresent(v -> store.write(v, path, 1));
        device.wedged().ifPresent(v -> store.write(v, path, 0));
        lives.stopClocks(store, device, path);
      }
      case "garble" -> garble(clause, faults.machine(subject, clause), path, step);
      case "slow" -> faults.machine(subject, clause).slow().ifPresent(v -> store.write(v, path, 1));
      case "stuck" -> stick(clause, subject, path, step);
      case "lose" -> Bodies.removeHead(store, queue(subject, clause), path);
      case "duplicate" -> duplicate(queue(subject, clause), path, store);
      case "reorder" -> reorder(queue(subject, clause), path, store);
      case "miss" -> store.write(signal(subject, clause).latch(), path, 0);
      case "spurious" -> Bodies.raise(store, signal(subject, clause), path);
      case "corrupt" -> corrupt(subject, clause, path, step);
      default -> throw faults.wrongSubject(clause);
    }
    step.emit(clause.kind() + "(" + name + ")", path);
    if (subject instanceof Meaning.OfMachine(MachineInstance machine)) {
      mark(clause, machine, path, store);
    }
    Variable age = clause.ages().get(subject);
    if (age != null) {
      store.write(age, path, 0);
    }
  }

  /** Any state, any values, clocks at 0; a strike that changes nothing is none. */
  private void garble(FaultClause clause, MachineInstance device, Term path, Step step) {
    Store store = step.store();
    List<Term> changes = new ArrayList<>();
    for (ThreadInstance thread : device.threads()) {
      List<Integer> states = new ArrayList<>();
      for (int i = 0; i < thread.states().size(); i++) {
        String state = thread.states().get(i).name().text();
        if (clause.fault().in().isEmpty()
            || clause.fault().in().stream().map(Identifier::text).anyMatch(state::equals)) {
          states.add(i);
        }
      }
      Term old = store.read(thread.location());
      Term now = store.share(lives.choose(step, states, thread, path));
      changes.add(Terms.not(Terms.equal(old, now)));
      thread.clock().ifPresent(clock -> changes.add(Terms.not(Terms.equal(store.read(clock), 0))));
      thread
          .counters()
          .values()
          .forEach(c -> changes.add(Terms.not(Terms.equal(store.read(c), 0))));
      store.write(thread.location(), path, now);
    }
    for (Variable variable : device.variables().values()) {
      for (int i = 0; i < variable.length(); i++) {
        changes.add(scramble(variable, i, path, step));
      }
    }
    lives.stopClocks(store, device, path);
    store.require(Terms.or(Terms.not(path), Terms.or(changes)));
  }

  /** Gives the element any value of its type; returns whether it is another than before. */
  private Term scramble(Variable variable, int element, Term path, Step step) {
    Store store = step.store();
    Term old = store.read(variable, element);
    Term chosen = store.choose(variable.name(), variable.type());
    store.require(
        Terms.or(path, Terms.equal(chosen, Terms.constant(chosen.type(), chosen.type().low()))));
    store.write(
        variable, element, Terms.and(path, world.movable(variable, element, store)), chosen);
    return Terms.not(Terms.equal(old, store.read(variable, element)));
  }

  private void corrupt(Meaning subject, FaultClause clause, Term path, Step step) {
    List<Term> changes = new ArrayList<>();
    for (Term.Read cell : faults.cells(subject, clause)) {
      changes.add(scramble(cell.variable(), cell.element(), path, step));
    }
    step.store().require(Terms.or(Terms.not(path), Terms.or(changes)));
  }

  private void stick(FaultClause clause, Meaning subject, Term path, Step step) {
    Store store = step.store();
    List<Term.Read> cells = faults.cells(subject, clause);
    Optional<Expr> at = clause.fault().at();
    if (at.isPresent()) {
      Context context = Context.omniscient(new Store());
      long value = expressions.constant(at.get(), context);
      Variable variable = cells.getFirst().variable();
      if (!variable.type().contains(value)) {
        throw world
            .problems()
            .fatal(
                Code.VALUE_OUT_OF_RANGE,
                "`" + variable.name() + "` cannot be stuck at " + variable.type().show(value),
                at.get().span());
      }
      for (Term.Read cell : cells) {
        store.write(
            variable,
            cell.element(),
            Terms.and(path, world.movable(variable, cell.element(), store)),
            Terms.constant(variable.type(), value));
      }
    }
    store.write(flag(clause, subject), path, 1);
  }

  private static void duplicate(QueueInstance queue, Term path, Store store) {
    for (int i = queue.capacity() - 1; i > 0; i--) {
      store.write(queue.kinds(), i, path, store.read(queue.kinds(), i - 1));
      for (Variable field : queue.fields()) {
        store.write(field, i, path, store.read(field, i - 1));
      }
    }
    store.write(queue.length(), path, Terms.add(store.read(queue.length()), 1));
  }

  private static void reorder(QueueInstance queue, Term path, Store store) {
    if (queue.capacity() < 2) {
      return; // It never strikes: there is no second message to change places with.
    }
    List<Variable> parts = new ArrayList<>(queue.fields());
    parts.add(queue.kinds());
    for (Variable part : parts) {
      Term first = store.read(part, 0);
      Term second = store.read(part, 1);
      store.write(part, 0, path, second);
      store.write(part, 1, path, first);
    }
  }

  private Variable flag(FaultClause clause, Meaning subject) {
    Variable flag = clause.flags().get(subject);
    if (flag == null) {
      throw faults.wrongSubject(clause);
    }
    return flag;
  }

  private QueueInstance queue(Meaning subject, FaultClause clause) {
    if (subject instanceof Meaning.OfQueue(QueueInstance queue)) {
      return queue;
    }
    throw faults.wrongSubject(clause);
  }

  private SignalInstance signal(Meaning subject, FaultClause clause) {
    if (subject instanceof Meaning.OfSignal(MachineInstance _, SignalInstance signal)) {
      return signal;
    }
    throw faults.wrongSubject(clause);
  }

  // ---- Ends

  private void ends(FaultClause clause, List<Step> result) {
    if (clause.fault().duration().isEmpty()) {
      return;
    }
    Fault.Duration duration = clause.fault().duration().get();
    Context context = Context.omniscient(new Store());
    long low = expressions.constant(duration.low(), context);
    long high = expressions.constant(duration.high(), context);
    for (Map.Entry<Meaning, Variable> entry : clause.ages().entrySet()) {
      Step step = new Step(world, Action.Kind.STEP, Optional.empty());
      Store store = step.store();
      Variable age = entry.getValue();
      Term since = store.read(age);
      step.place(clause.fault().span());
      step.label(
          clause.kind()
              + " of "
              + expressions.name(entry.getKey(), clause.fault().kind())
              + " is over");
      step.guard(Terms.atLeast(since, Math.max(0, low)));
      step.urgency(Action.Urgency.DELAYABLE, Terms.atLeast(since, high));
      end(clause, entry.getKey(), store);
      store.write(age, Term.TRUE, -1);
      finish.accept(step);
      result.add(step);
    }
  }

  private void end(FaultClause clause, Meaning subject, Store store) {
    switch (clause.kind()) {
      case "hang" ->
          faults
              .machine(subject, clause)
              .life()
              .ifPresent(life -> store.write(life, Term.TRUE, MachineInstance.ALIVE));
      case "wedge" ->
          faults.machine(subject, clause).wedged().ifPresent(v -> store.write(v, Term.TRUE, 0));
      case "slow" -> {
        MachineInstance machine = faults.machine(subject, clause);
        machine.slow().ifPresent(v -> store.write(v, Term.TRUE, 0));
        machine.slow().ifPresent(_ -> store.write(machine.slowCount(), Term.TRUE, 0));
      }
      case "stuck" -> store.write(flag(clause, subject), Term.TRUE, 0);
      default -> throw faults.wrongSubject(clause);
    }
  }
}
