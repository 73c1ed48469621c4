package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** From expressions to terms, and to the conditions under which reading them is an error. */
final class Expressions {
  private static final int DEFINITION_DEPTH_MAX = 200;

  private final World world;
  private final Places places;
  private final Types types;
  private int definitionDepth;

  Expressions(World world) {
    this.world = world;
    this.places = new Places(world, this);
    this.types = new Types(world, this);
  }

  Places places() {
    return places;
  }

  Types types() {
    return types;
  }

  Value value(Expr expr, Context context) {
    return switch (expr) {
      case Expr.Numeral(long value, Span _) -> Value.of(Terms.integer(value));
      case Expr.Truth(boolean value, Span _) -> Value.of(Terms.bool(value));
      case Expr.Self(Span _) -> Value.of(Terms.integer(context.self()));
      case Expr.Name _, Expr.Select _, Expr.Index _ -> placeValue(expr, context);
      case Expr.Call call -> call(call, context);
      case Expr.Unary unary -> unary(unary, context);
      case Expr.Binary binary -> binary(binary, context);
      case Expr.Quantified quantified -> quantified(quantified, context);
      case Expr.Conditional conditional -> conditional(conditional, context);
      case Expr.Sent(Expr queue, Identifier message, Span _) ->
          queueEvent(queue, "!", message, expr, context);
      case Expr.Received(Expr queue, Identifier message, Span _) ->
          queueEvent(queue, "?", message, expr, context);
      case Expr.Done(Expr command, Span _) -> Value.of(memberEvent("do ", command, context));
      case Expr.Raised(Expr signal, Span _) -> Value.of(memberEvent("raise ", signal, context));
      case Expr.Entered(Expr state, Span _) -> Value.of(memberEvent("enters ", state, context));
      case Expr.Every _, Expr.SetOf _, Expr.AnyOf _ ->
          throw world
              .problems()
              .fatal(
                  Code.TYPE_MISMATCH,
                  "`" + expr.span().text() + "` is a group of machines, no value",
                  expr.span());
    };
  }

  /** The value of an expression that must be the same in every state. */
  long constant(Expr expr, Context context) {
    Value value = value(expr, context);
    if (value.flaws().stream().anyMatch(f -> Terms.isTrue(f.condition()))) {
      throw world
          .problems()
          .fatal(Code.ARITHMETIC, value.flaws().getFirst().message(), expr.span());
    }
    if (value.term() instanceof Term.Constant(Type _, long number)) {
      return number;
    }
    throw world
        .problems()
        .fatal(
            Diagnostic.of(
                    Code.NOT_CONSTANT,
                    "`" + expr.span().text() + "` must be the same in every state")
                .help("use a number, a constant, or a parameter to which a constant is handed")
                .at(expr.span()));
  }

  Term constant(Declaration.Constant constant) {
    Context context = Context.omniscient(new Store());
    Value value = value(constant.value(), context);
    if (value.term() instanceof Term.Constant c) {
      return c;
    }
    constant(constant.value(), context);
    return value.term();
  }

  /** The truth of an event, where events have a meaning. */
  Term event(String name, Span place, Context context) {
    return context
        .events()
        .map(truth -> truth.apply(world.event(name)))
        .orElseThrow(
            () ->
                world
                    .problems()
                    .fatal(Code.EVENT_NOT_ALLOWED, "`" + name + "` is an event, no state", place));
  }

  // ---- Places as values

  private Value placeValue(Expr place, Context context) {
    Places.Resolved resolved = places.resolve(place, context);
    List<Flaw> flaws = new ArrayList<>(resolved.flaws());
    Term term = null;
    for (int i = resolved.options().size() - 1; i >= 0; i--) {
      Places.Option option = resolved.options().get(i);
      Value value = meaningValue(option.meaning(), place, context);
      flaws.addAll(Flaw.when(option.condition(), value.flaws()));
      term = term == null ? value.term() : Terms.ifThenElse(option.condition(), value.term(), term);
    }
    return new Value(term == null ? Term.FALSE : term, flaws);
  }

  private Value meaningValue(Meaning meaning, Expr place, Context context) {
    Store store = context.store();
    return switch (meaning) {
      case Meaning.Fixed(Term term) -> Value.of(term);
      case Meaning.Cell(var variable, int element, boolean _) ->
          Value.of(store.read(variable, element));
      case Meaning.Element(var variable, Term index, boolean _) ->
          Value.of(store.readAt(variable, index));
      case Meaning.OfState(ThreadInstance thread, var state) ->
          Value.of(world.in(thread, List.of(thread.states().indexOf(state)), store));
      case Meaning.OfSignal(MachineInstance _, SignalInstance signal) -> {
        Term latch = store.read(signal.latch());
        yield Value.of(signal.declaration().maximum().isPresent() ? latch : Terms.equal(latch, 1));
      }
      case Meaning.OfTimer(var timer) -> Value.of(store.read(timer));
      case Meaning.OfLock(LockInstance lock) ->
          Value.of(Terms.not(Terms.equal(store.read(lock.holder()), LockInstance.FREE)));
      case Meaning.OfDefinition(var definition) -> definition(definition.value(), context);
      case Meaning.OfFault(MachineInstance machine, String fault) ->
          Value.of(event(machine.name() + "." + fault, place.span(), context));
      case Meaning.Whole _,
          Meaning.Group _,
          Meaning.OfMachine _,
          Meaning.OfQueue _,
          Meaning.OfWindow _,
          Meaning.OfThread _,
          Meaning.OfEnumeration _,
          Meaning.Unbound _ ->
          throw world
              .problems()
              .fatal(
                  Code.TYPE_MISMATCH,
                  "`" + place.span().text() + "` has no value of its own",
                  place.span());
    };
  }

  private Value definition(Expr body, Context context) {
    if (++definitionDepth > DEFINITION_DEPTH_MAX) {
      throw world
          .problems()
          .fatal(
              Code.TOO_DEEP,
              "definitions that use each other more than " + DEFINITION_DEPTH_MAX + " deep",
              body.span());
    }
    try {
      return value(body, context);
    } finally {
      definitionDepth--;
    }
  }

  // ---- Operators

  private Value unary(Expr.Unary unary, Context context) {
    Value operand = value(unary.operand(), context);
    return switch (unary.op()) {
      case NOT -> new Value(Terms.not(operand.term()), operand.flaws());
      case NEGATE ->
          arithmetic(Term.Operator.SUBTRACT, Value.of(Terms.integer(0)), operand, unary.span());
      case GLOBALLY, FINALLY -> throw temporal(unary.span());
    };
  }

  private Problems.Abandoned temporal(Span place) {
    return world
        .problems()
        .fatal(Code.TEMPORAL_NOT_ALLOWED, "a temporal operator has a meaning in `ltl` only", place);
  }

  private Value binary(Expr.Binary binary, Context context) {
    Value left = value(binary.left(), context);
    Value right = value(binary.right(), context);
    Span place = binary.span();
    return switch (binary.op()) {
      case MULTIPLY -> arithmetic(Term.Operator.MULTIPLY, left, right, place);
      case DIVIDE -> arithmetic(Term.Operator.DIVIDE, left, right, place);
      case REMAINDER -> arithmetic(Term.Operator.REMAINDER, left, right, place);
      case ADD -> arithmetic(Term.Operator.ADD, left, right, place);
      case SUBTRACT -> arithmetic(Term.Operator.SUBTRACT, left, right, place);
      case SHIFT_LEFT -> arithmetic(Term.Operator.SHIFT_LEFT, left, right, place);
      case SHIFT_RIGHT -> arithmetic(Term.Operator.SHIFT_RIGHT, left, right, place);
      case LESS -> both(Terms.less(left.term(), right.term()), left, right);
      case LESS_OR_EQUAL -> both(Terms.atMost(left.term(), right.term()), left, right);
      case GREATER -> both(Terms.less(right.term(), left.term()), left, right);
      case GREATER_OR_EQUAL -> both(Terms.atMost(right.term(), left.term()), left, right);
      case EQUAL -> both(Terms.equal(left.term(), right.term()), left, right);
      case NOT_EQUAL -> both(Terms.not(Terms.equal(left.term(), right.term())), left, right);
      case AND -> lazily(Terms.and(left.term(), right.term()), left, left.term(), right);
      case OR -> lazily(Terms.or(left.term(), right.term()), left, Terms.not(left.term()), right);
      case IMPLIES -> lazily(Terms.implies(left.term(), right.term()), left, left.term(), right);
      case UNTIL, WEAK_UNTIL, RELEASES -> throw temporal(place);
    };
  }

  private static Value both(Term term, Value left, Value right) {
    return lazily(term, left, Term.TRUE, right);
  }

  /** The right side is read only where the path leads to it. */
  private static Value lazily(Term term, Value left, Term path, Value right) {
    List<Flaw> flaws = new ArrayList<>(left.flaws());
    flaws.addAll(Flaw.when(path, right.flaws()));
    return new Value(term, flaws);
  }

  Value arithmetic(Term.Operator operator, Term left, Value right, Span place) {
    return arithmetic(operator, Value.of(left), right, place);
  }

  private Value arithmetic(Term.Operator operator, Value left, Value right, Span place) {
    List<Flaw> flaws = new ArrayList<>(left.flaws());
    flaws.addAll(right.flaws());
    Term wrong = Terms.overflows(operator, left.term(), right.term());
    if (!Terms.isFalse(wrong)) {
      String what =
          switch (operator) {
            case DIVIDE, REMAINDER -> "division by zero";
            case SHIFT_LEFT, SHIFT_RIGHT ->
                "a shift by less than 0 or more than 62, or of too much";
            case ADD, SUBTRACT, MULTIPLY, MIN, MAX -> "a result of more than 64 bits";
          };
      flaws.add(new Flaw(wrong, ErrorKind.RANGE, what + " in `" + place.text() + "`", place));
    }
    return new Value(Terms.arithmetic(operator, left.term(), right.term()), flaws);
  }

  private Value conditional(Expr.Conditional conditional, Context context) {
    Value condition = value(conditional.condition(), context);
    Value then = value(conditional.then(), context);
    Value otherwise = value(conditional.otherwise(), context);
    List<Flaw> flaws = new ArrayList<>(condition.flaws());
    flaws.addAll(Flaw.when(condition.term(), then.flaws()));
    flaws.addAll(Flaw.when(Terms.not(condition.term()), otherwise.flaws()));
    return new Value(Terms.ifThenElse(condition.term(), then.term(), otherwise.term()), flaws);
  }

  // ---- Quantifiers

  private Value quantified(Expr.Quantified quantified, Context context) {
    List<Term> terms = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    Term path = Term.TRUE;
    for (Meaning item : domain(quantified, context)) {
      Value body = value(quantified.body(), context.bind(quantified.name(), item));
      flaws.addAll(Flaw.when(path, body.flaws()));
      terms.add(body.term());
      path =
          switch (quantified.quantifier()) {
            case ALL -> Terms.and(path, body.term());
            case SOME -> Terms.and(path, Terms.not(body.term()));
            case COUNT -> path;
          };
    }
    Term term =
        switch (quantified.quantifier()) {
          case ALL -> Terms.and(terms);
          case SOME -> Terms.or(terms);
          case COUNT -> Terms.count(terms);
        };
    return new Value(term, flaws);
  }

  /** What the variable of a quantifier stands for, one after the other. */
  List<Meaning> domain(Expr.Quantified quantified, Context context) {
    return quantified.high().isPresent()
        ? range(quantified, quantified.high().get(), context)
        : places.members(quantified.domain(), context);
  }

  private List<Meaning> range(Expr.Quantified quantified, Expr high, Context context) {
    long from = constant(quantified.domain(), context);
    long to = constant(high, context);
    if (to - from >= World.PARTS_MAX) {
      throw world
          .problems()
          .fatal(
              Code.WRONG_SIZE,
              "a range of more than " + World.PARTS_MAX + " numbers",
              quantified.domain().span());
    }
    List<Meaning> numbers = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      numbers.add(new Meaning.Fixed(Terms.integer(i)));
    }
    return numbers;
  }

  // ---- Functions and events

  private Value call(Expr.Call call, Context context) {
    List<Expr> arguments = call.arguments();
    Store store = context.store();
    return switch (call.function().text()) {
      case "min" -> fold(Term.Operator.MIN, arguments, context);
      case "max" -> fold(Term.Operator.MAX, arguments, context);
      case "alive" -> ofMachine(call, context, m -> Terms.not(world.dead(m, store)));
      case "dead" -> ofMachine(call, context, m -> world.dead(m, store));
      case "hung" -> ofMachine(call, context, m -> world.hung(m, store));
      case "wedged" -> ofMachine(call, context, m -> world.wedged(m, store));
      case "removed" -> ofMachine(call, context, m -> world.removed(m, store));
      case "answers" -> ofMachine(call, context, m -> answers(m, store));
      case "incarnation" ->
          ofMachine(
              call, context, m -> m.incarnation().map(v -> store.read(v)).orElse(Terms.integer(0)));
      default -> Value.of(subjectEvent(call, context));
    };
  }

  private Value fold(Term.Operator operator, List<Expr> arguments, Context context) {
    Value result = value(arguments.getFirst(), context);
    for (Expr argument : arguments.subList(1, arguments.size())) {
      result = arithmetic(operator, result, value(argument, context), argument.span());
    }
    return result;
  }

  private Term answers(MachineInstance machine, Store store) {
    List<Term> deaf = new ArrayList<>();
    for (ThreadInstance thread : machine.threads()) {
      for (int i = 0; i < thread.states().size(); i++) {
        if (thread.states().get(i).deaf()) {
          deaf.add(world.at(thread, List.of(i), store));
        }
      }
    }
    return Terms.and(world.alive(machine, store), Terms.not(Terms.or(deaf)));
  }

  private Value ofMachine(
      Expr.Call call, Context context, Function<MachineInstance, Term> function) {
    Places.Resolved resolved = places.resolve(call.arguments().getFirst(), context);
    Term term = null;
    for (int i = resolved.options().size() - 1; i >= 0; i--) {
      Places.Option option = resolved.options().get(i);
      if (!(option.meaning() instanceof Meaning.OfMachine(MachineInstance machine))) {
        throw world
            .problems()
            .fatal(
                Code.NOT_A_MACHINE,
                "`" + call.arguments().getFirst().span().text() + "` is no single machine",
                call.arguments().getFirst().span());
      }
      Term here = function.apply(machine);
      term = term == null ? here : Terms.ifThenElse(option.condition(), here, term);
    }
    return new Value(term == null ? Term.FALSE : term, resolved.flaws());
  }

  /** {@code crash(m)} and its like, of one subject or of any of a group. */
  private Term subjectEvent(Expr.Call call, Context context) {
    List<Term> terms = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      for (String subject : subjects(argument, context)) {
        terms.add(event(call.function().text() + "(" + subject + ")", call.span(), context));
      }
    }
    return Terms.or(terms);
  }

  /** The names by which events call the things that a place stands for. */
  private List<String> subjects(Expr place, Context context) {
    return places.members(place, context).stream().map(m -> name(m, place)).toList();
  }

  /** The full name of a thing. */
  String name(Meaning meaning, Expr place) {
    return switch (meaning) {
      case Meaning.OfMachine(MachineInstance machine) -> machine.name();
      case Meaning.OfQueue(QueueInstance queue) -> queue.name();
      case Meaning.OfLock(LockInstance lock) -> lock.name();
      case Meaning.OfSignal(MachineInstance machine, SignalInstance signal) ->
          machine.name() + "." + signal.name();
      case Meaning.Cell(var variable, int element, boolean _) ->
          variable.array() ? variable.name() + "[" + element + "]" : variable.name();
      case Meaning.Whole(var variable, boolean _) -> variable.name();
      case Meaning.OfState(ThreadInstance thread, var state) -> thread.name() + "." + state.name();
      case Meaning.OfFault(MachineInstance machine, String fault) -> machine.name() + "." + fault;
      case Meaning.Fixed _,
          Meaning.Element _,
          Meaning.Group _,
          Meaning.OfTimer _,
          Meaning.OfWindow _,
          Meaning.OfThread _,
          Meaning.OfDefinition _,
          Meaning.OfEnumeration _,
          Meaning.Unbound _ ->
          throw world
              .problems()
              .fatal(
                  Code.WRONG_FAULT_SUBJECT,
                  "`" + place.span().text() + "` is not of the kind that is meant here",
                  place.span());
    };
  }

  private Value queueEvent(
      Expr queue, String sign, Identifier message, Expr whole, Context context) {
    List<Term> terms = new ArrayList<>();
    for (String name : subjects(queue, context)) {
      terms.add(event(name + sign + message, whole.span(), context));
    }
    return Value.of(Terms.or(terms));
  }

  /** {@code do m.cmd}, {@code raise m.sig}, {@code enters m.s}; m may be a group. */
  private Term memberEvent(String word, Expr place, Context context) {
    if (!(place instanceof Expr.Select(Expr object, Identifier member, Span span))) {
      throw world
          .problems()
          .fatal(
              Code.TYPE_MISMATCH,
              "`" + place.span().text() + "` needs its machine in front of it",
              place.span());
    }
    List<Term> terms = new ArrayList<>();
    for (Meaning meaning : places.members(object, context)) {
      String owner =
          meaning instanceof Meaning.OfThread(ThreadInstance thread)
              ? thread.name()
              : ownerName(meaning, word.equals("enters ") ? member.text() : "", object);
      terms.add(event(word + owner + "." + member, span, context));
    }
    return Terms.or(terms);
  }

  /** The machine's name, or that of its thread whose state the member is. */
  private String ownerName(Meaning meaning, String member, Expr place) {
    if (meaning instanceof Meaning.OfMachine(MachineInstance machine)) {
      return machine.threads().stream()
          .filter(t -> t.number(member) >= 0)
          .map(ThreadInstance::name)
          .findFirst()
          .orElse(machine.name());
    }
    return name(meaning, place);
  }
}
