package dev.defib.dsl.format;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Probe.Origin;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Spec.BuiltIn;
import dev.defib.dsl.ast.Spec.SpecItem;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints specs. */
final class SpecPrinter {
  private final Comments comments;
  private final ExprPrinter expressions;
  private final MachinePrinter machines;
  private final FormPrinter forms;
  private final QuestionPrinter questions;

  SpecPrinter(Comments comments, Items items, ExprPrinter expressions, MachinePrinter machines) {
    this.comments = comments;
    this.expressions = expressions;
    this.machines = machines;
    this.forms = new FormPrinter(comments, items, expressions);
    this.questions = new QuestionPrinter(comments, items, expressions, forms);
  }

  Doc head(Spec spec) {
    return Doc.of(
        "spec " + spec.name().text() + " for " + spec.system().text(),
        spec.arguments().isEmpty() ? Doc.NOTHING : expressions.arguments(spec.arguments()));
  }

  Items.Item item(SpecItem item) {
    boolean airy =
        switch (item) {
          case SpecItem.CheckItem _,
              SpecItem.ProbeItem _,
              SpecItem.SurveyItem _,
              SpecItem.TuneItem _,
              SpecItem.Observer _ ->
              true;
          case SpecItem.Define _, SpecItem.Recovered _, SpecItem.Allow _ -> false;
        };
    return new Items.Item(item.span(), airy, () -> print(item));
  }

  private Doc print(SpecItem item) {
    return switch (item) {
      case SpecItem.Define(var definition, var _) -> machines.definition(definition);
      case SpecItem.Recovered(var condition, var _) ->
          Doc.of("recovered ", expressions.print(condition));
      case SpecItem.Observer(var machine, var _) -> machines.machine(machine);
      case SpecItem.Allow(List<BuiltIn> builtIns, var _) ->
          Doc.text(
              builtIns.stream()
                  .map(BuiltIn::allowed)
                  .collect(Collectors.joining(", ", "allow ", "")));
      case SpecItem.CheckItem(Spec.Check check, var _) -> check(check);
      case SpecItem.ProbeItem(Probe probe, var _) -> probe(probe);
      case SpecItem.SurveyItem(Survey survey, var _) -> questions.survey(survey);
      case SpecItem.TuneItem(Tune tune, var _) -> questions.tune(tune);
    };
  }

  private Doc check(Spec.Check check) {
    String word =
        check.form().filter(Form.Measure.class::isInstance).isPresent() ? "measure" : "check";
    String head = head(word, check.name(), check.text());
    return questions.item(head, clauses(check));
  }

  /** The clauses in the author's order; in the language's for those without a place. */
  private List<Items.Item> clauses(Spec.Check check) {
    List<Items.Item> clauses = new ArrayList<>();
    if (!check.faults().isEmpty()) {
      clauses.add(new Items.Item(span(check.faults()), false, () -> forms.under(check.faults())));
    }
    check
        .form()
        .ifPresent(form -> clauses.add(new Items.Item(form.span(), false, () -> forms.form(form))));
    check.requirement().ifPresent(id -> clauses.add(word(check, "requirement", quoted(id))));
    check
        .expectation()
        .ifPresent(
            verdict -> clauses.add(word(check, "expect", verdict.name().toLowerCase(Locale.ROOT))));
    clauses.sort(Comparator.comparingInt(clause -> clause.span().start()));
    return clauses;
  }

  private Doc probe(Probe probe) {
    List<Items.Item> clauses = new ArrayList<>();
    clauses.add(
        new Items.Item(
            probe.device().span().to(probe.goal().span()),
            false,
            () ->
                Doc.of(
                    expressions.print(probe.device()), " to ", expressions.print(probe.goal()))));
    switch (probe.origin()) {
      case Origin.Anything _ -> {}
      case Origin.From(Expr condition) ->
          clauses.add(
              new Items.Item(
                  condition.span(), false, () -> Doc.of("from ", expressions.print(condition))));
      case Origin.After(List<Fault> faults) ->
          clauses.add(new Items.Item(span(faults), false, () -> forms.faults("after ", faults)));
    }
    probe
        .expected()
        .ifPresent(
            expected ->
                clauses.add(
                    new Items.Item(
                        expected.span(), false, () -> Doc.text("expect " + answer(expected)))));
    clauses.sort(Comparator.comparingInt(clause -> clause.span().start()));
    return questions.item(head("probe", probe.name(), probe.text()), clauses);
  }

  private static String answer(Probe.Expected expected) {
    return expected.rung().name().toLowerCase(Locale.ROOT) + (expected.luck() ? " with luck" : "");
  }

  private static Span span(List<Fault> faults) {
    return faults.getFirst().span().to(faults.getLast().span());
  }

  private Items.Item word(Spec.Check check, String word, String value) {
    Span place = comments.find(check.span(), word, value);
    return new Items.Item(place, false, () -> Doc.text(word + " " + value));
  }

  /** {@code check name "text"}. */
  static String head(String word, Identifier name, Optional<String> text) {
    return word + " " + name + text.map(t -> " " + quoted(t)).orElse("");
  }

  /** The language has no way to write a quotation mark inside a text. */
  private static String quoted(String text) {
    return '"' + text.replace('"', '\'').replaceAll("\\R", " ") + '"';
  }
}
