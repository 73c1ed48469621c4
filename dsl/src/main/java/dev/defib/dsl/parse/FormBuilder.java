package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Spec.BuiltIn;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the forms of checks, and the names of the built-in ones. */
final class FormBuilder extends DefibParserBaseVisitor<Form> {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final FaultBuilder faults;
  private final BuiltIns builtIns = new BuiltIns();

  FormBuilder(Nodes nodes, ExpressionBuilder expressions, FaultBuilder faults) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.faults = faults;
  }

  BuiltIn builtIn(DefibParser.BuiltInContext node) {
    return builtIns.visit(node);
  }

  @Override
  public Form visitAlwaysPossible(DefibParser.AlwaysPossibleContext node) {
    return new Form.AlwaysPossible(expressions.expression(node.p), nodes.span(node));
  }

  @Override
  public Form visitAlwaysEventually(DefibParser.AlwaysEventuallyContext node) {
    return new Form.AlwaysEventually(expressions.expression(node.p), nodes.span(node));
  }

  @Override
  public Form visitEventuallyAlways(DefibParser.EventuallyAlwaysContext node) {
    return new Form.EventuallyAlways(expressions.expression(node.p), nodes.span(node));
  }

  @Override
  public Form visitEventually(DefibParser.EventuallyContext node) {
    return new Form.Eventually(
        expressions.expression(node.p), within(node.within()), nodes.span(node));
  }

  @Override
  public Form visitAlways(DefibParser.AlwaysContext node) {
    return new Form.Always(expressions.expression(node.p), nodes.span(node));
  }

  @Override
  public Form visitNever(DefibParser.NeverContext node) {
    return new Form.Never(expressions.expression(node.p), nodes.span(node));
  }

  @Override
  public Form visitPossible(DefibParser.PossibleContext node) {
    return new Form.Possible(expressions.expression(node.p), nodes.span(node));
  }

  @Override
  public Form visitAfterScope(DefibParser.AfterScopeContext node) {
    return new Form.After(expressions.expression(node.scope), visit(node.form()), nodes.span(node));
  }

  @Override
  public Form visitBeforeScope(DefibParser.BeforeScopeContext node) {
    return new Form.Before(
        expressions.expression(node.scope), visit(node.form()), nodes.span(node));
  }

  @Override
  public Form visitWhileScope(DefibParser.WhileScopeContext node) {
    return new Form.While(expressions.expression(node.scope), visit(node.form()), nodes.span(node));
  }

  @Override
  public Form visitBetweenScope(DefibParser.BetweenScopeContext node) {
    Expr bounds = expressions.expression(node.opening);
    Form form = visit(node.form());
    if (isAnd(node.opening) && !isAnd(((DefibParser.BinaryExpressionContext) node.opening).left)) {
      Expr.Binary both = (Expr.Binary) bounds;
      return new Form.Between(both.left(), both.right(), form, nodes.span(node));
    }
    nodes.report(
        Diagnostic.of(Code.AMBIGUOUS_BETWEEN, "it is not clear which two states are meant")
            .help("write `between P and Q`, each in parentheses if it holds an `and` or `or`")
            .at(bounds.span()));
    return new Form.Between(bounds, bounds, form, nodes.span(node));
  }

  /** Whether an {@code and} outside of parentheses is the outermost operator. */
  private static boolean isAnd(DefibParser.ExpressionContext node) {
    return node instanceof DefibParser.BinaryExpressionContext binary
        && binary.op.getType() == DefibParser.AND;
  }

  @Override
  public Form visitNoFalseAlarm(DefibParser.NoFalseAlarmContext node) {
    return new Form.NoFalseAlarm(
        expressions.place(node.machine_), optional(node.by, expressions::place), nodes.span(node));
  }

  @Override
  public Form visitNoMissedHang(DefibParser.NoMissedHangContext node) {
    return new Form.NoMissedHang(
        expressions.place(node.machine_), within(node.within()), nodes.span(node));
  }

  @Override
  public Form visitNoBuiltIn(DefibParser.NoBuiltInContext node) {
    return new Form.BuiltInCheck(builtIn(node.builtIn()), nodes.span(node));
  }

  @Override
  public Form visitTimeProgresses(DefibParser.TimeProgressesContext node) {
    return new Form.BuiltInCheck(BuiltIn.STUCK_TIME, nodes.span(node));
  }

  @Override
  public Form visitLtl(DefibParser.LtlContext node) {
    return new Form.Ltl(expressions.expression(node.formula), nodes.span(node));
  }

  @Override
  public Form visitLeadsTo(DefibParser.LeadsToContext node) {
    return new Form.LeadsTo(
        expressions.expression(node.p),
        expressions.expression(node.q),
        within(node.within()),
        nodes.span(node));
  }

  @Override
  public Form visitMeasured(DefibParser.MeasuredContext node) {
    return new Form.Measure(
        node.figure.getType() == DefibParser.WORST ? Form.Figure.WORST : Form.Figure.BEST,
        node.unit.getType() == DefibParser.STEPS,
        expressions.expression(node.p),
        expressions.expression(node.q),
        within(node.within()),
        nodes.span(node));
  }

  @Override
  public Form visitStaysUntil(DefibParser.StaysUntilContext node) {
    return new Form.StaysUntil(
        expressions.expression(node.p), expressions.expression(node.q), nodes.span(node));
  }

  @Override
  public Form visitRecovery(DefibParser.RecoveryContext node) {
    Optional<Expr> upTo = expressions.optional(node.count);
    return new Form.Recovery(
        expressions.expression(node.p),
        upTo,
        faults.phrase(node.faultPhrase(), strikes(node, upTo)),
        node.faultPhrase().subject != null,
        within(node.within()),
        nodes.span(node));
  }

  /** {@code any single} is at most 1. */
  private Fault.Strength strikes(DefibParser.RecoveryContext node, Optional<Expr> upTo) {
    Span place = upTo.map(Expr::span).orElseGet(() -> nodes.span(node.single));
    return new Fault.Strength.Total(upTo.orElseGet(() -> new Expr.Numeral(1, place)), place);
  }

  private Optional<Expr> within(DefibParser.@Nullable WithinContext node) {
    return optional(node, within -> expressions.expression(within.bound));
  }

  private final class BuiltIns extends DefibParserBaseVisitor<BuiltIn> {
    @Override
    public BuiltIn visitDeadlockBuiltIn(DefibParser.DeadlockBuiltInContext node) {
      return BuiltIn.DEADLOCK;
    }

    @Override
    public BuiltIn visitCommandBuiltIn(DefibParser.CommandBuiltInContext node) {
      return BuiltIn.UNEXPECTED_COMMAND;
    }

    @Override
    public BuiltIn visitRangeBuiltIn(DefibParser.RangeBuiltInContext node) {
      return BuiltIn.RANGE_ERROR;
    }

    @Override
    public BuiltIn visitMisuseBuiltIn(DefibParser.MisuseBuiltInContext node) {
      return BuiltIn.MISUSE;
    }

    /** {@code stuck} is no word of the language, so that a fault can bear the name. */
    @Override
    public BuiltIn visitTimeBuiltIn(DefibParser.TimeBuiltInContext node) {
      if (!node.word.getText().equals("stuck")) {
        nodes.report(
            Diagnostic.of(Code.SYNTAX, "expected `stuck time`, found `" + node.word.getText() + "`")
                .at(nodes.span(node.word)));
      }
      return BuiltIn.STUCK_TIME;
    }
  }
}
