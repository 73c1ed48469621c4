package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what a system hands to its instances. */
final class Wiring {
  private final Program program;
  private final Facts facts;
  private final Calls calls;

  Wiring(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.calls = new Calls(program);
  }

  /** Whether a constant may be handed to the parameter, as far as its spelling tells. */
  static boolean mayBeConstant(Declaration.Parameter parameter) {
    return parameter.type() instanceof ParameterType.Plain;
  }

  void instance(SystemItem.Instance item, Shape shape, Context c) {
    List<Declaration.Parameter> parameters = shape.machine.parameters();
    List<Identifier> names = parameters.stream().map(Declaration.Parameter::name).toList();
    Optional<Diagnostic> swapped = SwappedArguments.report(item, shape, c);
    if (swapped.isPresent()) {
      facts.report(swapped.get());
      return;
    }
    int before = facts.found();
    List<Optional<Argument>> matched =
        program.arguments.match(
            "`" + shape.name() + "`", shape.machine.name(), names, wanted(item, shape));
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Declaration.Parameter parameter = parameters.get(i);
      matched.get(i).ifPresent(a -> argument(parameter, shape, a.value(), c));
      if (matched.get(i).isEmpty() && parameter.initial().isEmpty()) {
        missing.add(parameter.name().text());
      }
    }
    if (facts.found() == before && !missing.isEmpty()) {
      facts.report(missing(item, shape, missing, c));
    }
  }

  /** Without what the machine says and lacks a parameter for, which is reported there. */
  private List<Argument> wanted(SystemItem.Instance item, Shape shape) {
    return item.arguments().stream()
        .filter(a -> !(a.value() instanceof Expr.Name name && facts.isMissing(shape, name.text())))
        .toList();
  }

  private static Diagnostic missing(
      SystemItem.Instance item, Shape shape, List<String> missing, Context c) {
    return Diagnostic.of(
            Code.MISSING_ARGUMENT, "`" + item.name() + "` is handed no " + Words.list(missing))
        .because(shape.machine.name().span(), "`" + shape.name() + "` needs it")
        .help(
            candidate(missing.getFirst(), shape, c)
                .map(n -> "hand it over: `" + missing.getFirst() + " = " + n + "`")
                .orElse("name what it gets: `" + missing.getFirst() + " = …`"))
        .at(item.machine().span(), "needs " + Words.list(missing));
  }

  /** What the system has that fits a parameter: of the same name, or else the only one. */
  private static Optional<String> candidate(String parameter, Shape shape, Context c) {
    Type wanted =
        shape.machine.parameters().stream()
            .filter(p -> p.name().text().equals(parameter))
            .map(shape::type)
            .findFirst()
            .orElse(Type.UNKNOWN);
    List<String> fitting =
        c.scope().names().stream()
            .filter(n -> c.scope().find(n).filter(e -> fits(wanted, e.type())).isPresent())
            .toList();
    return fitting.contains(parameter)
        ? Optional.of(parameter)
        : fitting.stream().findFirst().filter(_ -> fitting.size() == 1);
  }

  private static boolean fits(Type wanted, Type found) {
    return !(found instanceof Type.Unknown) && accepts(wanted, found);
  }

  private void argument(Declaration.Parameter parameter, Shape shape, Expr value, Context c) {
    Type wanted = shape.type(parameter);
    if (Type.isValue(wanted) && !(wanted instanceof Type.Unknown)) {
      Optional<Type> other = noValue(value, c);
      if (other.isPresent()) {
        facts.report(wrong(parameter, shape, value, other.get(), c));
        return;
      }
      variableOrConstant(parameter, shape, wanted, value, c);
      return;
    }
    Optional<Diagnostic> undeclared = undeclared(wanted, value, c);
    if (undeclared.isPresent()) {
      facts.reportMissing(c.scope(), value.span().text(), undeclared.get());
      return;
    }
    Type found = calls.machines(value, c);
    if (!accepts(wanted, found) && !facts.isMissing(parameter, Facts.ELEMENTS)) {
      facts.report(wrong(parameter, shape, value, found, c));
      return;
    }
    for (Shape.CommandUse use : shape.commandUses()) {
      if (use.parameter().equals(parameter)) {
        command(use, value, found);
      }
    }
  }

  /** A name that the system has not declared, and no misspelling of one that it has. */
  private static Optional<Diagnostic> undeclared(Type wanted, Expr value, Context c) {
    Optional<String> declaration =
        value instanceof Expr.Name name ? declaration(name.text(), wanted) : Optional.empty();
    String text = value.span().text();
    boolean known = c.scope().find(text).isPresent() || !c.module().visible(text).isEmpty();
    if (declaration.isEmpty()
        || known
        || c.module().isIncomplete()
        || Spelling.nearest(text, c.scope().names()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Code.UNKNOWN_NAME, "the system has no `" + text + "`")
            .help("declare it in the system: `" + declaration.get() + "`")
            .at(value.span(), "not declared"));
  }

  private static Optional<String> declaration(String name, Type wanted) {
    return switch (wanted) {
      case Type.Queue queue ->
          Optional.of("queue " + name + ": " + queue.messages().name() + "[1]");
      case Type.Lock _ -> Optional.of("lock " + name);
      default -> Optional.empty();
    };
  }

  /** Whether what is found may be handed to a parameter of the type wanted. */
  static boolean accepts(Type wanted, Type found) {
    if (wanted instanceof Type.Unknown || found instanceof Type.Unknown) {
      return true;
    }
    if (wanted instanceof Type.Array w && found instanceof Type.Array f) {
      return accepts(w.element(), f.element());
    }
    if (wanted instanceof Type.Machine w && found instanceof Type.Machine f) {
      return w.shape().isPresent()
          ? f.shape().isPresent() && f.shape().get().machine.equals(w.shape().get().machine)
          : w.kind().accepts(f.kind());
    }
    return Type.agree(wanted, found);
  }

  /** The type of a machine, queue or lock where a value is wanted. */
  private static Optional<Type> noValue(Expr value, Context c) {
    return value instanceof Expr.Name name
        ? c.scope().find(name.text()).map(Scope.Entry::type).filter(t -> !Type.isValue(t))
        : Optional.empty();
  }

  private static Diagnostic wrong(
      Declaration.Parameter parameter, Shape shape, Expr value, Type found, Context c) {
    Type wanted = shape.type(parameter);
    var diagnostic =
        Diagnostic.of(
                Code.WRONG_ARGUMENT,
                "`"
                    + parameter.name()
                    + "` takes "
                    + wanted.described()
                    + ", but `"
                    + value.span().text()
                    + "` is "
                    + found.described())
            .because(parameter.span(), "the parameter");
    if (wanted instanceof Type.Array && !(found instanceof Type.Array)) {
      diagnostic.help("a group is written `{" + value.span().text() + "}`, also if it is of one");
    } else if (found instanceof Type.Array && !(wanted instanceof Type.Array)) {
      diagnostic.help(one(value));
    } else {
      shape.machine.parameters().stream()
          .filter(p -> fits(shape.type(p), found))
          .findFirst()
          .map(p -> "name what it is for: `" + p.name() + " = " + value.span().text() + "`")
          .or(
              () ->
                  candidate(parameter.name().text(), shape, c)
                      .map(n -> "hand over `" + n + "`, which is " + wanted.described()))
          .ifPresent(diagnostic::help);
    }
    return diagnostic.at(value.span(), "this is " + found.described());
  }

  /** One of a group. */
  private static String one(Expr group) {
    return group instanceof Expr.SetOf set
        ? "hand over one: `" + set.items().getFirst().span().text() + "`"
        : "say which one: `%1$s[0]`, or in an array `%1$s[self]`".formatted(group.span().text());
  }

  private void command(Shape.CommandUse use, Expr value, Type found) {
    Type machine = found instanceof Type.Array array ? array.element() : found;
    if (!(machine instanceof Type.Machine m) || m.shape().isEmpty()) {
      return;
    }
    Shape shape = m.shape().get();
    if (shape.command(use.command().text()).isEmpty() && !shape.isUntyped(use.command().text())) {
      facts.report(
          Diagnostic.of(
                  Code.UNKNOWN_COMMAND,
                  "`"
                      + value.span().text()
                      + "` will be given the command `"
                      + use.command()
                      + "`, which `"
                      + shape.name()
                      + "` does not have")
              .because(use.command().span(), "given here")
              .because(shape.machine.name().span(), "no state of it has `on " + use.command() + "`")
              .at(value.span(), "has no `" + use.command() + "`"));
    }
  }

  private void variableOrConstant(
      Declaration.Parameter parameter, Shape shape, Type wanted, Expr value, Context c) {
    Optional<Reference> variable = shared(value, c);
    if (variable.isPresent()) {
      variable(parameter, shape, value, variable.get(), c);
    } else if (parameter.type() instanceof ParameterType.Writable || facts.needsShared(parameter)) {
      facts.report(notShared(parameter, value));
    } else {
      program.expressions.expect(
          value,
          wanted,
          c.constant("an argument"),
          "`" + parameter.name() + "` of `" + shape.name() + "`");
    }
  }

  private static Diagnostic notShared(Declaration.Parameter parameter, Expr value) {
    return Diagnostic.of(
            Code.WRONG_ARGUMENT,
            "`"
                + parameter.name()
                + "` takes a variable of the system, but `"
                + value.span().text()
                + "` is none")
        .because(parameter.span(), "the parameter")
        .help("declare a `var` in the system and hand that over")
        .at(value.span(), "not a variable of the system");
  }

  /** The shared variable that an argument is, or an element of one. */
  private Optional<Reference> shared(Expr value, Context c) {
    Expr root = value;
    while (root instanceof Expr.Index index) {
      root = index.array();
    }
    if (!(root instanceof Expr.Name name)
        || c.scope().find(name.text()).isEmpty()
        || !(c.scope().find(name.text()).get().symbol()
            instanceof Symbol.OfItem(SystemItem.Shared _))) {
      return Optional.empty();
    }
    return Optional.of(program.places.resolve(value, c));
  }

  private void variable(
      Declaration.Parameter parameter, Shape shape, Expr value, Reference variable, Context c) {
    if (variable.isUnknown()) {
      return;
    }
    SystemItem.Shared item =
        (SystemItem.Shared) ((Symbol.OfItem) variable.symbol().orElseThrow()).item();
    if (!Type.agree(shape.type(parameter), variable.type())) {
      facts.report(wrong(parameter, shape, value, variable.type(), c));
      return;
    }
    if (facts.isRead(parameter)) {
      facts.read(item);
    }
    if (facts.needsConstant(parameter)) {
      facts.report(constantNeeded(parameter, value, item));
    } else if (item.ghost() && facts.isRead(parameter)) {
      facts.report(ghost(parameter, shape, value, item));
    }
    if (shape.kind() == MachineKind.DEVICE
        && parameter.type() instanceof ParameterType.Writable
        && !item.memory()) {
      facts.report(notMemory(shape, value, item));
    }
  }

  private static Diagnostic constantNeeded(
      Declaration.Parameter parameter, Expr value, SystemItem.Shared item) {
    return Diagnostic.of(
            Code.NOT_CONSTANT,
            "`" + parameter.name() + "` must be constant, but `" + item.name() + "` can change")
        .because(parameter.span(), "it stands where a constant is needed, such as a type's bound")
        .because(item.name().span(), "a variable of the system")
        .help("hand over a number, a `const` or a parameter of the system")
        .at(value.span(), "not a constant");
  }

  private static Diagnostic ghost(
      Declaration.Parameter parameter, Shape shape, Expr value, SystemItem.Shared item) {
    return Diagnostic.of(
            Code.GHOST_READ,
            "`"
                + shape.name()
                + "` reads `"
                + parameter.name()
                + "`, but `"
                + item.name()
                + "` is a ghost variable")
        .because(item.name().span(), "declared `ghost` here")
        .help("a ghost may be written by machines, and read by specs only")
        .at(value.span(), "what the machine does would depend on it");
  }

  private static Diagnostic notMemory(Shape shape, Expr value, SystemItem.Shared item) {
    return Diagnostic.of(
            Code.NOT_ASSIGNABLE,
            "the device `" + shape.name() + "` may write `" + item.name() + "`, which is no memory")
        .because(item.span(), "declared without `memory`")
        .help("declare it `memory var " + item.name() + "`: what DMA reaches")
        .at(value.span(), "handed to a device as `var`");
  }
}
