package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What triggers wait for, when it is there, what they bind and what they take. */
final class Triggers {
  private final World world;
  private final Expressions expressions;

  Triggers(World world, Expressions expressions) {
    this.world = world;
    this.expressions = expressions;
  }

  /**
   * One thing that a transition may wait for.
   *
   * @param condition whether the place stands for it, in the state before
   */
  record Candidate(Term condition, Subject subject, List<Flaw> flaws) {}

  /** Everything that the rule's trigger may wait for; commands that it handles are none. */
  List<Candidate> candidates(Rule rule, Context context) {
    Trigger trigger = rule.transition().trigger().orElse(null);
    return switch (trigger) {
      case null -> List.of(new Candidate(Term.TRUE, new Subject.None(), List.of()));
      case Trigger.After _, Trigger.Every _ ->
          List.of(new Candidate(Term.TRUE, new Subject.None(), List.of()));
      case Trigger.Receive receive -> receive(rule, receive, context);
      case Trigger.Exit exit -> exit(exit, context);
      case Trigger.Change(Expr place, Span _) ->
          of(place, context, m -> new Subject.Change(variable(m, place)));
      case Trigger.On on -> on(on, context);
      case Trigger.Do(Expr command, var _, Optional<Expr> _, Span _) -> command(command, context);
      case Trigger.Acquire(Expr place, Span _) ->
          of(
              place,
              context,
              m -> {
                if (m instanceof Meaning.OfLock(LockInstance lock)) {
                  return new Subject.Lock(lock);
                }
                throw wrong(place, "a lock");
              });
      case Trigger.Event _ -> List.of();
    };
  }

  private interface SubjectOf {
    Subject subject(Meaning meaning);
  }

  private List<Candidate> of(Expr place, Context context, SubjectOf subjectOf) {
    Places.Resolved resolved = expressions.places().resolve(place, context);
    return resolved.options().stream()
        .map(o -> new Candidate(o.condition(), subjectOf.subject(o.meaning()), resolved.flaws()))
        .toList();
  }

  private Problems.Abandoned wrong(Expr place, String wanted) {
    return world
        .problems()
        .fatal(Code.WRONG_WIRING, "`" + place.span().text() + "` is not " + wanted, place.span());
  }

  private Variable variable(Meaning meaning, Expr place) {
    return switch (meaning) {
      case Meaning.Cell(Variable variable, int _, boolean _) -> variable;
      case Meaning.Element(Variable variable, Term _, boolean _) -> variable;
      case Meaning.Whole(Variable variable, boolean _) -> variable;
      default -> throw wrong(place, "a shared variable");
    };
  }

  /** `on q?other` waits for every kind that is not named, each of its own. */
  private List<Candidate> receive(Rule rule, Trigger.Receive receive, Context context) {
    List<Candidate> candidates = new ArrayList<>();
    Places.Resolved resolved = expressions.places().resolve(receive.queue(), context);
    for (Places.Option option : resolved.options()) {
      if (!(option.meaning() instanceof Meaning.OfQueue(QueueInstance queue))) {
        throw wrong(receive.queue(), "a queue");
      }
      Set<String> named = Rules.named(rule, receive.queue());
      for (int kind = 0; kind < queue.messages().kinds().size(); kind++) {
        String name = queue.messages().kinds().get(kind).name().text();
        boolean wanted =
            Rules.isOther(receive) ? !named.contains(name) : receive.message().text().equals(name);
        if (wanted) {
          candidates.add(
              new Candidate(
                  option.condition(), new Subject.Message(queue, kind), resolved.flaws()));
        }
      }
    }
    return candidates;
  }

  private List<Candidate> exit(Trigger.Exit exit, Context context) {
    if (exit.machine() instanceof Expr.Index(Expr array, Expr.Name name, Span _)
        && expressions.places().resolve(name, context).options().getFirst().meaning()
            instanceof Meaning.Unbound(Identifier binder)) {
      List<MachineInstance> machines = expressions.places().machines(array, context);
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < machines.size(); i++) {
        candidates.add(
            new Candidate(
                Term.TRUE, new Subject.Death(machines.get(i), Optional.of(binder), i), List.of()));
      }
      return candidates;
    }
    return of(
        exit.machine(),
        context,
        m -> {
          if (m instanceof Meaning.OfMachine(MachineInstance machine)) {
            return new Subject.Death(machine, Optional.empty(), 0);
          }
          throw wrong(exit.machine(), "a machine");
        });
  }

  /** A signal or a timer; a command that is handled is no trigger of its own. */
  private List<Candidate> on(Trigger.On on, Context context) {
    if (isHandler(on)) {
      return List.of();
    }
    return of(
        on.subject(),
        context,
        m ->
            switch (m) {
              case Meaning.OfSignal(MachineInstance machine, SignalInstance signal) ->
                  new Subject.Signal(machine, signal);
              case Meaning.OfTimer(Variable timer) -> new Subject.Timer(timer);
              default -> throw wrong(on.subject(), "a signal or a timer");
            });
  }

  /** Whether it handles a command. */
  boolean isHandler(Trigger.On on) {
    return on.subject() instanceof Expr.Name name && world.analysis().symbol(name).isEmpty();
  }

  private List<Candidate> command(Expr command, Context context) {
    if (!(command instanceof Expr.Select(Expr object, Identifier name, Span _))) {
      throw wrong(command, "a command of a machine");
    }
    return of(
        object,
        context,
        m -> {
          if (m instanceof Meaning.OfMachine(MachineInstance machine)) {
            return new Subject.Command(machine, name.text());
          }
          throw wrong(object, "a machine");
        });
  }

  // ---- When it is there

  /** Whether the trigger can fire, the guard apart, and with `otherwise` of a lock the opposite. */
  Term ready(Subject subject, MachineInstance machine, Transition transition, Store store) {
    return switch (subject) {
      case Subject.None() -> Term.TRUE;
      case Subject.Message(QueueInstance queue, int kind) ->
          Terms.and(
              Terms.atLeast(store.read(queue.length()), 1),
              Terms.equal(store.read(queue.kinds()), kind));
      case Subject.Death(MachineInstance dead, Optional<Identifier> _, int _) ->
          store.read(latch(machine, dead));
      case Subject.Change(Variable variable) ->
          Optional.ofNullable(machine.changeLatches().get(variable))
              .map(v -> store.read(v))
              .orElse(Term.FALSE);
      case Subject.Signal(MachineInstance _, SignalInstance signal) ->
          Terms.and(
              set(signal, store),
              Terms.not(signal.mask().map(v -> store.read(v)).orElse(Term.FALSE)));
      case Subject.Timer(Variable timer) -> Terms.equal(store.read(timer), Terms.integer(0));
      case Subject.Lock(LockInstance lock) -> {
        Term free = Terms.equal(store.read(lock.holder()), LockInstance.FREE);
        yield transition.guard() instanceof Transition.Guard.Otherwise ? Terms.not(free) : free;
      }
      case Subject.Command _ -> Term.TRUE;
    };
  }

  static Term set(SignalInstance signal, Store store) {
    Term latch = store.read(signal.latch());
    return latch.type() instanceof Type.Bool ? latch : Terms.atLeast(latch, 1);
  }

  private static Variable latch(MachineInstance observer, MachineInstance observed) {
    Variable latch = observer.exitLatches().get(observed);
    if (latch == null) {
      throw new IllegalStateException(observer + " has no notice of " + observed);
    }
    return latch;
  }

  // ---- What it binds

  /** The context with what the transition's trigger binds when it fires on the subject. */
  Context bind(Transition transition, Subject subject, Context context) {
    Trigger trigger = transition.trigger().orElse(null);
    return switch (subject) {
      case Subject.Message(QueueInstance queue, int kind)
          when trigger instanceof Trigger.Receive receive ->
          bindFields(receive.binders(), queue, kind, context);
      case Subject.Death(MachineInstance dead, Optional<Identifier> _, int index)
          when trigger instanceof Trigger.Exit exit ->
          bindExit(exit, dead, index, context);
      default -> context;
    };
  }

  private static Context bindFields(
      List<Identifier> binders, QueueInstance queue, int kind, Context context) {
    Context bound = context;
    for (int f = 0; f < binders.size(); f++) {
      if (Bodies.binds(binders.get(f))) {
        Term field = context.store().read(queue.fields().get(f));
        Type type = queue.fieldTypes().get(kind).get(f);
        bound = bound.bind(binders.get(f), new Meaning.Fixed(Bodies.fromInteger(field, type)));
      }
    }
    return bound;
  }

  private Context bindExit(Trigger.Exit exit, MachineInstance dead, int index, Context context) {
    Context bound = context;
    if (exit.machine() instanceof Expr.Index(Expr _, Expr.Name name, Span _)
        && expressions.places().resolve(name, context).options().getFirst().meaning()
            instanceof Meaning.Unbound(Identifier binder)) {
      bound = bound.bind(binder, new Meaning.Fixed(Terms.integer(index)));
    }
    if (exit.binder().isPresent() && context.reader().isPresent()) {
      Variable reason = context.reader().get().exitReasons().get(dead);
      if (reason != null) {
        bound = bound.bind(exit.binder().get(), new Meaning.Fixed(context.store().read(reason)));
      }
    }
    return bound;
  }

  // ---- What it takes

  /** Takes what the trigger fired on, and says so. */
  void take(Subject subject, MachineInstance machine, Transition transition, Step step) {
    Store store = step.store();
    switch (subject) {
      case Subject.None() -> {}
      case Subject.Message(QueueInstance queue, int kind) -> {
        Bodies.removeHead(store, queue, Term.TRUE);
        step.emit(queue.name() + "?" + queue.messages().kinds().get(kind).name(), Term.TRUE);
        step.label(queue.name() + "?" + queue.messages().kinds().get(kind).name());
      }
      case Subject.Death(MachineInstance dead, Optional<Identifier> _, int _) -> {
        store.write(latch(machine, dead), Term.TRUE, 0);
        Optional.ofNullable(machine.exitReasons().get(dead))
            .ifPresent(reason -> store.write(reason, Term.TRUE, 0));
        step.label("on exit(" + dead.name() + ")");
      }
      case Subject.Change(Variable variable) -> {
        Optional.ofNullable(machine.changeLatches().get(variable))
            .ifPresent(latch -> store.write(latch, Term.TRUE, 0));
        step.label("on change " + variable.name());
      }
      case Subject.Signal(MachineInstance owner, SignalInstance signal) -> {
        takeSignal(signal, store);
        step.label("on " + owner.name() + "." + signal.name());
      }
      case Subject.Timer(Variable timer) -> {
        store.write(timer, Term.TRUE, -1);
        step.label("on " + timer.name());
      }
      case Subject.Lock(LockInstance lock) -> {
        if (!(transition.guard() instanceof Transition.Guard.Otherwise)) {
          store.write(lock.holder(), Term.TRUE, LockInstance.heldBy(machine));
          step.label("acquire " + lock.name());
        }
      }
      case Subject.Command(MachineInstance target, String command) -> {
        step.emit("do " + target.name() + "." + command, Term.TRUE);
        step.label("do " + target.name() + "." + command);
      }
    }
  }

  private static void takeSignal(SignalInstance signal, Store store) {
    if (signal.declaration().level()) {
      return;
    }
    if (signal.latch().type() instanceof Type.Bool) {
      store.write(signal.latch(), Term.TRUE, 0);
    } else {
      store.write(signal.latch(), Term.TRUE, Terms.add(store.read(signal.latch()), -1));
    }
  }

  // ---- Time

  /** Adds what the trigger and the prefix say of time: when the step is enabled, and when due. */
  void timing(Rule rule, Context context, Step step) {
    Transition transition = rule.transition();
    Store store = step.store();
    switch (transition.trigger().orElse(null)) {
      case Trigger.After(Expr low, Optional<Expr> high, boolean open, Span span) -> {
        Term clock = store.read(rule.thread().clock().orElseThrow());
        Value from = expressions.value(low, context);
        Value to = high.map(h -> expressions.value(h, context)).orElse(from);
        List<Flaw> flaws = new ArrayList<>(from.flaws());
        flaws.addAll(to.flaws());
        Term senseless =
            Terms.or(Terms.less(to.term(), from.term()), Terms.less(from.term(), Terms.integer(0)));
        if (!Terms.isFalse(senseless)) {
          flaws.add(
              new Flaw(
                  senseless,
                  ErrorKind.RANGE,
                  "the deadline `" + span.text() + "` is negative or ends before it begins",
                  span));
        }
        step.guard(new Value(Term.TRUE, flaws));
        step.guard(Terms.atMost(from.term(), clock));
        step.urgency(Action.Urgency.DELAYABLE, open ? Term.FALSE : Terms.atMost(to.term(), clock));
        step.label(span.text());
      }
      case Trigger.Every(Expr period, Span span) -> {
        Variable counter = counter(rule);
        Value n = expressions.value(period, context);
        List<Flaw> flaws = new ArrayList<>(n.flaws());
        Term senseless = Terms.less(n.term(), Terms.integer(1));
        if (!Terms.isFalse(senseless)) {
          flaws.add(
              new Flaw(
                  senseless,
                  ErrorKind.RANGE,
                  "the period `" + span.text() + "` is less than 1",
                  span));
        }
        step.guard(new Value(Term.TRUE, flaws));
        step.guard(Terms.atMost(n.term(), store.read(counter)));
        step.label(span.text());
      }
      case null, default -> {}
    }
    if (transition.lazy()) {
      step.urgency(Action.Urgency.LAZY, Term.FALSE);
    }
    if (transition.fair()) {
      step.strong(rule);
    }
  }

  private static Variable counter(Rule rule) {
    Variable counter = rule.thread().counters().get(rule.transition());
    if (counter == null) {
      throw new IllegalStateException("no counter of " + rule.transition().span());
    }
    return counter;
  }

  /** `every` begins to count anew when it fires. */
  void fired(Rule rule, Step step) {
    Variable counter = rule.thread().counters().get(rule.transition());
    if (counter != null) {
      step.store().write(counter, Term.TRUE, 0);
    }
  }
}
