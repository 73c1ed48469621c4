package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the effects of a transition symbolically, on the store of a step. */
final class Bodies {
  private final World world;
  private final Expressions expressions;
  private final Places places;

  Bodies(World world, Expressions expressions) {
    this.world = world;
    this.expressions = expressions;
    this.places = expressions.places();
  }

  /**
   * Performs effects in order.
   *
   * @param reply takes what `reply` gives, with its path
   */
  void run(List<Effect> effects, Context context, Term path, Step step, Consumer<Reply> reply) {
    for (Effect effect : effects) {
      run(effect, context, path, step, reply);
    }
  }

  record Reply(Term path, Term value) {}

  private void run(Effect effect, Context context, Term path, Step step, Consumer<Reply> reply) {
    switch (effect) {
      case Effect.Assign assign -> assign(assign, context, path, step);
      case Effect.Send send -> send(send, context, path, step);
      case Effect.OnSignal on -> signal(on, context, path, step);
      case Effect.ClearExit(Expr machine, Span _) ->
          each(
              machine,
              context,
              path,
              step,
              (here, m) -> clearExit(machineOf(m, machine), context, here, step));
      case Effect.Release(Expr lock, Span span) ->
          each(lock, context, path, step, (here, m) -> release(m, lock, context, here, step, span));
      case Effect.Note(Expr window, Span _) ->
          each(window, context, path, step, (here, m) -> note(m, window, here, step.store()));
      case Effect.Start(Expr machine, Optional<Effect.Slice> slice, boolean reversed, Span span) ->
          group(machine, slice, reversed, context, path, step)
              .forEach(
                  t ->
                      step.lifeChanges()
                          .add(new Step.LifeChange(t.path(), true, t.machine(), 0, span)));
      case Effect.Kill kill -> kill(kill, context, path, step);
      case Effect.SetTimer(Expr timer, Expr ticks, Span _) ->
          setTimer(timer, ticks, context, path, step);
      case Effect.StopTimer(Expr timer, Span _) ->
          each(
              timer,
              context,
              path,
              step,
              (here, m) -> step.store().write(timerOf(m, timer), here, -1));
      case Effect.Reply(Expr value, Span _) -> {
        Value answer = expressions.value(value, context);
        Term here = step.flawless(path, answer.flaws());
        reply.accept(new Reply(here, step.store().share(answer.term())));
      }
      case Effect.If branch -> {
        Value condition = expressions.value(branch.condition(), context);
        Term here = step.flawless(path, condition.flaws());
        Term chosen = step.store().share(condition.term());
        run(branch.then(), context, step.store().share(Terms.and(here, chosen)), step, reply);
        run(
            branch.otherwise(),
            context,
            step.store().share(Terms.and(here, Terms.not(chosen))),
            step,
            reply);
      }
      case Effect.For loop -> {
        long low = expressions.constant(loop.low(), context);
        long high = expressions.constant(loop.high(), context);
        if (high - low > World.PARTS_MAX) {
          throw world
              .problems()
              .fatal(
                  Code.WRONG_SIZE,
                  "a loop of more than " + World.PARTS_MAX + " rounds",
                  loop.span());
        }
        for (long i = low; i <= high; i++) {
          run(
              loop.body(),
              context.bind(loop.name(), new Meaning.Fixed(Terms.integer(i))),
              path,
              step,
              reply);
        }
      }
    }
  }

  // ---- Places

  private interface OnPlace {
    void perform(Term path, Meaning meaning);
  }

  /** Performs something on whichever thing the place stands for. */
  private void each(Expr place, Context context, Term path, Step step, OnPlace effect) {
    Places.Resolved resolved = places.resolve(place, context);
    Term here = step.flawless(path, resolved.flaws());
    for (Places.Option option : resolved.options()) {
      Term chosen = step.store().share(Terms.and(here, option.condition()));
      if (!Terms.isFalse(chosen)) {
        effect.perform(chosen, option.meaning());
      }
    }
  }

  private Problems.Abandoned wrongThing(Expr place, String wanted) {
    return world
        .problems()
        .fatal(Code.WRONG_WIRING, "`" + place.span().text() + "` is not " + wanted, place.span());
  }

  private MachineInstance machineOf(Meaning meaning, Expr place) {
    if (meaning instanceof Meaning.OfMachine(MachineInstance machine)) {
      return machine;
    }
    throw wrongThing(place, "a machine");
  }

  private Variable timerOf(Meaning meaning, Expr place) {
    if (meaning instanceof Meaning.OfTimer(Variable timer)) {
      return timer;
    }
    throw wrongThing(place, "a timer");
  }

  // ---- Assignments

  private void assign(Effect.Assign assign, Context context, Term path, Step step) {
    each(
        assign.variable(),
        context,
        path,
        step,
        (here, meaning) -> {
          switch (meaning) {
            case Meaning.Cell(Variable variable, int element, boolean _) ->
                assign(assign, variable, element, Terms.integer(element), context, here, step);
            case Meaning.Element(Variable variable, Term index, boolean _) ->
                assign(assign, variable, -1, step.store().share(index), context, here, step);
            case Meaning.Whole(Variable variable, boolean _) -> {
              for (int i = 0; i < variable.length(); i++) {
                assign(assign, variable, i, Terms.integer(i), context, here, step);
              }
            }
            default -> throw wrongThing(assign.variable(), "a variable");
          }
        });
  }

  private void assign(
      Effect.Assign assign,
      Variable variable,
      int element,
      Term index,
      Context context,
      Term path,
      Step step) {
    Store store = step.store();
    Term old = element >= 0 ? store.read(variable, element) : store.readAt(variable, index);
    Value value =
        switch (assign.value()) {
          case Initializer.Value(Expr right, Span span) -> {
            Value operand = expressions.value(right, context);
            yield switch (assign.op()) {
              case SET -> operand;
              case ADD -> expressions.arithmetic(Term.Operator.ADD, old, operand, span);
              case SUBTRACT -> expressions.arithmetic(Term.Operator.SUBTRACT, old, operand, span);
            };
          }
          case Initializer.Any any -> any(any, variable, context, path, step);
        };
    Term now = store.share(value.term());
    List<Flaw> flaws = new ArrayList<>(value.flaws());
    outside(now, variable, assign.span(), flaws);
    Term sound = step.flawless(path, flaws);
    write(step, variable, element, index, sound, now);
  }

  /** Writes one element where nothing is stuck, and tells those who watch the variable. */
  void write(Step step, Variable variable, int element, Term index, Term path, Term value) {
    Store store = step.store();
    for (int i = 0; i < variable.length(); i++) {
      if (element < 0 || element == i) {
        Term here = element < 0 ? Terms.equal(index, Terms.integer(i)) : Term.TRUE;
        store.write(variable, i, Terms.and(path, here, world.movable(variable, i, store)), value);
      }
    }
    for (MachineInstance watcher : world.machines()) {
      Variable latch = watcher.changeLatches().get(variable);
      if (latch != null) {
        store.write(latch, Terms.and(path, Terms.not(world.dead(watcher, store))), 1);
      }
    }
  }

  private static void outside(Term value, Variable variable, Span place, List<Flaw> flaws) {
    Term wrong = Terms.not(Terms.within(value, variable.type()));
    if (!Terms.isFalse(wrong)) {
      flaws.add(
          new Flaw(
              wrong,
              ErrorKind.RANGE,
              "a value outside "
                  + variable.type().low()
                  + ".."
                  + variable.type().high()
                  + " is assigned to `"
                  + variable.name()
                  + "`",
              place));
    }
  }

  private Value any(Initializer.Any any, Variable variable, Context context, Term path, Step step) {
    Store store = step.store();
    if (any.low().isEmpty() || any.high().isEmpty()) {
      Term chosen = store.choose(variable.name(), variable.type());
      store.require(Terms.or(path, least(chosen)));
      return Value.of(chosen);
    }
    Value low = expressions.value(any.low().get(), context);
    Value high = expressions.value(any.high().get(), context);
    List<Flaw> flaws = new ArrayList<>(low.flaws());
    flaws.addAll(high.flaws());
    Term empty = Terms.less(high.term(), low.term());
    if (!Terms.isFalse(empty)) {
      flaws.add(
          new Flaw(
              empty,
              ErrorKind.RANGE,
              "the range `" + any.span().text() + "` is empty",
              any.span()));
    }
    Type domain =
        new Type.Int(
            low.term().type().low(), Math.max(low.term().type().low(), high.term().type().high()));
    Term chosen = store.choose(variable.name(), domain);
    Term within = Terms.and(Terms.atMost(low.term(), chosen), Terms.atMost(chosen, high.term()));
    store.require(
        Terms.or(
            Terms.and(path, within),
            Terms.and(Terms.not(path), least(chosen)),
            Terms.and(path, Flaw.any(flaws), least(chosen))));
    return new Value(chosen, flaws);
  }

  private static Term least(Term chosen) {
    return Terms.equal(chosen, Terms.constant(chosen.type(), chosen.type().low()));
  }

  // ---- Queues

  private void send(Effect.Send send, Context context, Term path, Step step) {
    each(
        send.queue(),
        context,
        path,
        step,
        (here, meaning) -> {
          if (!(meaning instanceof Meaning.OfQueue(QueueInstance queue))) {
            throw wrongThing(send.queue(), "a queue");
          }
          List<Term> fields = new ArrayList<>();
          List<Flaw> flaws = new ArrayList<>();
          int kind = queue.kind(send.message().text());
          for (int i = 0; i < send.arguments().size(); i++) {
            Argument argument = send.arguments().get(i);
            Value value = expressions.value(argument.value(), context);
            flaws.addAll(value.flaws());
            fieldOutside(value.term(), queue.fieldTypes().get(kind).get(i), argument, flaws);
            fields.add(step.store().share(asInteger(value.term())));
          }
          put(queue, kind, fields, step.flawless(here, flaws), step);
        });
  }

  private static void fieldOutside(Term value, Type type, Argument argument, List<Flaw> flaws) {
    Term wrong = Terms.not(Terms.within(value, type));
    if (!Terms.isFalse(wrong)) {
      flaws.add(
          new Flaw(
              wrong,
              ErrorKind.RANGE,
              "the field `"
                  + argument.value().span().text()
                  + "` is outside "
                  + type.low()
                  + ".."
                  + type.high(),
              argument.span()));
    }
  }

  /** Fields are kept as integers, whatever their type. */
  static Term asInteger(Term term) {
    return switch (term.type()) {
      case Type.Int _ -> term;
      case Type.Bool _ -> Terms.ifThenElse(term, Terms.integer(1), Terms.integer(0));
      case Type.Enumeration e -> {
        if (term instanceof Term.Constant(Type _, long value)) {
          yield Terms.integer(value);
        }
        Term number = Terms.integer(e.high());
        for (long i = e.high() - 1; i >= 0; i--) {
          number = Terms.ifThenElse(Terms.equal(term, i), Terms.integer(i), number);
        }
        yield number;
      }
    };
  }

  /** The value of a field, as of its own type again. */
  static Term fromInteger(Term term, Type type) {
    return switch (type) {
      case Type.Int _ -> term;
      case Type.Bool _ -> Terms.equal(term, Terms.integer(1));
      case Type.Enumeration e -> {
        Term value = Terms.constant(e, e.high());
        for (long i = e.high() - 1; i >= 0; i--) {
          value =
              Terms.ifThenElse(Terms.equal(term, Terms.integer(i)), Terms.constant(e, i), value);
        }
        yield value;
      }
    };
  }

  private void put(QueueInstance queue, int kind, List<Term> fields, Term path, Step step) {
    Store store = step.store();
    Term length = store.read(queue.length());
    Term open =
        Terms.not(Terms.or(queue.closedWith().stream().map(m -> world.dead(m, store)).toList()));
    Term room = Terms.less(length, Terms.integer(queue.capacity()));
    step.emit(queue.name() + "!" + queue.messages().kinds().get(kind).name(), path);
    if (queue.item().discipline() == SystemItem.Discipline.LATEST) {
      Term here = store.share(Terms.and(path, open));
      append(store, queue, kind, fields, here, Terms.integer(0));
      return;
    }
    Term fits = store.share(Terms.and(open, room));
    if (queue.item().discipline() == SystemItem.Discipline.BLOCKING) {
      store.require(Terms.or(Terms.not(path), fits));
      append(store, queue, kind, fields, path, length);
    } else {
      append(store, queue, kind, fields, store.share(Terms.and(path, fits)), length);
    }
  }

  /** Puts a message at a place, and makes the queue end behind it. */
  private static void append(
      Store store, QueueInstance queue, int kind, List<Term> fields, Term path, Term at) {
    for (int i = 0; i < queue.capacity(); i++) {
      Term here = store.share(Terms.and(path, Terms.equal(at, Terms.integer(i))));
      if (Terms.isFalse(here)) {
        continue;
      }
      store.write(queue.kinds(), i, here, Terms.constant(queue.kinds().type(), kind));
      for (int f = 0; f < queue.fields().size(); f++) {
        store.write(
            queue.fields().get(f), i, here, f < fields.size() ? fields.get(f) : Terms.integer(0));
      }
    }
    store.write(queue.length(), path, Terms.add(at, 1));
  }

  /** Removes the head. */
  static void removeHead(Store store, QueueInstance queue, Term path) {
    int last = queue.capacity() - 1;
    for (int i = 0; i <= last; i++) {
      store.write(
          queue.kinds(),
          i,
          path,
          i < last ? store.read(queue.kinds(), i + 1) : Terms.constant(queue.kinds().type(), 0));
      for (Variable field : queue.fields()) {
        store.write(field, i, path, i < last ? store.read(field, i + 1) : Terms.integer(0));
      }
    }
    store.write(queue.length(), path, Terms.add(store.read(queue.length()), -1));
  }

  // ---- Signals, locks, windows, timers

  private void signal(Effect.OnSignal on, Context context, Term path, Step step) {
    Store store = step.store();
    each(
        on.signal(),
        context,
        path,
        step,
        (here, meaning) -> {
          if (!(meaning
              instanceof Meaning.OfSignal(MachineInstance machine, SignalInstance signal))) {
            throw wrongThing(on.signal(), "a signal");
          }
          switch (on.op()) {
            case RAISE -> {
              raise(store, signal, here);
              step.emit("raise " + machine.name() + "." + signal.name(), here);
            }
            case LOWER, CLEAR -> store.write(signal.latch(), here, 0);
            case MASK -> signal.mask().ifPresent(mask -> store.write(mask, here, 1));
            case UNMASK -> signal.mask().ifPresent(mask -> store.write(mask, here, 0));
          }
        });
  }

  static void raise(Store store, SignalInstance signal, Term path) {
    Variable latch = signal.latch();
    if (latch.type() instanceof Type.Bool) {
      store.write(latch, path, 1);
    } else {
      Term now = store.read(latch);
      store.write(
          latch,
          path,
          Terms.ifThenElse(Terms.equal(now, latch.type().high()), now, Terms.add(now, 1)));
    }
  }

  private static void clearExit(MachineInstance machine, Context context, Term path, Step step) {
    context
        .reader()
        .map(reader -> reader.exitLatches().get(machine))
        .ifPresent(latch -> step.store().write(latch, path, 0));
    context
        .reader()
        .map(reader -> reader.exitReasons().get(machine))
        .ifPresent(latch -> step.store().write(latch, path, 0));
  }

  private void release(
      Meaning meaning, Expr place, Context context, Term path, Step step, Span span) {
    if (!(meaning instanceof Meaning.OfLock(LockInstance lock)) || context.reader().isEmpty()) {
      throw wrongThing(place, "a lock");
    }
    Store store = step.store();
    Term mine =
        Terms.equal(store.read(lock.holder()), LockInstance.heldBy(context.reader().orElseThrow()));
    Term sound =
        step.flawless(
            path,
            List.of(
                new Flaw(
                    Terms.not(mine),
                    ErrorKind.MISUSE,
                    "`" + lock.name() + "` is released by one who does not hold it",
                    span)));
    store.write(lock.holder(), sound, LockInstance.FREE);
  }

  private void note(Meaning meaning, Expr place, Term path, Store store) {
    if (!(meaning instanceof Meaning.OfWindow(WindowInstance window))) {
      throw wrongThing(place, "a window");
    }
    Variable ages = window.ages();
    if (window.count().isPresent()) {
      Variable count = window.count().get();
      Term now = store.read(count);
      Term more = Terms.ifThenElse(Terms.equal(now, window.capacity()), now, Terms.add(now, 1));
      store.write(count, path, more);
      Term fresh = Terms.equal(store.read(ages), Terms.integer(-1));
      store.write(ages, Terms.and(path, fresh), 0);
      return;
    }
    for (int i = ages.length() - 1; i > 0; i--) {
      store.write(ages, i, path, store.read(ages, i - 1));
    }
    store.write(ages, path, 0);
  }

  /** How many events the window holds. */
  static Term windowCount(WindowInstance window, Store store) {
    if (window.count().isPresent()) {
      return store.read(window.count().get());
    }
    List<Term> live = new ArrayList<>();
    for (int i = 0; i < window.ages().length(); i++) {
      live.add(Terms.atLeast(store.read(window.ages(), i), 0));
    }
    return Terms.count(live);
  }

  private void setTimer(Expr timer, Expr ticks, Context context, Term path, Step step) {
    each(
        timer,
        context,
        path,
        step,
        (here, meaning) -> {
          Variable variable = timerOf(meaning, timer);
          Value value = expressions.value(ticks, context);
          world.timerSet(variable.name(), value.term().type().high());
          List<Flaw> flaws = new ArrayList<>(value.flaws());
          Term negative = Terms.less(value.term(), Terms.integer(0));
          if (!Terms.isFalse(negative)) {
            flaws.add(
                new Flaw(
                    negative,
                    ErrorKind.RANGE,
                    "the timer is set to a negative number of ticks",
                    ticks.span()));
          }
          Term sound = step.flawless(here, flaws);
          step.store().write(variable, sound, value.term());
        });
  }

  // ---- Lives

  private record Target(Term path, MachineInstance machine) {}

  /** The machines that a start or a kill means, in its order. */
  private List<Target> group(
      Expr place,
      Optional<Effect.Slice> slice,
      boolean reversed,
      Context context,
      Term path,
      Step step) {
    Places.Resolved resolved = places.resolve(place, context);
    Term here = step.flawless(path, resolved.flaws());
    List<Target> targets = new ArrayList<>();
    for (Places.Option option : resolved.options()) {
      List<Meaning> members = Places.members(option.meaning());
      Term chosen = step.store().share(Terms.and(here, option.condition()));
      for (int i = 0; i < members.size(); i++) {
        Term inSlice = slice.isPresent() ? inSlice(slice.get(), i, context, here, step) : Term.TRUE;
        Term affected = step.store().share(Terms.and(chosen, inSlice));
        if (!Terms.isFalse(affected)) {
          targets.add(new Target(affected, machineOf(members.get(i), place)));
        }
      }
    }
    return reversed ? targets.reversed() : targets;
  }

  private Term inSlice(Effect.Slice slice, int i, Context context, Term path, Step step) {
    Value low = expressions.value(slice.low(), context);
    step.flawless(path, low.flaws());
    Term in = Terms.atMost(low.term(), Terms.integer(i));
    if (slice.high().isEmpty()) {
      return in;
    }
    Value high = expressions.value(slice.high().get(), context);
    step.flawless(path, high.flaws());
    return Terms.and(in, Terms.atMost(Terms.integer(i), high.term()));
  }

  private void kill(Effect.Kill kill, Context context, Term path, Step step) {
    for (Target target :
        group(kill.machine(), kill.slice(), kill.reversed(), context, path, step)) {
      MachineInstance victim = target.machine();
      Store store = step.store();
      step.emit(
          "kill(" + victim.name() + ")",
          Terms.and(target.path(), Terms.not(world.dead(victim, store))));
      Optional<MachineInstance> killer = context.reader();
      if (!kill.onPurpose() && killer.filter(k -> k.kind() == MachineKind.POLICY).isPresent()) {
        step.emit(
            falseAlarm(victim, killer.orElseThrow()),
            Terms.and(target.path(), world.alive(victim, store)));
      }
      step.lifeChanges()
          .add(new Step.LifeChange(target.path(), false, victim, Types.REASON_KILLED, kill.span()));
    }
  }

  /** The event that a policy kills a machine that is neither hung nor dead, not on purpose. */
  static String falseAlarm(MachineInstance victim, MachineInstance killer) {
    return "false alarm(" + victim.name() + ") by " + killer.name();
  }

  /** The name that a message's binder has, unless it binds nothing. */
  static boolean binds(Identifier binder) {
    return !binder.text().equals("_");
  }
}
