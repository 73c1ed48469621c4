package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;
import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Spec.Expectation;
import dev.defib.dsl.ast.Spec.SpecItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Builds specs and their checks. */
final class SpecBuilder extends DefibParserBaseVisitor<SpecItem> {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final MachineBuilder machines;
  private final FaultBuilder faults;
  private final FormBuilder forms;
  private final QuestionBuilder questions;

  SpecBuilder(Nodes nodes, ExpressionBuilder expressions, MachineBuilder machines) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.machines = machines;
    this.faults = new FaultBuilder(nodes, expressions);
    this.forms = new FormBuilder(nodes, expressions, faults);
    this.questions = new QuestionBuilder(nodes, expressions, faults);
  }

  Spec spec(DefibParser.SpecContext node) {
    return new Spec(
        nodes.qualified(node.name),
        nodes.qualified(node.system_),
        expressions.arguments(node.arguments()),
        map(node.items, this::visit),
        nodes.span(node));
  }

  @Override
  public SpecItem visitSpecDefinition(DefibParser.SpecDefinitionContext node) {
    return new SpecItem.Define(machines.definition(node.definition()), nodes.span(node));
  }

  @Override
  public SpecItem visitRecovered(DefibParser.RecoveredContext node) {
    return new SpecItem.Recovered(expressions.expression(node.condition), nodes.span(node));
  }

  @Override
  public SpecItem visitObserver(DefibParser.ObserverContext node) {
    return new SpecItem.Observer(machines.machine(node.machine()), nodes.span(node));
  }

  @Override
  public SpecItem visitAllow(DefibParser.AllowContext node) {
    return new SpecItem.Allow(map(node.builtIns, forms::builtIn), nodes.span(node));
  }

  @Override
  public SpecItem visitSurvey(DefibParser.SurveyContext node) {
    return new SpecItem.SurveyItem(questions.survey(node), nodes.span(node));
  }

  @Override
  public SpecItem visitTune(DefibParser.TuneContext node) {
    return new SpecItem.TuneItem(questions.tune(node), nodes.span(node));
  }

  @Override
  public SpecItem visitCheck(DefibParser.CheckContext node) {
    var under = clauses(node, DefibParser.UnderClauseContext.class);
    var requirement = clauses(node, DefibParser.RequirementClauseContext.class);
    var expect = clauses(node, DefibParser.ExpectClauseContext.class);
    List<Fault> struck =
        nodes
            .only(under, "`under`", nodes::span)
            .map(clause -> map(clause.faults, faults::fault))
            .orElse(List.of());
    Spec.Check check =
        new Spec.Check(
            nodes.identifier(node.name),
            optional(node.text, Nodes::unquoted),
            struck,
            form(node.word, clauses(node, DefibParser.FormClauseContext.class)),
            nodes
                .only(requirement, "`requirement`", nodes::span)
                .map(clause -> Nodes.unquoted(clause.id)),
            nodes.only(expect, "`expect`", nodes::span).map(clause -> expectation(clause.verdict)),
            nodes.span(node));
    return new SpecItem.CheckItem(check, check.span());
  }

  @Override
  public SpecItem visitProbe(DefibParser.ProbeContext node) {
    return new SpecItem.ProbeItem(
        new ProbeBuilder(nodes, expressions, faults).probe(node), nodes.span(node));
  }

  private Optional<Form> form(Token word, List<DefibParser.FormClauseContext> clauses) {
    if (clauses.size() > 1) {
      nodes.report(
          Diagnostic.of(Code.TWO_FORMS, "a check asserts one thing")
              .because(nodes.span(clauses.getFirst()), "it asserts this already")
              .help("make it two checks")
              .at(nodes.span(clauses.get(1))));
    }
    Optional<Form> form = clauses.stream().findFirst().map(clause -> forms.visit(clause.form()));
    form.ifPresent(found -> fits(word, found));
    return form;
  }

  /** Figures are measured, everything else is checked. */
  private void fits(Token word, Form form) {
    boolean measured = form instanceof Form.Measure;
    if (measured != (word.getType() == DefibParser.MEASURE)) {
      nodes.report(
          Diagnostic.of(
                  Code.MEASURE_OR_CHECK,
                  measured ? "a figure is measured, not checked" : "`measure` asks for a figure")
              .because(nodes.span(word), "asked with `" + word.getText() + "`")
              .help(
                  measured
                      ? "write `measure` for `check`"
                      : "write `worst ticks from P to Q`, or `check` for `measure`")
              .at(form.span()));
    }
  }

  private static <T extends ParserRuleContext> List<T> clauses(
      DefibParser.CheckContext node, Class<T> type) {
    return node.clauses.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Expectation expectation(Token word) {
    return Expectation.valueOf(word.getText().toUpperCase(Locale.ROOT));
  }
}
