package dev.defib.dsl.format;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Fault.Strength;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what checks assert, and the faults under which they do. */
final class FormPrinter {
  private final Comments comments;
  private final Items items;
  private final ExprPrinter expressions;

  FormPrinter(Comments comments, Items items, ExprPrinter expressions) {
    this.comments = comments;
    this.items = items;
    this.expressions = expressions;
  }

  Doc under(List<Fault> faults) {
    return faults("under ", faults);
  }

  Doc faults(String words, List<Fault> faults) {
    return Doc.group(words, Doc.indent(items.commas(faults, Fault::span, this::fault)));
  }

  Doc form(Form form) {
    return switch (form) {
      case Form.Always(Expr p, var _) -> Doc.of("always ", expressions.print(p));
      case Form.Never(Expr p, var _) -> Doc.of("never ", expressions.print(p));
      case Form.Possible(Expr p, var _) -> Doc.of("possible ", expressions.print(p));
      case Form.AlwaysPossible(Expr p, var _) -> Doc.of("always possible ", expressions.print(p));
      case Form.AlwaysEventually(Expr p, var _) ->
          Doc.of("always eventually ", expressions.print(p));
      case Form.EventuallyAlways(Expr p, var _) ->
          Doc.of("eventually always ", expressions.print(p));
      case Form.Eventually(Expr p, var within, var _) ->
          Doc.of("eventually ", expressions.print(p), expressions.print(" within ", within));
      case Form.LeadsTo(Expr p, Expr q, var within, var _) ->
          Doc.group(
              expressions.print(p),
              Doc.indent(second("leads to ", q), expressions.print(" within ", within)));
      case Form.Measure measure ->
          Doc.group(
              measure.figure().name().toLowerCase(Locale.ROOT),
              measure.steps() ? " steps" : " ticks",
              " from ",
              expressions.print(measure.from()),
              Doc.indent(
                  second("to ", measure.to()), expressions.print(" within ", measure.within())));
      case Form.StaysUntil(Expr p, Expr q, var _) ->
          Doc.group(expressions.print(p), Doc.indent(second("stays until ", q)));
      case Form.After(Expr scope, Form inner, var _) ->
          scoped(Doc.of("after ", expressions.print(scope)), inner);
      case Form.Before(Expr scope, Form inner, var _) ->
          scoped(Doc.of("before ", expressions.print(scope)), inner);
      case Form.While(Expr scope, Form inner, var _) ->
          scoped(Doc.of("while ", expressions.print(scope)), inner);
      case Form.Between(Expr opening, Expr closing, Form inner, var _) ->
          scoped(
              Doc.of(
                  "between ",
                  expressions.printBound(opening),
                  " and ",
                  expressions.printBound(closing)),
              inner);
      case Form.Recovery recovery -> recovery(recovery);
      case Form.NoFalseAlarm(Expr machine, var by, var _) ->
          Doc.of("no false alarm(", expressions.print(machine), ")", expressions.print(" by ", by));
      case Form.NoMissedHang(Expr machine, var within, var _) ->
          Doc.of(
              "no missed hang(",
              expressions.print(machine),
              ")",
              expressions.print(" within ", within));
      case Form.BuiltInCheck(var builtIn, var _) -> Doc.text(builtIn.check());
      case Form.Ltl(Expr formula, var _) -> Doc.of("ltl ", expressions.print(formula));
    };
  }

  private Doc second(String words, Expr expr) {
    return Doc.of(comments.line(Doc.LINE, expr.span().start()), words, expressions.print(expr));
  }

  private Doc scoped(Doc scope, Form inner) {
    Doc line = comments.line(Doc.LINE, inner.span().start());
    return Doc.group(scope, ",", Doc.indent(line, form(inner)));
  }

  private Doc recovery(Form.Recovery recovery) {
    Doc usable = expressions.print(recovery.usable());
    Fault fault = recovery.fault();
    return Doc.group(
        usable,
        Doc.indent(
            comments.line(Doc.LINE, fault.span().start()),
            "after ",
            recovery.upTo().isPresent() ? "up to" : "any single",
            expressions.print(" ", recovery.upTo()),
            " ",
            struck(fault.kind(), recovery.phrase()),
            expressions.print(" while ", fault.phase()),
            expressions.print(" within ", recovery.within())));
  }

  private Doc struck(Expr kind, boolean phrase) {
    return phrase && kind instanceof Expr.Call(Identifier name, List<Expr> subjects, var _)
        ? Doc.of(name.text(), " of ", expressions.print(subjects.getFirst()))
        : expressions.print(kind);
  }

  private Doc fault(Fault fault) {
    return Doc.of(
        expressions.print(fault.kind()),
        fault.together() ? " together" : "",
        fault.frozen() ? " frozen" : "",
        expressions.print(" by ", fault.by()),
        expressions.print(" at ", fault.at()),
        fault.in().isEmpty() ? "" : " in { " + names(fault.in()) + " }",
        strength(fault.strength()),
        expressions.print(" while ", fault.phase()),
        fault.duration().map(this::duration).orElse(Doc.NOTHING));
  }

  private Doc strength(Strength strength) {
    return switch (strength) {
      case Strength.Unlimited(boolean written) -> written ? Doc.text(" any number") : Doc.NOTHING;
      case Strength.Total(Expr count, var _) -> Doc.of(" at most ", expressions.print(count));
      case Strength.AtOnce(Expr count, var _) ->
          Doc.of(" at most ", expressions.print(count), " at once");
      case Strength.PerTicks(Expr count, Expr ticks, var _) ->
          Doc.of(
              " at most ", expressions.print(count), " per ", expressions.print(ticks), " ticks");
      case Strength.FinitelyMany _ -> Doc.text(" finitely many");
    };
  }

  private Doc duration(Fault.Duration duration) {
    Doc low = expressions.print(duration.low());
    return Doc.of(" for ", low, "..", expressions.print(duration.high()));
  }

  private static String names(List<Identifier> names) {
    return names.stream().map(Identifier::text).collect(Collectors.joining(", "));
  }
}
