package dev.defib.cli.probe;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Symbol;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.TypeExpr;
import java.util.List;
import java.util.Optional;

/** Finds a type for a variable that takes a device's replies. */
final class ReplyTypes {
  private static final String BOOL = "bool";

  private final Declaration.Machine machine;
  private final Analysis analysis;

  ReplyTypes(Declaration.Machine machine, Analysis analysis) {
    this.machine = machine;
    this.analysis = analysis;
  }

  /** A type for all of the replies; empty if none is found, so that they cannot be looked at. */
  Optional<String> of(List<Expr> replies) {
    if (replies.stream().allMatch(Expr.Numeral.class::isInstance)) {
      var values = replies.stream().mapToLong(r -> ((Expr.Numeral) r).value()).summaryStatistics();
      return Optional.of(values.getMin() + ".." + values.getMax());
    }
    List<Optional<String>> types = replies.stream().map(this::of).distinct().toList();
    return types.size() == 1 ? types.getFirst() : Optional.empty();
  }

  private Optional<String> of(Expr expr) {
    return switch (expr) {
      case Expr.Truth _ -> Optional.of(BOOL);
      case Expr.Unary unary when unary.op() == Expr.UnaryOp.NOT -> Optional.of(BOOL);
      case Expr.Binary binary when binary.op().precedence() <= Expr.BinaryOp.EQUAL.precedence() ->
          Optional.of(BOOL);
      case Expr.Conditional conditional -> of(conditional.then());
      case Expr.Name name -> analysis.symbol(name).flatMap(this::of);
      case Expr.Select select -> analysis.symbol(select).flatMap(this::of);
      case Expr.Index(Expr.Name array, var _, var _) -> element(array);
      default -> Optional.empty();
    };
  }

  private Optional<String> of(Symbol symbol) {
    return switch (symbol) {
      case Symbol.OfLiteral literal -> Optional.of(literal.enumeration().name().text());
      case Symbol.OfVariable(Member.Variable variable) -> declared(variable);
      case Symbol.OfParameter(Declaration.Parameter parameter) ->
          Optional.of(parameter.type().span().text()).filter(t -> !t.equals("int"));
      case Symbol.OfState _ -> Optional.of(BOOL);
      case Symbol.OfDefinition(var definition) -> of(definition.value());
      default -> Optional.empty();
    };
  }

  private Optional<String> declared(Member.Variable variable) {
    if (variable.type().isPresent()) {
      return variable.type().map(t -> t.span().text());
    }
    return variable.initial().orElse(null) instanceof Initializer.Value(Expr value, var _)
        ? of(value)
        : Optional.empty();
  }

  private Optional<String> element(Expr.Name array) {
    return machine.members().stream()
        .filter(Member.Variable.class::isInstance)
        .map(Member.Variable.class::cast)
        .filter(v -> v.name().text().equals(array.text()))
        .findFirst()
        .flatMap(Member.Variable::type)
        .flatMap(
            t ->
                t instanceof TypeExpr.Array(TypeExpr element, var _, var _)
                    ? Optional.of(element.span().text().replaceAll("^\\(|\\)$", ""))
                    : Optional.empty());
  }
}
