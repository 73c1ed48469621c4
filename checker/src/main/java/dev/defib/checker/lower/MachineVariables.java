package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.source.Span;
import java.util.Optional;

/** Allocates what holds one machine: its states, variables, signals, timers, windows and clocks. */
final class MachineVariables {
  private final World world;
  private final Expressions expressions;
  private final MachineInstance machine;
  private final Context context;

  MachineVariables(World world, Expressions expressions, MachineInstance machine) {
    this.world = world;
    this.expressions = expressions;
    this.machine = machine;
    this.context = Context.of(machine, new Store());
  }

  void allocate() {
    for (ThreadInstance thread : machine.threads()) {
      thread.location(
          world.scalar(
              thread.name(), thread.locationType(), Variable.Role.LOCATION, machine.index()));
    }
    machine.declaration().members().forEach(this::member);
    machine
        .item()
        .flatMap(SystemItem.Instance::incarnations)
        .ifPresent(
            n ->
                machine.incarnation(
                    scalar(
                        "incarnation",
                        new Type.Int(
                            0,
                            expressions.types().length(n, context, "the count of incarnations")
                                - 1L),
                        Variable.Role.DATA)));
    machine.threads().forEach(this::clocks);
  }

  private Variable scalar(String name, Type type, Variable.Role role) {
    return world.scalar(machine.name() + "." + name, type, role, machine.index());
  }

  private void member(Member member) {
    switch (member) {
      case Member.Variable variable ->
          machine
              .variables()
              .put(
                  variable,
                  declare(
                      world,
                      expressions,
                      machine.name() + "." + variable.name(),
                      variable.type(),
                      variable.initial(),
                      context,
                      machine.index(),
                      variable.span()));
      case Member.Signal signal -> machine.signals().put(signal, signal(signal));
      case Member.Timer timer ->
          machine
              .timers()
              .put(
                  timer,
                  scalar(
                      timer.name().text(),
                      new Type.Int(-1, world.timerMax(machine.name() + "." + timer.name())),
                      Variable.Role.CLOCK));
      case Member.Window window -> machine.windows().put(window, window(window));
      case Member.State _,
          Member.Thread _,
          Member.MachineTransition _,
          Member.MachineDefinition _ -> {}
    }
  }

  private SignalInstance signal(Member.Signal signal) {
    Type type =
        signal
            .maximum()
            .<Type>map(m -> new Type.Int(0, expressions.types().length(m, context, "a signal")))
            .orElse(Type.BOOL);
    Variable latch = scalar(signal.name().text(), type, Variable.Role.LATCH);
    Optional<Variable> mask =
        world.everMasked(signal.name().text())
            ? Optional.of(scalar(signal.name() + ".masked", Type.BOOL, Variable.Role.LATCH))
            : Optional.empty();
    return new SignalInstance(signal, latch, mask);
  }

  private WindowInstance window(Member.Window window) {
    int capacity = expressions.types().length(window.capacity(), context, "a window");
    int span = expressions.types().length(window.ticks(), context, "the span of a window");
    String name = machine.name() + "." + window.name();
    Variable ages =
        world.array(
            name + ".ages",
            new Type.Int(-1, span),
            window.tumbling() ? 1 : capacity,
            Variable.Role.CLOCK,
            machine.index());
    Optional<Variable> count =
        window.tumbling()
            ? Optional.of(
                scalar(window.name() + ".count", new Type.Int(0, capacity), Variable.Role.DATA))
            : Optional.empty();
    return new WindowInstance(name, capacity, span, ages, count);
  }

  // ---- Clocks

  private void clocks(ThreadInstance thread) {
    long maximum = -1;
    for (int i = 0; i < thread.states().size(); i++) {
      maximum = Math.max(maximum, clockMax(thread, i));
    }
    if (maximum >= 0) {
      thread.clock(
          world.scalar(
              thread.name() + ".clock",
              new Type.Int(0, maximum),
              Variable.Role.CLOCK,
              machine.index()));
    }
    for (Transition transition : thread.machineLevel()) {
      counter(thread, transition);
    }
    for (Member.State state : thread.states()) {
      state.transitions().forEach(t -> counter(thread, t));
    }
  }

  /** Where the clock of a state saturates: the largest bound of its `after`s; -1 if it has none. */
  long clockMax(ThreadInstance thread, int state) {
    long maximum = -1;
    for (Transition transition : thread.states().get(state).transitions()) {
      if (transition.trigger().orElse(null)
          instanceof Trigger.After(Expr low, Optional<Expr> high, boolean _, Span _)) {
        maximum = Math.max(maximum, greatest(low));
        if (high.isPresent()) {
          maximum = Math.max(maximum, greatest(high.get()));
        }
      }
    }
    return maximum;
  }

  private long greatest(Expr bound) {
    Term term = expressions.value(bound, context).term();
    long high = term.type().high();
    if (high > World.TICKS_MAX) {
      throw world
          .problems()
          .fatal(
              Code.TYPE_TOO_LARGE,
              "`" + bound.span().text() + "` may be more than " + World.TICKS_MAX + " ticks",
              bound.span());
    }
    return Math.max(0, high);
  }

  private void counter(ThreadInstance thread, Transition transition) {
    if (transition.trigger().orElse(null) instanceof Trigger.Every(Expr period, Span _)) {
      thread
          .counters()
          .put(
              transition,
              world.scalar(
                  thread.name() + ".every" + thread.counters().size(),
                  new Type.Int(0, greatest(period)),
                  Variable.Role.CLOCK,
                  machine.index()));
    }
  }

  // ---- Variables

  static Variable declare(
      World world,
      Expressions expressions,
      String name,
      Optional<TypeExpr> type,
      Optional<Initializer> initial,
      Context context,
      int owner,
      Span span) {
    Types.Shape shape =
        type.map(t -> expressions.types().shape(t, context))
            .orElseGet(
                () ->
                    new Types.Shape(
                        inferred(world, expressions, initial, context, span), 1, false));
    Variable variable =
        shape.array()
            ? world.array(name, shape.type(), shape.length(), Variable.Role.DATA, owner)
            : world.scalar(name, shape.type(), Variable.Role.DATA, owner);
    world.initial(variable, initial(world, expressions, shape.type(), initial, context));
    return variable;
  }

  private static Type inferred(
      World world,
      Expressions expressions,
      Optional<Initializer> initial,
      Context context,
      Span span) {
    if (initial.orElse(null) instanceof Initializer.Value(Expr value, Span _)) {
      Type type = expressions.value(value, context).term().type();
      if (!(type instanceof Type.Int)) {
        return type;
      }
    }
    throw world
        .problems()
        .fatal(Code.MISSING_TYPE, "the type is missing: say which values it takes", span);
  }

  private static Initial initial(
      World world,
      Expressions expressions,
      Type type,
      Optional<Initializer> initial,
      Context context) {
    return switch (initial.orElse(null)) {
      case null -> new Initial(type.low(), type.low());
      case Initializer.Value(Expr value, Span _) -> {
        long fixed = within(world, type, expressions.constant(value, context), value.span());
        yield new Initial(fixed, fixed);
      }
      case Initializer.Any(Optional<Expr> low, Optional<Expr> high, Span span) -> {
        long least =
            low.map(e -> within(world, type, expressions.constant(e, context), e.span()))
                .orElse(type.low());
        long greatest =
            high.map(e -> within(world, type, expressions.constant(e, context), e.span()))
                .orElse(type.high());
        if (least > greatest) {
          throw world
              .problems()
              .fatal(Code.EMPTY_RANGE, "the range " + least + ".." + greatest + " is empty", span);
        }
        yield new Initial(least, greatest);
      }
    };
  }

  private static long within(World world, Type type, long value, Span place) {
    if (!type.contains(value)) {
      throw world
          .problems()
          .fatal(
              Code.VALUE_OUT_OF_RANGE,
              value + " is outside the variable's type " + type.low() + ".." + type.high(),
              place);
    }
    return value;
  }
}
