package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;
import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.grammar.DefibParser;
import java.util.List;
import java.util.Optional;

/** Builds the questions of a spec that are no checks. */
final class QuestionBuilder {
  private static final List<String> ROLES = List.of("usable", "harmed", "alive");

  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final FaultBuilder faults;

  QuestionBuilder(Nodes nodes, ExpressionBuilder expressions, FaultBuilder faults) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.faults = faults;
  }

  Survey survey(DefibParser.SurveyContext node) {
    List<Survey.Role> roles =
        node.clauses.stream()
            .filter(DefibParser.RoleClauseContext.class::isInstance)
            .map(DefibParser.RoleClauseContext.class::cast)
            .map(this::role)
            .toList();
    for (String word : ROLES) {
      nodes.only(
          roles.stream().filter(r -> r.word().text().equals(word)).toList(),
          "`" + word + "`",
          Survey.Role::span);
    }
    Optional<DefibParser.EachClauseContext> each =
        nodes.only(
            node.clauses.stream()
                .filter(DefibParser.EachClauseContext.class::isInstance)
                .map(DefibParser.EachClauseContext.class::cast)
                .toList(),
            "`under`",
            nodes::span);
    return new Survey(
        nodes.identifier(node.name),
        optional(node.text, Nodes::unquoted),
        roles,
        each.map(clause -> map(clause.faults, faults::fault)).orElse(List.of()),
        each.flatMap(clause -> expressions.optional(clause.depth)),
        nodes.span(node));
  }

  private Survey.Role role(DefibParser.RoleClauseContext node) {
    Survey.Role role =
        new Survey.Role(
            nodes.identifier(node.role),
            map(node.values, expressions::expression),
            nodes.span(node));
    if (!ROLES.contains(role.word().text())) {
      nodes.report(
          Diagnostic.of(Code.SYNTAX, "a survey knows no `" + role.word() + "`")
              .help("it asks for `usable`, `harmed` and `alive`")
              .at(role.word().span()));
    }
    return role;
  }

  Tune tune(DefibParser.TuneContext node) {
    return new Tune(
        nodes.identifier(node.name),
        optional(node.text, Nodes::unquoted),
        map(node.ranges, this::range),
        nodes.identifiers(node.checks),
        nodes.identifiers(node.figures),
        nodes.span(node));
  }

  private Tune.Range range(DefibParser.TuneRangeContext node) {
    return new Tune.Range(
        nodes.identifier(node.parameter_),
        expressions.expression(node.domain),
        expressions.optional(node.high),
        nodes.span(node));
  }
}
