package dev.defib.dsl.parse;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Fault.Strength;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds faults and their strengths. */
final class FaultBuilder {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final Strengths strengths = new Strengths();

  FaultBuilder(Nodes nodes, ExpressionBuilder expressions) {
    this.nodes = nodes;
    this.expressions = expressions;
  }

  /** A fault of an {@code under} clause. */
  Fault fault(DefibParser.FaultContext node) {
    var modifiers = node.faultModifier();
    var clauses = node.faultClause();
    return new Fault(
        expressions.expression(node.kind),
        only(modifiers, DefibParser.TogetherModifierContext.class, "`together`").isPresent(),
        only(modifiers, DefibParser.FrozenModifierContext.class, "`frozen`").isPresent(),
        only(modifiers, DefibParser.ByModifierContext.class, "`by`")
            .map(by -> expressions.expression(by.amount)),
        only(modifiers, DefibParser.AtModifierContext.class, "`at`")
            .map(at -> expressions.expression(at.value)),
        only(modifiers, DefibParser.InModifierContext.class, "`in`")
            .map(in -> nodes.identifiers(in.names))
            .orElse(List.of()),
        nodes
            .only(node.strength(), "how often it strikes", nodes::span)
            .map(strengths::visit)
            .orElseGet(() -> new Strength.Unlimited(false)),
        only(clauses, DefibParser.PhaseClauseContext.class, "`while`")
            .map(phase -> expressions.expression(phase.condition)),
        only(clauses, DefibParser.DurationClauseContext.class, "`for`").map(this::duration),
        nodes.span(node));
  }

  /** The fault of a recovery sentence: {@code crash of drv} is {@code crash(drv)}. */
  Fault phrase(DefibParser.FaultPhraseContext node, Strength strength) {
    Expr kind = expressions.expression(node.kind);
    if (node.subject != null) {
      kind = ofSubject(kind, node.subject);
    }
    return new Fault(
        kind,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        strength,
        expressions.optional(node.condition),
        Optional.empty(),
        nodes.span(node));
  }

  private Expr ofSubject(Expr kind, DefibParser.ExpressionContext subject) {
    Expr machine = expressions.expression(subject);
    Span span = kind.span().to(machine.span());
    if (kind instanceof Expr.Name(String text, Span place)) {
      return new Expr.Call(new Identifier(text, place), List.of(machine), span);
    }
    nodes.report(
        Diagnostic.of(Code.SYNTAX, "in front of `of` stands the name of a fault alone")
            .help("write, for example, `crash of drv`")
            .at(kind.span()));
    return kind;
  }

  private Fault.Duration duration(DefibParser.DurationClauseContext node) {
    return new Fault.Duration(
        expressions.expression(node.low), expressions.expression(node.high), nodes.span(node));
  }

  private <T extends ParserRuleContext> Optional<T> only(
      List<? extends ParserRuleContext> clauses, Class<T> type, String word) {
    List<T> found = clauses.stream().filter(type::isInstance).map(type::cast).toList();
    return nodes.only(found, word, nodes::span);
  }

  private final class Strengths extends DefibParserBaseVisitor<Strength> {
    @Override
    public Strength visitTotalStrength(DefibParser.TotalStrengthContext node) {
      return new Strength.Total(expressions.expression(node.count), nodes.span(node));
    }

    @Override
    public Strength visitAtOnceStrength(DefibParser.AtOnceStrengthContext node) {
      return new Strength.AtOnce(expressions.expression(node.count), nodes.span(node));
    }

    @Override
    public Strength visitRateStrength(DefibParser.RateStrengthContext node) {
      return new Strength.PerTicks(
          expressions.expression(node.count), expressions.expression(node.ticks), nodes.span(node));
    }

    @Override
    public Strength visitFiniteStrength(DefibParser.FiniteStrengthContext node) {
      return new Strength.FinitelyMany(nodes.span(node));
    }

    @Override
    public Strength visitAnyStrength(DefibParser.AnyStrengthContext node) {
      return new Strength.Unlimited(true);
    }
  }
}
