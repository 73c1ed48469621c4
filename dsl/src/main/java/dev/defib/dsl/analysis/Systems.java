package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Checks systems, and keeps their names for the specs. */
final class Systems {
  private final Program program;
  private final Facts facts;
  private final Wiring wiring;
  private final IdentityHashMap<Declaration.SystemDeclaration, Scope> scopes =
      new IdentityHashMap<>();
  private final IdentityHashMap<Declaration.Parameter, Type> parameters = new IdentityHashMap<>();

  Systems(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.wiring = new Wiring(program);
  }

  /** What can be said in a system, and of it. */
  Scope scope(Declaration.SystemDeclaration system) {
    return scopes.getOrDefault(system, Scope.outermost());
  }

  Type type(Declaration.Parameter parameter) {
    return parameters.getOrDefault(parameter, Type.UNKNOWN);
  }

  void check(Declaration.SystemDeclaration system, Module module) {
    Scope scope = module.scope.inner();
    scopes.put(system, scope);
    Context c = Context.of(scope, module, new Viewer.Wiring());
    system.parameters().forEach(p -> parameter(p, scope, c));
    system.items().forEach(i -> declare(i, scope, c));
    system.items().forEach(i -> item(i, c));
  }

  private void parameter(Declaration.Parameter parameter, Scope scope, Context c) {
    Type type = program.types.of(parameter.type(), c);
    parameters.put(parameter, type);
    scope.declare(parameter.name(), new Symbol.OfParameter(parameter), type, facts);
    if (!(parameter.type() instanceof ParameterType.Plain) || !Type.isValue(type)) {
      facts.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENT, "a system's parameter is a constant: a number, bool or enum")
              .help("declare queues, machines and variables in the system itself")
              .at(parameter.span()));
    }
    parameter
        .initial()
        .ifPresent(
            e ->
                program.expressions.expect(
                    e, type, c.constant("a default"), "the default of a parameter"));
  }

  private void declare(SystemItem item, Scope scope, Context c) {
    item.length()
        .ifPresent(l -> program.expressions.integer(l, c.constant("a length"), "a length"));
    Type type =
        switch (item) {
          case SystemItem.Queue q -> program.types.queue(q.messages(), c.module());
          case SystemItem.Lock _ -> new Type.Lock();
          case SystemItem.Shared s -> program.types.ofVariable(s.name(), s.type(), s.initial(), c);
          case SystemItem.Instance i -> program.types.machine(i.machine(), c.module());
        };
    Type declared = item.length().isPresent() ? Types.array(type) : type;
    scope.declare(item.name(), new Symbol.OfItem(item), declared, facts);
  }

  private void item(SystemItem item, Context c) {
    switch (item) {
      case SystemItem.Queue q -> queue(q, c);
      case SystemItem.Lock _ -> {}
      case SystemItem.Shared s -> shared(s, c);
      case SystemItem.Instance i -> instance(i, c);
    }
  }

  private void queue(SystemItem.Queue queue, Context c) {
    Type.Int capacity =
        program.expressions.integer(queue.capacity(), c.constant("a capacity"), "a capacity");
    if (capacity.high() < 1) {
      attribute(queue, "a queue holds one message at least", queue.capacity());
    } else if (queue.discipline() == SystemItem.Discipline.LATEST && capacity.low() > 1) {
      attribute(queue, "a `latest` queue holds just one message", queue.capacity());
    }
    queue.lostWith().forEach(m -> owner(m, "lost with", c));
    queue.closedWith().forEach(m -> owner(m, "closed with", c));
  }

  private void attribute(SystemItem.Queue queue, String headline, Expr place) {
    facts.report(
        Diagnostic.of(Code.QUEUE_ATTRIBUTE, headline)
            .help("write `" + queue.messages() + "[1]`")
            .at(place.span()));
  }

  private void owner(Expr machine, String attribute, Context c) {
    Type type = program.places.resolve(machine, c.wanting(Wanted.MACHINE)).type();
    Type element = type instanceof Type.Array array ? array.element() : type;
    if (element instanceof Type.Unknown
        || (element instanceof Type.Machine m && m.kind().isSoftware())) {
      return;
    }
    var diagnostic =
        Diagnostic.of(
            Code.QUEUE_ATTRIBUTE,
            "a queue is `"
                + attribute
                + "` a driver, policy or process, but `"
                + machine.span().text()
                + "` is "
                + type.described());
    if (element instanceof Type.Machine) {
      diagnostic.help("a device does not die, so the queue would never be lost");
    }
    facts.report(diagnostic.at(machine.span(), "this is " + type.described()));
  }

  private void shared(SystemItem.Shared shared, Context c) {
    if (shared.type().isPresent() && shared.initial().isPresent()) {
      Type type = program.types.of(shared.type().get(), c);
      Type element = type instanceof Type.Array array ? array.element() : type;
      Machines.initial(program, shared.initial().get(), element, c);
    }
  }

  private void instance(SystemItem.Instance item, Context c) {
    Optional<Declaration> declaration = Optional.ofNullable(facts.declarations.get(item.machine()));
    if (declaration.isEmpty() || !(declaration.get() instanceof Declaration.Machine machine)) {
      item.arguments().forEach(a -> program.places.resolve(a.value(), c));
      return;
    }
    program.shape(machine).ifPresent(shape -> wiring.instance(item, shape, c));
    item.endsWith().ifPresent(m -> owner(item, m, c));
    item.incarnations()
        .ifPresent(
            e ->
                program.expressions.integer(
                    e, c.constant("a bound"), "the number of incarnations"));
    if (machine.kind() == MachineKind.DEVICE) {
      deviceAttributes(item);
    }
  }

  private void owner(SystemItem.Instance item, Expr owner, Context c) {
    program.watched.machine(owner, "ends with", c);
    if (owner instanceof Expr.Name name && name.text().equals(item.name().text())) {
      facts.report(
          Diagnostic.of(Code.WRONG_ARGUMENT, "`" + name.text() + "` cannot end with itself")
              .at(owner.span()));
    }
  }

  private void deviceAttributes(SystemItem.Instance item) {
    List<String> lives =
        List.of(
            item.dead() ? "dead" : "",
            item.endsWith().isPresent() ? "ends with" : "",
            item.incarnations().isPresent() ? "incarnations" : "");
    lives.stream()
        .filter(l -> !l.isEmpty())
        .forEach(
            l ->
                facts.report(
                    Diagnostic.of(
                            Code.NOT_FOR_THIS_KIND,
                            "`"
                                + item.name()
                                + "` is a device, which has no life: `"
                                + l
                                + "` means nothing")
                        .help("leave it away; a device that is gone is a fault: `remove`")
                        .at(item.span())));
  }
}
