package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** Warns of checks that begin with a fault which nothing lets strike. */
final class AbsentFaults {
  private static final List<String> FAULTS = List.of("crash", "hang");

  private final Facts facts;

  AbsentFaults(Facts facts) {
    this.facts = facts;
  }

  void check(Spec.Check check) {
    if (check.faults().isEmpty() && check.expectation().isEmpty()) {
      check.form().stream()
          .flatMap(AbsentFaults::openings)
          .flatMap(AbsentFaults::atoms)
          .filter(call -> FAULTS.contains(call.function().text()))
          .findFirst()
          .ifPresent(call -> facts.report(absent(call)));
    }
  }

  private static Diagnostic absent(Expr.Call call) {
    String fault = call.span().text();
    return Diagnostic.of(
            Code.FAULT_NEVER_STRIKES,
            "`" + fault + "` never comes: faults strike only under `under`")
        .help("write `under " + fault + " at most 1` in front of what is checked")
        .at(call.span(), "strikes nowhere");
  }

  /** What must occur for the form to say anything. */
  private static Stream<Expr> openings(Form form) {
    return switch (form) {
      case Form.LeadsTo(Expr p, _, _, _) -> Stream.of(p);
      case Form.StaysUntil(Expr p, _, _) -> Stream.of(p);
      case Form.After(Expr scope, Form inner, _) ->
          Stream.concat(Stream.of(scope), openings(inner));
      case Form.Between(Expr opening, _, Form inner, _) ->
          Stream.concat(Stream.of(opening), openings(inner));
      default -> Stream.empty();
    };
  }

  private static Stream<Expr.Call> atoms(Expr expr) {
    return switch (expr) {
      case Expr.Call call -> Stream.of(call);
      case Expr.Binary(var op, Expr left, Expr right, _) when op == Expr.BinaryOp.AND ->
          Stream.concat(atoms(left), atoms(right));
      default -> Stream.empty();
    };
  }
}
