package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what machines have, before anything in them or about them is checked. */
final class Shapes {
  private final Program program;

  Shapes(Program program) {
    this.program = program;
  }

  /** Declares a machine's parameters, parts and commands. */
  void declare(Shape shape) {
    Context c = Context.of(shape.scope, shape.module, new Viewer.Inside(shape));
    shape.machine.parameters().forEach(p -> parameter(p, shape, c));
    shape.machine.members().forEach(m -> member(m, shape, c));
    if (shape.kind() != MachineKind.OBSERVER) {
      commands(shape, c);
    }
  }

  private void parameter(Declaration.Parameter parameter, Shape shape, Context c) {
    Type type = program.types.of(parameter.type(), c);
    shape.type(parameter, type);
    shape.scope.declare(parameter.name(), new Symbol.OfParameter(parameter), type, program.facts);
    parameter
        .initial()
        .ifPresent(
            e ->
                program.expressions.expect(
                    e, type, c.constant("a default"), "the default of a parameter"));
  }

  private void member(Member member, Shape shape, Context c) {
    switch (member) {
      case Member.Variable v -> {
        Type type = program.types.ofVariable(v.name(), v.type(), v.initial(), c);
        add(shape, v.name(), new Symbol.OfVariable(v), type, member);
      }
      case Member.Signal s ->
          add(shape, s.name(), new Symbol.OfSignal(s), new Type.Signal(s), member);
      case Member.Timer t -> add(shape, t.name(), new Symbol.OfTimer(t), new Type.Timer(), member);
      case Member.Window w ->
          add(shape, w.name(), new Symbol.OfWindow(w), new Type.Window(), member);
      case Member.State s -> {
        add(shape, s.name(), new Symbol.OfState(s), Type.BOOL, member);
        s.transitions().forEach(t -> fault(t, shape));
      }
      case Member.Thread t -> thread(t, shape);
      case Member.MachineTransition t -> fault(t.transition(), shape);
      case Member.MachineDefinition d -> {
        Symbol symbol = new Symbol.OfDefinition(d.definition());
        shape.scope.declare(d.definition().name(), symbol, Type.UNKNOWN, program.facts);
        program.definitions.add(
            d.definition(), () -> program.expressions.value(d.definition().value(), c));
      }
    }
  }

  private void add(Shape shape, Identifier name, Symbol symbol, Type type, Member member) {
    shape.scope.declare(name, symbol, type, program.facts);
    shape.add(new Shape.Part(name, Optional.of(symbol), type, Observability.isVisible(member)));
  }

  private void thread(Member.Thread thread, Shape shape) {
    Symbol symbol = new Symbol.OfThread(thread);
    Type type = new Type.Thread(shape, thread);
    add(shape, thread.name(), symbol, type, thread);
    Scope states = shape.scope.inner();
    for (Member.State state : thread.states()) {
      states.declare(state.name(), new Symbol.OfState(state), Type.BOOL, program.facts);
      state.transitions().forEach(t -> fault(t, shape));
    }
    shape.thread(thread, states);
    thread.transitions().forEach(t -> fault(t, shape));
  }

  /** One fault may have transitions in several states: they bear one name. */
  private void fault(Transition transition, Shape shape) {
    if (transition.fault().isEmpty()) {
      return;
    }
    Identifier name = transition.fault().get();
    Optional<Shape.Part> former = shape.part(name.text());
    if (former.isPresent() && former.get().symbol().isPresent()) {
      program.facts.report(Scope.duplicate(name, former.get().name().span()));
    }
    shape.add(new Shape.Part(name, Optional.empty(), Type.EVENT, false));
  }

  private void commands(Shape shape, Context c) {
    Map<String, List<Trigger.On>> handlers = new LinkedHashMap<>();
    for (Transition transition : transitions(shape.machine).toList()) {
      transition.trigger().ifPresent(t -> note(t, shape));
      transition
          .trigger()
          .flatMap(Triggers::untyped)
          .ifPresent(call -> shape.markUntyped(call.function().text()));
      transition.effects().forEach(e -> EffectTree.queues(e).forEach(q -> shape.sendsTo(root(q))));
      handler(transition, shape)
          .ifPresent(
              on -> handlers.computeIfAbsent(name(on).text(), _ -> new ArrayList<>()).add(on));
    }
    handlers.values().forEach(h -> command(h, shape, c));
  }

  private static void note(Trigger trigger, Shape shape) {
    if (trigger instanceof Trigger.Receive receive) {
      shape.receivesFrom(root(receive.queue()));
    }
  }

  private void command(List<Trigger.On> handlers, Shape shape, Context c) {
    Trigger.On first = handlers.getFirst();
    List<Type> types = first.parameters().stream().map(p -> program.types.of(p.type(), c)).toList();
    shape.add(new Shape.Command(name(first), first.parameters(), types));
    for (Trigger.On other : handlers) {
      for (int i = 0; i < other.parameters().size(); i++) {
        shape.type(
            other.parameters().get(i), program.types.of(other.parameters().get(i).type(), c));
      }
      agree(name(first), first, types, other, shape);
    }
  }

  private void agree(
      Identifier name, Trigger.On first, List<Type> types, Trigger.On other, Shape shape) {
    List<Type> others = other.parameters().stream().map(shape::type).toList();
    boolean same = types.size() == others.size();
    for (int i = 0; same && i < types.size(); i++) {
      same = Type.agree(types.get(i), others.get(i));
    }
    if (!same) {
      program.facts.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENT_COUNT,
                  "the command `" + name + "` is handled with other parameters elsewhere")
              .because(first.span(), "handled with these parameters here")
              .help("all handlers of a command take the same parameters")
              .at(other.span()));
    }
  }

  /** The command handler of a transition: {@code on} a name that is no signal, timer or path. */
  static Optional<Trigger.On> handler(Transition transition, Shape shape) {
    return transition.trigger().stream()
        .filter(Trigger.On.class::isInstance)
        .map(Trigger.On.class::cast)
        .filter(on -> on.subject() instanceof Expr.Name n && isCommand(n, shape))
        .findFirst();
  }

  private static boolean isCommand(Expr.Name name, Shape shape) {
    Symbol symbol =
        shape.scope.find(name.text()).map(Scope.Entry::symbol).orElse(new Symbol.OfTick());
    return switch (symbol) {
      case Symbol.OfSignal _, Symbol.OfTimer _, Symbol.OfParameter _, Symbol.OfWindow _ -> false;
      default -> true;
    };
  }

  static Identifier name(Trigger.On handler) {
    return new Identifier(handler.subject().span().text(), handler.subject().span());
  }

  /** All transitions of a machine, those of its states and threads. */
  static Stream<Transition> transitions(Declaration.Machine machine) {
    return machine.members().stream()
        .flatMap(
            m ->
                switch (m) {
                  case Member.State s -> s.transitions().stream();
                  case Member.MachineTransition t -> Stream.of(t.transition());
                  case Member.Thread t ->
                      Stream.concat(
                          t.states().stream().flatMap(s -> s.transitions().stream()),
                          t.transitions().stream());
                  case Member.Variable _,
                      Member.Signal _,
                      Member.Timer _,
                      Member.Window _,
                      Member.MachineDefinition _ ->
                      Stream.<Transition>empty();
                });
  }

  /** The name at the beginning of a place. */
  static String root(Expr place) {
    return switch (place) {
      case Expr.Name name -> name.text();
      case Expr.Select select -> root(select.object());
      case Expr.Index index -> root(index.array());
      default -> "";
    };
  }
}
