package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.analysis.Symbol;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.diagnostics.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what the places of a text stand for in a system: names, members, elements. */
final class Places {
  private final World world;
  private final Expressions expressions;

  Places(World world, Expressions expressions) {
    this.world = world;
    this.expressions = expressions;
  }

  /**
   * What a place stands for: one option, or several of which exactly the one applies whose
   * condition holds, and none where the place does not exist (see the flaws).
   */
  record Resolved(List<Option> options, List<Flaw> flaws) {
    Resolved {
      options = List.copyOf(options);
      flaws = List.copyOf(flaws);
    }

    static Resolved of(Meaning meaning) {
      return new Resolved(List.of(new Option(Term.TRUE, meaning)), List.of());
    }
  }

  record Option(Term condition, Meaning meaning) {}

  Resolved resolve(Expr place, Context context) {
    return switch (place) {
      case Expr.Name name -> Resolved.of(named(name, context));
      case Expr.Select select -> select(select, context);
      case Expr.Index index -> index(index, context);
      case Expr.Every every -> resolve(every.array(), context);
      case Expr.SetOf set ->
          Resolved.of(
              new Meaning.Group(
                  set.items().stream().flatMap(i -> members(i, context).stream()).toList()));
      case Expr.AnyOf any ->
          Resolved.of(
              new Meaning.Group(
                  world.machines().stream()
                      .filter(m -> any.kind().accepts(m.kind()))
                      .map(m -> (Meaning) new Meaning.OfMachine(m))
                      .toList()));
      case Expr.Numeral _,
          Expr.Truth _,
          Expr.Self _,
          Expr.Call _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Quantified _,
          Expr.Conditional _,
          Expr.Sent _,
          Expr.Received _,
          Expr.Done _,
          Expr.Raised _,
          Expr.Entered _ -> {
        Value value = expressions.value(place, context);
        yield new Resolved(
            List.of(new Option(Term.TRUE, new Meaning.Fixed(value.term()))), value.flaws());
      }
    };
  }

  /** The place, which must be one thing whatever the state. */
  Meaning single(Expr place, Context context) {
    Resolved resolved = resolve(place, context);
    if (resolved.options().size() != 1
        || !Terms.isTrue(resolved.options().getFirst().condition())) {
      throw world
          .problems()
          .fatal(
              Code.WRONG_WIRING,
              "`" + place.span().text() + "` must be the same whatever the state",
              place.span());
    }
    return resolved.options().getFirst().meaning();
  }

  /** The members of a group, or the one thing that is no group. */
  List<Meaning> members(Expr place, Context context) {
    return members(single(place, context));
  }

  static List<Meaning> members(Meaning meaning) {
    return meaning instanceof Meaning.Group group
        ? group.items().stream().flatMap(m -> members(m).stream()).toList()
        : List.of(meaning);
  }

  List<MachineInstance> machines(Expr place, Context context) {
    List<MachineInstance> machines = new ArrayList<>();
    for (Meaning meaning : members(place, context)) {
      if (!(meaning instanceof Meaning.OfMachine of)) {
        throw world
            .problems()
            .fatal(Code.NOT_A_MACHINE, "`" + place.span().text() + "` is no machine", place.span());
      }
      machines.add(of.machine());
    }
    return machines;
  }

  // ---- Names

  private Meaning named(Expr.Name name, Context context) {
    Symbol symbol = world.analysis().symbol(name).orElseThrow(() -> unknown(name));
    return meaning(symbol, name, context);
  }

  private Meaning meaning(Symbol symbol, Expr name, Context context) {
    return switch (symbol) {
      case Symbol.OfConstant(Declaration.Constant constant) ->
          new Meaning.Fixed(expressions.constant(constant));
      case Symbol.OfLiteral(Declaration.Enumeration enumeration, int ordinal) ->
          new Meaning.Fixed(Terms.constant(expressions.types().enumeration(enumeration), ordinal));
      case Symbol.OfEnumeration(Declaration.Enumeration enumeration) ->
          new Meaning.OfEnumeration(enumeration);
      case Symbol.OfParameter(Declaration.Parameter parameter) -> parameter(parameter, context);
      case Symbol.OfVariable(Member.Variable variable) -> {
        MachineInstance machine = reader(name, context);
        yield cell(variableOf(machine.variables(), variable, name), true);
      }
      case Symbol.OfSignal(Member.Signal signal) ->
          signal(reader(name, context), signal.name().text(), name);
      case Symbol.OfTimer(Member.Timer timer) ->
          new Meaning.OfTimer(variableOf(reader(name, context).timers(), timer, name));
      case Symbol.OfWindow(Member.Window window) ->
          new Meaning.OfWindow(variableOf(reader(name, context).windows(), window, name));
      case Symbol.OfState(Member.State state) -> state(reader(name, context), state, name);
      case Symbol.OfThread(Member.Thread thread) ->
          new Meaning.OfThread(
              reader(name, context).thread(thread.name().text()).orElseThrow(() -> unknown(name)));
      case Symbol.OfDefinition(var definition) -> new Meaning.OfDefinition(definition);
      case Symbol.OfItem(var item) -> variableOf(world.items(), item, name);
      case Symbol.OfObserver(Declaration.Machine machine) ->
          new Meaning.OfMachine(
              world.observers().stream()
                  .filter(o -> o.declaration().equals(machine))
                  .findFirst()
                  .orElseThrow(() -> unknown(name)));
      case Symbol.OfBinder(Identifier binder) ->
          Optional.ofNullable(context.binders().get(binder)).orElse(new Meaning.Unbound(binder));
      case Symbol.OfExitReason(int ordinal) ->
          new Meaning.Fixed(Terms.constant(Types.EXIT_REASON, ordinal));
      case Symbol.OfTick() -> new Meaning.Fixed(expressions.event("tick", name.span(), context));
    };
  }

  private Meaning parameter(Declaration.Parameter parameter, Context context) {
    Meaning own = context.parameters().get(parameter);
    if (own == null && context.reader().isPresent()) {
      own = context.reader().get().parameters().get(parameter);
    }
    if (own == null) {
      own = world.parameters().get(parameter);
    }
    if (own == null) {
      throw world
          .problems()
          .fatal(
              Code.MISSING_ARGUMENT,
              "nothing was handed to the parameter `" + parameter.name() + "`",
              parameter.span());
    }
    return own;
  }

  private MachineInstance reader(Expr name, Context context) {
    return context.reader().orElseThrow(() -> unknown(name));
  }

  private Problems.Abandoned unknown(Expr name) {
    return world
        .problems()
        .fatal(Code.UNKNOWN_NAME, "`" + name.span().text() + "` is not known here", name.span());
  }

  private <K, V> V variableOf(Map<K, V> map, K key, Expr name) {
    V value = map.get(key);
    if (value == null) {
      throw unknown(name);
    }
    return value;
  }

  static Meaning cell(Variable variable, boolean writable) {
    return variable.array()
        ? new Meaning.Whole(variable, writable)
        : new Meaning.Cell(variable, 0, writable);
  }

  private Meaning state(MachineInstance machine, Member.State state, Expr name) {
    return machine.threads().stream()
        .filter(t -> t.states().contains(state))
        .findFirst()
        .<Meaning>map(t -> new Meaning.OfState(t, state))
        .orElseThrow(() -> unknown(name));
  }

  private Meaning signal(MachineInstance machine, String text, Expr place) {
    return machine.signals().values().stream()
        .filter(s -> s.name().equals(text))
        .findFirst()
        .<Meaning>map(s -> new Meaning.OfSignal(machine, s))
        .orElseThrow(() -> unknownMember(machine, text, place));
  }

  private Problems.Abandoned unknownMember(MachineInstance machine, String text, Expr place) {
    return world
        .problems()
        .fatal(
            Code.UNKNOWN_MEMBER,
            "`" + machine.declaration().name() + "` has no `" + text + "`",
            place.span());
  }

  // ---- Members

  private Resolved select(Expr.Select select, Context context) {
    Optional<Symbol> qualified = world.analysis().symbol(select);
    if (qualified.isPresent()) {
      return Resolved.of(meaning(qualified.get(), select, context));
    }
    String member = select.member().text();
    Resolved object = resolve(select.object(), context);
    List<Option> options =
        object.options().stream()
            .map(o -> new Option(o.condition(), member(o.meaning(), member, select, context)))
            .toList();
    return new Resolved(options, object.flaws());
  }

  private Meaning literal(Declaration.Enumeration enumeration, String literal, Expr place) {
    for (int i = 0; i < enumeration.literals().size(); i++) {
      if (enumeration.literals().get(i).text().equals(literal)) {
        return new Meaning.Fixed(Terms.constant(expressions.types().enumeration(enumeration), i));
      }
    }
    throw world
        .problems()
        .fatal(
            Code.UNKNOWN_MEMBER,
            "`" + enumeration.name() + "` has no `" + literal + "`",
            place.span());
  }

  private Meaning member(Meaning object, String member, Expr.Select place, Context context) {
    Store store = context.store();
    return switch (object) {
      case Meaning.OfMachine(MachineInstance machine) ->
          machineMember(machine, member, place, context);
      case Meaning.OfThread(ThreadInstance thread) ->
          thread.states().stream()
              .filter(s -> s.name().text().equals(member))
              .findFirst()
              .<Meaning>map(s -> new Meaning.OfState(thread, s))
              .orElseThrow(() -> unknownMember(thread.machine(), member, place));
      case Meaning.OfQueue(QueueInstance queue) ->
          new Meaning.Fixed(queueMember(queue, member, store));
      case Meaning.OfWindow(WindowInstance window) ->
          new Meaning.Fixed(Bodies.windowCount(window, store));
      case Meaning.Group(List<Meaning> items) -> new Meaning.Fixed(Terms.integer(items.size()));
      case Meaning.Whole(Variable variable, boolean _) ->
          new Meaning.Fixed(Terms.integer(variable.length()));
      case Meaning.OfEnumeration(Declaration.Enumeration enumeration) ->
          literal(enumeration, member, place);
      case Meaning.Fixed _,
          Meaning.Cell _,
          Meaning.Element _,
          Meaning.OfLock _,
          Meaning.OfSignal _,
          Meaning.OfTimer _,
          Meaning.OfState _,
          Meaning.OfDefinition _,
          Meaning.OfFault _,
          Meaning.Unbound _ ->
          throw world
              .problems()
              .fatal(
                  Code.UNKNOWN_MEMBER,
                  "`" + place.object().span().text() + "` has no `" + member + "`",
                  place.span());
    };
  }

  private static Term queueMember(QueueInstance queue, String member, Store store) {
    Term length = store.read(queue.length());
    return switch (member) {
      case "length" -> length;
      case "empty" -> Terms.equal(length, 0);
      case "full" -> Terms.equal(length, queue.capacity());
      case "room" ->
          Terms.arithmetic(Term.Operator.SUBTRACT, Terms.integer(queue.capacity()), length);
      default -> throw new IllegalStateException("no such part of a queue: " + member);
    };
  }

  /** A machine's signal, variable, state, thread, window or fault; a lying device's parts lie. */
  private Meaning machineMember(
      MachineInstance machine, String member, Expr.Select place, Context context) {
    for (SignalInstance signal : machine.signals().values()) {
      if (signal.name().equals(member)) {
        return new Meaning.OfSignal(machine, signal);
      }
    }
    for (var entry : machine.variables().entrySet()) {
      if (entry.getKey().name().text().equals(member)) {
        return variable(machine, entry.getValue(), context);
      }
    }
    for (var entry : machine.windows().entrySet()) {
      if (entry.getKey().name().text().equals(member)) {
        return new Meaning.OfWindow(entry.getValue());
      }
    }
    for (var entry : machine.timers().entrySet()) {
      if (entry.getKey().name().text().equals(member)) {
        return new Meaning.OfTimer(entry.getValue());
      }
    }
    for (ThreadInstance thread : machine.threads()) {
      for (Member.State state : thread.states()) {
        if (state.name().text().equals(member)) {
          return outsideView(thread, state, context);
        }
      }
    }
    Optional<ThreadInstance> thread = machine.thread(member);
    if (thread.isPresent()) {
      return new Meaning.OfThread(thread.get());
    }
    if (hasFault(machine, member)) {
      return new Meaning.OfFault(machine, member);
    }
    throw unknownMember(machine, member, place);
  }

  static boolean hasFault(MachineInstance machine, String fault) {
    return machine.threads().stream()
        .flatMap(
            t ->
                java.util.stream.Stream.concat(
                    t.machineLevel().stream(),
                    t.states().stream().flatMap(s -> s.transitions().stream())))
        .anyMatch(t -> t.fault().filter(f -> f.text().equals(fault)).isPresent());
  }

  private Meaning variable(MachineInstance machine, Variable variable, Context context) {
    if (!mayLie(machine, context) || variable.array()) {
      return cell(variable, context.reader().filter(r -> r == machine).isPresent());
    }
    return new Meaning.Fixed(
        context
            .store()
            .reading(variable.name(), lies(machine, context), context.store().read(variable)));
  }

  /**
   * A state as its reader sees it: software sees what it is shown as, of a lying device anything.
   */
  private Meaning outsideView(ThreadInstance thread, Member.State state, Context context) {
    MachineInstance machine = thread.machine();
    if (context.omniscient() || machine.kind() != MachineKind.DEVICE) {
      return new Meaning.OfState(thread, state);
    }
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < thread.states().size(); i++) {
      Member.State candidate = thread.states().get(i);
      String face = candidate.shownAs().orElse(candidate.name()).text();
      if (face.equals(state.name().text())) {
        shown.add(i);
      }
    }
    Term truth = shown.isEmpty() ? Term.FALSE : world.at(thread, shown, context.store());
    if (!mayLie(machine, context)) {
      return new Meaning.Fixed(truth);
    }
    return new Meaning.Fixed(
        context.store().reading(thread.name() + "." + state.name(), lies(machine, context), truth));
  }

  private static boolean mayLie(MachineInstance machine, Context context) {
    return !context.omniscient()
        && context.reader().filter(r -> r == machine).isEmpty()
        && ((machine.wedged().isPresent() && !machine.frozen()) || machine.removed().isPresent());
  }

  private Term lies(MachineInstance machine, Context context) {
    Term wedged = machine.frozen() ? Term.FALSE : world.wedged(machine, context.store());
    return Terms.or(wedged, world.removed(machine, context.store()));
  }

  // ---- Elements

  private Resolved index(Expr.Index index, Context context) {
    Resolved array = resolve(index.array(), context);
    Value at = expressions.value(index.index(), context);
    List<Option> options = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>(array.flaws());
    flaws.addAll(at.flaws());
    for (Option option : array.options()) {
      elements(option, at.term(), index, options, flaws);
    }
    return new Resolved(options, flaws);
  }

  private void elements(
      Option array, Term at, Expr.Index place, List<Option> options, List<Flaw> flaws) {
    switch (array.meaning()) {
      case Meaning.Group(List<Meaning> items) -> {
        outside(array.condition(), at, items.size(), place, flaws);
        for (int i = 0; i < items.size(); i++) {
          Term here = Terms.and(array.condition(), Terms.equal(at, Terms.integer(i)));
          if (!Terms.isFalse(here)) {
            options.add(new Option(here, items.get(i)));
          }
        }
      }
      case Meaning.Whole(Variable variable, boolean writable) -> {
        outside(array.condition(), at, variable.length(), place, flaws);
        options.add(
            new Option(
                array.condition(),
                at instanceof Term.Constant(Type _, long i) && 0 <= i && i < variable.length()
                    ? new Meaning.Cell(variable, (int) i, writable)
                    : new Meaning.Element(variable, at, writable)));
      }
      case Meaning.OfMachine _,
          Meaning.OfThread _,
          Meaning.OfQueue _,
          Meaning.OfWindow _,
          Meaning.Fixed _,
          Meaning.Cell _,
          Meaning.Element _,
          Meaning.OfLock _,
          Meaning.OfSignal _,
          Meaning.OfTimer _,
          Meaning.OfState _,
          Meaning.OfDefinition _,
          Meaning.OfEnumeration _,
          Meaning.OfFault _,
          Meaning.Unbound _ ->
          throw world
              .problems()
              .fatal(
                  Code.NOT_AN_ARRAY,
                  "`" + place.array().span().text() + "` has no elements",
                  place.span());
    }
  }

  private void outside(Term path, Term at, int length, Expr.Index place, List<Flaw> flaws) {
    Term inside = Terms.and(Terms.atLeast(at, 0), Terms.less(at, Terms.integer(length)));
    Term wrong = Terms.and(path, Terms.not(inside));
    if (!Terms.isFalse(wrong)) {
      flaws.add(
          new Flaw(
              wrong,
              ErrorKind.RANGE,
              "the index `" + place.index().span().text() + "` is outside 0.." + (length - 1),
              place.span()));
    }
  }
}
