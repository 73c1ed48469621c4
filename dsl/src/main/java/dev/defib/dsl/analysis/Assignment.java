package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;

/** What may be assigned: own variables, and shared ones that are handed over as {@code var T}. */
final class Assignment {
  private final Program program;
  private final Facts facts;

  Assignment(Program program) {
    this.program = program;
    this.facts = program.facts;
  }

  void check(Effect.Assign assign, boolean fault, Context c) {
    Reference variable = target(assign.variable(), c);
    if (fault && variable.symbol().orElse(null) instanceof Symbol.OfParameter p) {
      facts.report(
          Diagnostic.of(Code.FAULT_TRANSITION, "a fault assigns only its own machine's variables")
              .because(p.declaration().span(), "shared with other machines")
              .help("let a transition of the machine pass the damage on")
              .at(assign.variable().span(), "not its own"));
    }
    boolean ghost = variable.symbol().filter(Observability::isGhost).isPresent();
    Context reading = ghost ? c.withGhosts() : c;
    value(assign, variable, reading);
  }

  private void value(Effect.Assign assign, Reference variable, Context c) {
    Type type = variable.type();
    if (type instanceof Type.Array) {
      facts.report(wholeArray(assign.variable()));
      type = Type.UNKNOWN;
    }
    if (assign.op() != Effect.AssignOp.SET && !Type.agree(type, Type.INT)) {
      facts.report(
          Diagnostic.of(
                  Code.TYPE_MISMATCH,
                  "`"
                      + assign.op().symbol()
                      + "` is for numbers, but `"
                      + assign.variable().span().text()
                      + "` is "
                      + type.described())
              .at(assign.variable().span(), "this is " + type.described()));
      type = Type.UNKNOWN;
    }
    switch (assign.value()) {
      case Initializer.Value value ->
          program.expressions.expect(
              value.value(), type, c, "what `" + assign.variable().span().text() + "` gets");
      case Initializer.Any any -> any(any, type, c);
    }
  }

  private static Diagnostic wholeArray(Expr variable) {
    String text = variable.span().text();
    return Diagnostic.of(
            Code.TYPE_MISMATCH, "`" + text + "` is an array, assigned element by element")
        .help("write `for i in 0..n { " + text + "[i] = … }`")
        .at(variable.span(), "a whole array");
  }

  private void any(Initializer.Any any, Type type, Context c) {
    any.low().ifPresent(e -> program.expressions.integer(e, c, "the bound of `any`"));
    any.high().ifPresent(e -> program.expressions.integer(e, c, "the bound of `any`"));
    if (any.low().isPresent() && !Type.agree(type, Type.INT)) {
      facts.report(Machines.anyOfNumbers(any.span(), type));
    }
  }

  /** The variable at a place; reports one that must not be assigned from here. */
  Reference target(Expr place, Context c) {
    Reference reference = program.places.resolve(place, c.wanting(Wanted.VARIABLE));
    if (reference.isUnknown()) {
      return Reference.UNKNOWN;
    }
    boolean writable =
        reference.owner().isEmpty()
            && switch (reference.symbol().orElse(null)) {
              case Symbol.OfVariable _ -> true;
              case Symbol.OfParameter p -> p.declaration().type() instanceof ParameterType.Writable;
              case null, default -> false;
            };
    if (!writable) {
      facts.report(notAssignable(place, reference));
      return Reference.UNKNOWN;
    }
    return reference;
  }

  private static Diagnostic notAssignable(Expr place, Reference reference) {
    String text = place.span().text();
    String why = "it is " + reference.type().described();
    String help = "";
    if (reference.owner().isPresent()) {
      String owner = reference.owner().get().name();
      why = "only `" + owner + "` itself assigns it";
      help = "give it a command that does so, or send it a message";
    } else {
      switch (reference.symbol().orElse(null)) {
        case Symbol.OfParameter p -> {
          why = parameter(p.declaration());
          help = remedy(p.declaration());
        }
        case Symbol.OfConstant _ -> why = "it is a constant";
        case Symbol.OfBinder _ -> why = "it only names a value";
        case Symbol.OfState _ -> {
          why = "it is a state";
          help = "a state is entered as a target: `-> " + text + "`";
        }
        case Symbol.OfSignal _ -> {
          why = "it is a signal";
          help = "write `raise " + text + "` or `clear " + text + "`";
        }
        case Symbol.OfTimer _ -> {
          why = "it is a timer";
          help = "write `set " + text + " = …`";
        }
        case Symbol.OfWindow _ -> {
          why = "it is a window";
          help = "an event is counted by `note " + text + "`";
        }
        case Symbol.OfItem item when item.item() instanceof SystemItem.Shared ->
            why = "a spec and its observers change nothing in the system";
        case null, default -> {}
      }
    }
    var diagnostic =
        Diagnostic.of(Code.NOT_ASSIGNABLE, "`" + text + "` cannot be assigned: " + why);
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(p -> diagnostic.because(p, "declared here"));
    if (!help.isEmpty()) {
      diagnostic.help(help);
    }
    return diagnostic.at(place.span(), "not assignable");
  }

  private static String parameter(Declaration.Parameter parameter) {
    return parameter.type() instanceof ParameterType.Plain
        ? "as a parameter it is only read"
        : "it is a parameter";
  }

  private static String remedy(Declaration.Parameter parameter) {
    if (parameter.initial().isPresent()
        || (parameter.type() instanceof ParameterType.Plain(TypeExpr.Int _, _))) {
      return "what changes is a variable: declare `var "
          + parameter.name()
          + "_left: 0..7 = "
          + parameter.name()
          + "` and assign that";
    }
    return parameter.type() instanceof ParameterType.Plain plain
        ? "to share a variable that is written, declare it `"
            + parameter.name()
            + ": var "
            + plain.type().span().text()
            + "`"
        : "";
  }
}
