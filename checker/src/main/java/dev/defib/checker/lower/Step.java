package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One action in the making: its guard, its store, its events, its errors. */
final class Step {
  private final World world;
  private final Action.Kind kind;
  private final Optional<ThreadInstance> initiator;
  private final Store store = new Store();
  private final List<Term> guards = new ArrayList<>();
  private final List<Flaw> guardFlaws = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final Map<Integer, Term> events = new LinkedHashMap<>();
  private final Set<ThreadInstance> participants = new LinkedHashSet<>();
  private final List<LifeChange> lifeChanges = new ArrayList<>();
  private final List<String> label = new ArrayList<>();
  private Action.Urgency urgency = Action.Urgency.EAGER;
  private Term due = Term.TRUE;
  private @Nullable Span place;
  private int clause = -1;
  private String struck = "";
  private final Set<Rule> strong = new LinkedHashSet<>();

  /** A death or a start that takes effect at the end of the step. */
  record LifeChange(Term path, boolean start, MachineInstance machine, long reason, Span place) {}

  Step(World world, Action.Kind kind, Optional<ThreadInstance> initiator) {
    this.world = world;
    this.kind = kind;
    this.initiator = initiator;
    initiator.ifPresent(participants::add);
  }

  World world() {
    return world;
  }

  Action.Kind kind() {
    return kind;
  }

  Optional<ThreadInstance> initiator() {
    return initiator;
  }

  Store store() {
    return store;
  }

  Set<ThreadInstance> participants() {
    return participants;
  }

  List<LifeChange> lifeChanges() {
    return lifeChanges;
  }

  // ---- Guard

  /** Enabled only where this holds in the state before. */
  void guard(Term condition) {
    guards.add(condition);
  }

  /** Enabled only where this is true; where reading it goes wrong is an error of the step. */
  void guard(Value value) {
    Term so = Terms.and(guards);
    if (!world.allows(Spec.BuiltIn.RANGE_ERROR)) {
      guardFlaws.addAll(Flaw.when(so, value.flaws()));
    }
    guards.add(value.holds());
  }

  Term guard() {
    return Terms.and(guards);
  }

  /** What goes wrong in reading the guard, each with the path to it. */
  List<Flaw> guardFlaws() {
    return guardFlaws;
  }

  // ---- Errors

  /**
   * Notes what goes wrong on the path.
   *
   * @return the path on which nothing does, as far as that is allowed; elsewhere the step is an
   *     error
   */
  Term flawless(Term path, List<Flaw> found) {
    List<Flaw> allowed = new ArrayList<>();
    for (Flaw flaw : found) {
      if (isAllowed(flaw)) {
        allowed.add(flaw);
      } else if (!Terms.isFalse(Terms.and(path, flaw.condition()))) {
        flaws.add(flaw.when(path));
      }
    }
    return allowed.isEmpty() ? path : store.share(Terms.and(path, Terms.not(Flaw.any(allowed))));
  }

  private boolean isAllowed(Flaw flaw) {
    return world.allows(
        switch (flaw.kind()) {
          case RANGE -> Spec.BuiltIn.RANGE_ERROR;
          case MISUSE -> Spec.BuiltIn.MISUSE;
          case UNEXPECTED_COMMAND -> Spec.BuiltIn.UNEXPECTED_COMMAND;
        });
  }

  /** What goes wrong in its effects. */
  List<Flaw> flaws() {
    return flaws;
  }

  // ---- Events

  void emit(String event, Term condition) {
    if (!Terms.isFalse(condition)) {
      events.merge(world.event(event), store.share(condition), (a, b) -> Terms.or(a, b));
    }
  }

  /** Whether the step makes the event true. */
  Term happens(int event) {
    return events.getOrDefault(event, Term.FALSE);
  }

  Map<Integer, Term> events() {
    return events;
  }

  // ---- Descriptions

  void label(String part) {
    label.add(part);
  }

  String label() {
    return String.join("; ", label);
  }

  void place(Span span) {
    place = span;
  }

  Optional<Span> place() {
    return Optional.ofNullable(place);
  }

  void urgency(Action.Urgency value, Term dueWhen) {
    urgency = value;
    due = dueWhen;
  }

  Action.Urgency urgency() {
    return urgency;
  }

  /** Where it is enabled and this holds, time cannot pass. */
  Term due() {
    return due;
  }

  /** Marks the step as a strike of a clause's fault on a subject. */
  void strikes(int faultClause, String subject) {
    clause = faultClause;
    struck = subject;
  }

  /** The clause of whose fault this is a strike, -1 for none. */
  int clause() {
    return clause;
  }

  String struck() {
    return struck;
  }

  /** The transition is owed as often as it is enabled, not only if it stays enabled. */
  void strong(Rule rule) {
    strong.add(rule);
  }

  Set<Rule> strong() {
    return strong;
  }

  /** Whether it can be taken, be it to go wrong. */
  Term enabled() {
    return Terms.or(Terms.and(guard(), store.required()), Flaw.any(guardFlaws));
  }
}
