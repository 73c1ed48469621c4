package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the parts of a system together: instances, their arguments, what is shared between them. */
final class Wiring {
  private final World world;
  private final Expressions expressions;
  private final Declaration.SystemDeclaration system;

  Wiring(World world, Expressions expressions, Declaration.SystemDeclaration system) {
    this.world = world;
    this.expressions = expressions;
    this.system = system;
  }

  /**
   * @param arguments those of the spec
   * @param overrides values as texts, by the parameter's name
   */
  void wire(
      List<Argument> arguments,
      Map<String, String> overrides,
      List<Declaration.Machine> observers) {
    systemParameters(arguments, overrides);
    create(SystemItem.Instance.class);
    create(SystemItem.Queue.class);
    create(SystemItem.Lock.class);
    create(SystemItem.Shared.class);
    system.items().forEach(this::connect);
    for (Declaration.Machine observer : observers) {
      world
          .observers()
          .add(
              machine(
                  world.machines().size() + world.observers().size(),
                  observer.name().text(),
                  0,
                  observer,
                  Optional.empty()));
    }
    everyMachine().forEach(m -> new MachineVariables(world, expressions, m).allocate());
    world.machines().forEach(this::notices);
  }

  private List<MachineInstance> everyMachine() {
    List<MachineInstance> all = new ArrayList<>(world.machines());
    all.addAll(world.observers());
    return all;
  }

  // ---- The system's own parameters

  private void systemParameters(List<Argument> arguments, Map<String, String> overrides) {
    Context context = Context.omniscient(new Store());
    for (int i = 0; i < system.parameters().size(); i++) {
      Declaration.Parameter parameter = system.parameters().get(i);
      String override = overrides.get(parameter.name().text());
      Meaning meaning =
          override != null
              ? new Meaning.Fixed(parse(override, parameter, context))
              : plain(argument(parameter, i, arguments), parameter, context);
      world.parameters().put(parameter, meaning);
    }
  }

  private Term parse(String text, Declaration.Parameter parameter, Context context) {
    Type type = declaredType(parameter, context).orElse(null);
    Optional<Term> value =
        switch (type) {
          case Type.Enumeration e when e.labels().contains(text) ->
              Optional.of(Terms.constant(e, e.labels().indexOf(text)));
          case Type.Enumeration _ -> Optional.empty();
          case Type.Bool _ ->
              text.equals("true") || text.equals("false")
                  ? Optional.of(Terms.bool(text.equals("true")))
                  : Optional.empty();
          case null, default ->
              text.matches("-?[0-9]{1,18}")
                  ? Optional.of(Terms.integer(Long.parseLong(text)))
                  : Optional.empty();
        };
    if (value.isEmpty()
        || (type instanceof Type.Int range
            && !range.contains(((Term.Constant) value.get()).value()))) {
      throw world
          .problems()
          .fatal(
              Code.UNKNOWN_OVERRIDE,
              "`" + text + "` is no value for the parameter `" + parameter.name() + "`",
              parameter.span());
    }
    return value.get();
  }

  private Optional<Type> declaredType(Declaration.Parameter parameter, Context context) {
    return parameter.type() instanceof ParameterType.Plain(TypeExpr type, Span _)
            && !(type instanceof TypeExpr.Int)
        ? Optional.of(expressions.types().scalar(type, context))
        : Optional.empty();
  }

  private Expr argument(Declaration.Parameter parameter, int position, List<Argument> arguments) {
    for (Argument argument : arguments) {
      if (argument.name().filter(n -> n.text().equals(parameter.name().text())).isPresent()) {
        return argument.value();
      }
    }
    if (position < arguments.size() && arguments.get(position).name().isEmpty()) {
      return arguments.get(position).value();
    }
    return parameter
        .initial()
        .orElseThrow(
            () ->
                world
                    .problems()
                    .fatal(
                        Code.MISSING_ARGUMENT,
                        "the parameter `" + parameter.name() + "` has no value",
                        parameter.span()));
  }

  // ---- Items

  private Context context(int self) {
    return Context.omniscient(new Store()).withSelf(self);
  }

  /** Creates the items of one kind; locks come after the machines that may hold them. */
  private void create(Class<? extends SystemItem> kind) {
    system.items().stream().filter(kind::isInstance).forEach(this::create);
  }

  private void create(SystemItem item) {
    int length =
        item.length().map(l -> expressions.types().length(l, context(0), "an array")).orElse(1);
    List<Meaning> parts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      String name = item.length().isPresent() ? item.name() + "[" + i + "]" : item.name().text();
      parts.add(create(item, name, i));
    }
    world
        .items()
        .put(item, item.length().isPresent() ? new Meaning.Group(parts) : parts.getFirst());
  }

  private Meaning create(SystemItem item, String name, int self) {
    return switch (item) {
      case SystemItem.Queue queue -> new Meaning.OfQueue(queue(queue, name));
      case SystemItem.Lock lock -> {
        LockInstance instance =
            new LockInstance(
                name, lock.freedWithOwner(), world.scalar(name, holders(), Variable.Role.LOCK, -1));
        world.locks().add(instance);
        yield new Meaning.OfLock(instance);
      }
      case SystemItem.Shared shared -> shared(shared);
      case SystemItem.Instance instance -> {
        if (world.machines().size() >= World.PARTS_MAX) {
          throw world
              .problems()
              .fatal(
                  Code.TOO_MANY_MACHINES,
                  "a system of more than " + World.PARTS_MAX + " machines",
                  instance.span());
        }
        Declaration.Machine declaration = machineOf(instance);
        MachineInstance machine =
            machine(world.machines().size(), name, self, declaration, Optional.of(instance));
        world.machines().add(machine);
        yield new Meaning.OfMachine(machine);
      }
    };
  }

  private Type holders() {
    List<String> labels = new ArrayList<>(List.of("free", "orphaned"));
    world.machines().forEach(m -> labels.add(m.name()));
    return new Type.Enumeration("holder", labels);
  }

  private Declaration.Machine machineOf(SystemItem.Instance instance) {
    if (world.analysis().declaration(instance.machine()).orElse(null)
        instanceof Declaration.Machine machine) {
      return machine;
    }
    throw world
        .problems()
        .fatal(
            Code.NOT_A_MACHINE,
            "`" + instance.machine() + "` is no type of machine",
            instance.machine().span());
  }

  private static MachineInstance machine(
      int index,
      String name,
      int self,
      Declaration.Machine declaration,
      Optional<SystemItem.Instance> item) {
    MachineInstance machine = new MachineInstance(index, name, self, declaration, item);
    List<Member.State> states = new ArrayList<>();
    List<Transition> machineLevel = new ArrayList<>();
    for (Member member : declaration.members()) {
      switch (member) {
        case Member.State state -> states.add(state);
        case Member.MachineTransition(Transition transition, Span _) ->
            machineLevel.add(transition);
        case Member.Thread _,
            Member.Variable _,
            Member.Signal _,
            Member.Timer _,
            Member.Window _,
            Member.MachineDefinition _ -> {}
      }
    }
    if (!states.isEmpty()) {
      machine.threads().add(new ThreadInstance(machine, name, states, machineLevel));
    }
    for (Member member : declaration.members()) {
      if (member instanceof Member.Thread(Identifier thread, var own, var transitions, Span _)) {
        machine.threads().add(new ThreadInstance(machine, name + "." + thread, own, transitions));
      }
    }
    return machine;
  }

  private QueueInstance queue(SystemItem.Queue queue, String name) {
    if (!(world.analysis().declaration(queue.messages()).orElse(null)
        instanceof Declaration.Messages messages)) {
      throw world
          .problems()
          .fatal(
              Code.UNKNOWN_TYPE,
              "`" + queue.messages() + "` declares no messages",
              queue.messages().span());
    }
    int capacity = expressions.types().length(queue.capacity(), context(0), "a queue");
    List<List<Type>> fieldTypes =
        messages.kinds().stream()
            .map(
                k ->
                    k.fields().stream()
                        .map(f -> expressions.types().scalar(f.type(), context(0)))
                        .toList())
            .toList();
    List<String> kindNames = messages.kinds().stream().map(k -> k.name().text()).toList();
    Variable length =
        world.scalar(name + ".length", new Type.Int(0, capacity), Variable.Role.QUEUE, -1);
    Variable kinds =
        world.array(
            name + ".kinds",
            new Type.Enumeration(messages.name().text(), kindNames),
            capacity,
            Variable.Role.QUEUE,
            -1);
    List<Variable> fields = new ArrayList<>();
    for (int f = 0; f < fieldTypes.stream().mapToInt(List::size).max().orElse(0); f++) {
      fields.add(
          world.array(
              name + ".field" + f, fieldType(fieldTypes, f), capacity, Variable.Role.QUEUE, -1));
    }
    QueueInstance instance =
        new QueueInstance(
            name,
            queue,
            messages,
            capacity,
            length,
            kinds,
            fields,
            fieldTypes,
            List.of(),
            List.of());
    world.queues().add(instance);
    return instance;
  }

  /** Integers that hold the field of every kind, and 0 for the kinds that have none. */
  private static Type fieldType(List<List<Type>> fieldTypes, int field) {
    long low = 0;
    long high = 0;
    for (List<Type> types : fieldTypes) {
      if (field < types.size()) {
        low = Math.min(low, types.get(field).low());
        high = Math.max(high, types.get(field).high());
      }
    }
    return new Type.Int(low, high);
  }

  private Meaning shared(SystemItem.Shared shared) {
    String name = shared.name().text();
    Variable variable =
        MachineVariables.declare(
            world,
            expressions,
            name,
            shared.type(),
            shared.initial(),
            context(0),
            -1,
            shared.span());
    return Places.cell(variable, true);
  }

  // ---- Connections

  private Meaning created(SystemItem item) {
    Meaning meaning = world.items().get(item);
    if (meaning == null) {
      throw new IllegalStateException("not created: " + item.name());
    }
    return meaning;
  }

  private void connect(SystemItem item) {
    List<Meaning> parts = Places.members(created(item));
    for (int i = 0; i < parts.size(); i++) {
      switch (item) {
        case SystemItem.Queue queue -> {
          QueueInstance instance = ((Meaning.OfQueue) parts.get(i)).queue();
          for (Expr place : queue.lostWith()) {
            instance.lostWith().addAll(expressions.places().machines(place, context(i)));
          }
          for (Expr place : queue.closedWith()) {
            instance.closedWith().addAll(expressions.places().machines(place, context(i)));
          }
        }
        case SystemItem.Instance instance ->
            connect(((Meaning.OfMachine) parts.get(i)).machine(), instance, context(i));
        case SystemItem.Lock _, SystemItem.Shared _ -> {}
      }
    }
  }

  private void connect(MachineInstance machine, SystemItem.Instance item, Context context) {
    List<Declaration.Parameter> parameters = machine.declaration().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Declaration.Parameter parameter = parameters.get(i);
      Expr argument = argument(parameter, i, item.arguments());
      machine.parameters().put(parameter, handed(argument, parameter, context));
    }
    item.endsWith()
        .ifPresent(
            place ->
                expressions
                    .places()
                    .machines(place, context)
                    .forEach(m -> m.dependants().add(machine)));
  }

  private Meaning handed(Expr argument, Declaration.Parameter parameter, Context context) {
    return switch (parameter.type()) {
      case ParameterType.QueueOf(var _, boolean group, Span _) ->
          groupOrOne(argument, group, context);
      case ParameterType.Lock(boolean group, Span _) -> groupOrOne(argument, group, context);
      case ParameterType.OfKind(var _, boolean group, Span _) ->
          groupOrOne(argument, group, context);
      case ParameterType.GroupOf _ -> groupOrOne(argument, true, context);
      case ParameterType.Writable _ -> expressions.places().single(argument, context);
      case ParameterType.Plain _ -> plain(argument, parameter, context);
    };
  }

  private Meaning groupOrOne(Expr argument, boolean group, Context context) {
    Meaning meaning = expressions.places().single(argument, context);
    return group && !(meaning instanceof Meaning.Group)
        ? new Meaning.Group(List.of(meaning))
        : meaning;
  }

  /** A machine, a constant, or a shared variable that is only read. */
  private Meaning plain(Expr argument, Declaration.Parameter parameter, Context context) {
    Meaning meaning = expressions.places().single(argument, context);
    return switch (meaning) {
      case Meaning.Cell(var variable, int element, boolean _) ->
          new Meaning.Cell(variable, element, false);
      case Meaning.Whole(var variable, boolean _) -> new Meaning.Whole(variable, false);
      case Meaning.Fixed _ -> {
        long value = expressions.constant(argument, context);
        Optional<Type> type = declaredType(parameter, context);
        if (type.isPresent() && !type.get().contains(value)) {
          throw world
              .problems()
              .fatal(
                  Diagnostic.of(
                          Code.VALUE_OUT_OF_RANGE,
                          value
                              + " is outside "
                              + type.get().low()
                              + ".."
                              + type.get().high()
                              + ", the type of `"
                              + parameter.name()
                              + "`")
                      .because(parameter.span(), "declared here")
                      .at(argument.span()));
        }
        yield meaning;
      }
      case Meaning.Element _,
          Meaning.Group _,
          Meaning.OfMachine _,
          Meaning.OfQueue _,
          Meaning.OfLock _,
          Meaning.OfSignal _,
          Meaning.OfTimer _,
          Meaning.OfWindow _,
          Meaning.OfThread _,
          Meaning.OfState _,
          Meaning.OfDefinition _,
          Meaning.OfEnumeration _,
          Meaning.OfFault _,
          Meaning.Unbound _ ->
          meaning;
    };
  }

  // ---- Notices

  /** Allocates the notices of exits and of changes that the machine's transitions take. */
  private void notices(MachineInstance machine) {
    new Notices(world, expressions, machine).allocate();
  }
}
