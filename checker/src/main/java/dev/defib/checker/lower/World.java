package dev.defib.checker.lower;

import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A system that has been put together: its parts, its variables, its events and its errors. */
final class World {
  /** The most machines, and elements of an array. */
  static final int PARTS_MAX = 1_000_000;

  /** The longest time that a clock can measure. */
  static final long TICKS_MAX = 1_000_000;

  private final Analysis analysis;
  private final Problems problems;
  private final Set<Spec.BuiltIn> allowed;
  private final List<MachineInstance> machines = new ArrayList<>();
  private final List<MachineInstance> observers = new ArrayList<>();
  private final List<QueueInstance> queues = new ArrayList<>();
  private final List<LockInstance> locks = new ArrayList<>();
  private final IdentityHashMap<SystemItem, Meaning> items = new IdentityHashMap<>();
  private final IdentityHashMap<Declaration.Parameter, Meaning> parameters =
      new IdentityHashMap<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Map<Integer, List<Variable>> stuckFlags = new LinkedHashMap<>();
  private final Map<String, Integer> events = new LinkedHashMap<>();
  private final List<TransitionSystem.ErrorSite> errors = new ArrayList<>();
  private final Map<Variable, Initial> initials = new LinkedHashMap<>();
  private final Map<String, Long> timerMaxima;
  private final Map<String, Long> timersSet = new LinkedHashMap<>();
  private final Set<String> masked;
  private boolean timed;

  /**
   * @param timerMaxima the largest value to which each timer is set, by its full name
   * @param masked the names of signals that some machine masks
   */
  World(
      Analysis analysis,
      Problems problems,
      Set<Spec.BuiltIn> allowed,
      Map<String, Long> timerMaxima,
      Set<String> masked) {
    this.analysis = analysis;
    this.problems = problems;
    this.allowed = allowed;
    this.timerMaxima = timerMaxima;
    this.masked = masked;
  }

  /** The largest value to which the timer is set; before that is known, the largest possible. */
  long timerMax(String timer) {
    return timerMaxima.getOrDefault(timer, TICKS_MAX);
  }

  /** Notes that the timer is set to as much as this. */
  void timerSet(String timer, long ticks) {
    timersSet.merge(timer, Math.clamp(ticks, 0, TICKS_MAX), Math::max);
  }

  Map<String, Long> timersSet() {
    return timersSet;
  }

  boolean everMasked(String signal) {
    return masked.contains(signal);
  }

  void initial(Variable variable, Initial initial) {
    initials.put(variable, initial);
  }

  /** How the variable starts; as its type's least value, or 0 if it has that, unless said. */
  Initial initial(Variable variable) {
    Initial initial = initials.get(variable);
    if (initial != null) {
      return initial;
    }
    long start =
        variable.role() == Variable.Role.CLOCK
            ? Math.min(0, variable.type().low())
            : variable.type().low();
    return new Initial(start, start);
  }

  Analysis analysis() {
    return analysis;
  }

  Problems problems() {
    return problems;
  }

  boolean allows(Spec.BuiltIn builtIn) {
    return allowed.contains(builtIn);
  }

  /** All machines, observers excepted. */
  List<MachineInstance> machines() {
    return machines;
  }

  List<MachineInstance> observers() {
    return observers;
  }

  List<QueueInstance> queues() {
    return queues;
  }

  List<LockInstance> locks() {
    return locks;
  }

  Map<SystemItem, Meaning> items() {
    return items;
  }

  /** The values of the system's parameters. */
  Map<Declaration.Parameter, Meaning> parameters() {
    return parameters;
  }

  List<Variable> variables() {
    return variables;
  }

  boolean timed() {
    return timed;
  }

  void timed(boolean value) {
    timed = value;
  }

  Variable scalar(String name, Type type, Variable.Role role, int owner) {
    return variable(name, type, 1, false, role, owner);
  }

  Variable array(String name, Type type, int length, Variable.Role role, int owner) {
    return variable(name, type, length, true, role, owner);
  }

  private Variable variable(
      String name, Type type, int length, boolean array, Variable.Role role, int owner) {
    int offset =
        variables.isEmpty() ? 0 : variables.getLast().offset() + variables.getLast().length();
    Variable variable =
        new Variable(variables.size(), offset, name, type, length, array, role, owner);
    variables.add(variable);
    return variable;
  }

  /** While one of the flags is set the cell keeps its value, whatever is assigned. */
  void sticks(Term.Read cell, Variable flag) {
    stuckFlags.computeIfAbsent(cell.slot(), _ -> new ArrayList<>()).add(flag);
  }

  /** Whether assignments to the element of the variable take effect. */
  Term movable(Variable variable, int element, Store store) {
    return Terms.not(
        Terms.or(
            stuckFlags.getOrDefault(variable.offset() + element, List.of()).stream()
                .map(flag -> store.read(flag))
                .toList()));
  }

  /** The index of an event, which is registered if it is new. */
  int event(String name) {
    return events.computeIfAbsent(name, _ -> events.size());
  }

  List<String> events() {
    return List.copyOf(events.keySet());
  }

  /** The index of an error site, plus one: what the error variable holds. */
  long error(Flaw flaw) {
    TransitionSystem.ErrorSite site =
        new TransitionSystem.ErrorSite(flaw.kind(), flaw.message(), place(flaw.place()));
    int index = errors.indexOf(site);
    if (index < 0) {
      errors.add(site);
      index = errors.size() - 1;
    }
    return index + 1L;
  }

  List<TransitionSystem.ErrorSite> errors() {
    return errors;
  }

  static Place place(Span span) {
    return new Place(
        span.source().name(),
        span.line(),
        span.column(),
        span.source().line(span.end()),
        span.source().column(span.end()));
  }

  // ---- Lives

  Term alive(MachineInstance machine, Store store) {
    return machine
        .life()
        .map(life -> Terms.equal(store.read(life), MachineInstance.ALIVE))
        .orElse(Term.TRUE);
  }

  Term dead(MachineInstance machine, Store store) {
    return machine
        .life()
        .map(life -> Terms.equal(store.read(life), MachineInstance.DEAD))
        .orElse(Term.FALSE);
  }

  Term hung(MachineInstance machine, Store store) {
    return machine
        .life()
        .map(life -> Terms.equal(store.read(life), MachineInstance.HUNG))
        .orElse(Term.FALSE);
  }

  Term wedged(MachineInstance machine, Store store) {
    return machine.wedged().map(v -> store.read(v)).orElse(Term.FALSE);
  }

  Term removed(MachineInstance machine, Store store) {
    return machine.removed().map(v -> store.read(v)).orElse(Term.FALSE);
  }

  /** Able to take part in steps: alive and not hung, or neither wedged nor removed. */
  Term able(MachineInstance machine, Store store) {
    return Terms.and(
        alive(machine, store),
        Terms.not(wedged(machine, store)),
        Terms.not(removed(machine, store)));
  }

  /** In one of the states, provided that the machine is not dead. */
  Term at(ThreadInstance thread, List<Integer> states, Store store) {
    Term location = store.read(thread.location());
    return states.size() == thread.states().size()
        ? Term.TRUE
        : Terms.or(states.stream().map(s -> Terms.equal(location, s)).toList());
  }

  /** In one of the states, which a dead machine never is. */
  Term in(ThreadInstance thread, List<Integer> states, Store store) {
    return Terms.and(Terms.not(dead(thread.machine(), store)), at(thread, states, store));
  }
}
