package dev.defib.dsl.format;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Prints the questions of a spec that are no checks. */
final class QuestionPrinter {
  private final Comments comments;
  private final Items items;
  private final ExprPrinter expressions;
  private final FormPrinter forms;

  QuestionPrinter(Comments comments, Items items, ExprPrinter expressions, FormPrinter forms) {
    this.comments = comments;
    this.items = items;
    this.expressions = expressions;
    this.forms = forms;
  }

  Doc survey(Survey survey) {
    List<Items.Item> clauses =
        new ArrayList<>(Items.plain(survey.roles(), Survey.Role::span, this::role));
    if (!survey.faults().isEmpty()) {
      Span place = around(survey.faults(), Fault::span);
      clauses.add(new Items.Item(place, false, () -> each(survey)));
    }
    clauses.sort(Comparator.comparingInt(clause -> clause.span().start()));
    return item(SpecPrinter.head("survey", survey.name(), survey.text()), clauses);
  }

  private Doc role(Survey.Role role) {
    return Doc.group(
        role.word().text(),
        ": ",
        Doc.indent(items.commas(role.values(), Expr::span, expressions::print)));
  }

  private Doc each(Survey survey) {
    return Doc.of(
        forms.faults("under each ", survey.faults()), expressions.print(" up to ", survey.depth()));
  }

  Doc tune(Tune tune) {
    List<Items.Item> clauses = new ArrayList<>();
    clauses.add(
        new Items.Item(
            around(tune.ranges(), Tune.Range::span),
            false,
            () ->
                Doc.group(Doc.indent(items.commas(tune.ranges(), Tune.Range::span, this::range)))));
    clauses.add(names("so that ", tune.checks()));
    if (!tune.figures().isEmpty()) {
      clauses.add(names("minimizing ", tune.figures()));
    }
    return item(SpecPrinter.head("tune", tune.name(), tune.text()), clauses);
  }

  private Doc range(Tune.Range range) {
    return Doc.of(
        range.parameter().text(),
        " in ",
        expressions.print(range.domain()),
        expressions.print("..", range.high()));
  }

  private Items.Item names(String words, List<Identifier> names) {
    return new Items.Item(
        around(names, Identifier::span),
        false,
        () ->
            Doc.group(
                words,
                Doc.indent(items.commas(names, Identifier::span, name -> Doc.text(name.text())))));
  }

  /** A head and its clauses, each on a line of its own. */
  Doc item(String head, List<Items.Item> clauses) {
    if (clauses.isEmpty()) {
      return Doc.text(head);
    }
    Doc trailing = comments.behindLine(clauses.getFirst().span().start());
    return Doc.of(
        head,
        trailing,
        Doc.indent(Doc.HARD_LINE, items.lines(clauses, clauses.getLast().span().start())));
  }

  private static <T> Span around(List<T> nodes, Function<T, Span> span) {
    return span.apply(nodes.getFirst()).to(span.apply(nodes.getLast()));
  }
}
