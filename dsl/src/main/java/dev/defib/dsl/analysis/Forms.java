package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.Optional;

/** Checks what checks assert. */
final class Forms {
  private final Program program;
  private final Faults faults;

  Forms(Program program, Faults faults) {
    this.program = program;
    this.faults = faults;
  }

  void check(Form form, Context c) {
    switch (form) {
      case Form.Always f -> predicate(f.p(), "`always`", c);
      case Form.Never f -> predicate(f.p(), "`never`", c);
      case Form.Possible f -> predicate(f.p(), "`possible`", c);
      case Form.AlwaysPossible f -> predicate(f.p(), "`always possible`", c);
      case Form.AlwaysEventually f -> predicate(f.p(), "`always eventually`", c);
      case Form.EventuallyAlways f -> predicate(f.p(), "`eventually always`", c);
      case Form.Eventually f -> {
        predicate(f.p(), "`eventually`", c);
        within(f.within(), c);
      }
      case Form.LeadsTo f -> {
        predicate(f.p(), "each side of `leads to`", c);
        predicate(f.q(), "each side of `leads to`", c);
        within(f.within(), c);
      }
      case Form.StaysUntil f -> {
        predicate(f.p(), "each side of `stays until`", c);
        predicate(f.q(), "each side of `stays until`", c);
      }
      case Form.After f -> {
        predicate(f.scope(), "the scope", c);
        scoped(f.form(), "after", f.scope(), c);
      }
      case Form.Before f -> {
        predicate(f.scope(), "the scope", c);
        scoped(f.form(), "before", f.scope(), c);
      }
      case Form.Between f -> {
        predicate(f.opening(), "the scope", c);
        predicate(f.closing(), "the scope", c);
        excluded(f.form(), f.closing());
        scoped(f.form(), "between", f.opening(), c);
      }
      case Form.While f -> {
        predicate(
            f.scope(), "the scope", c.withoutEvents("`while` lasts, so it takes states only"));
        scoped(f.form(), "while", f.scope(), c);
      }
      case Form.Recovery f -> {
        predicate(f.usable(), "what must come back", c);
        faults.check(f.fault(), c);
        within(f.within(), c);
      }
      case Form.Measure f -> {
        predicate(f.from(), "each end of a measure", c);
        predicate(f.to(), "each end of a measure", c);
        within(f.within(), c);
      }
      case Form.NoFalseAlarm f -> {
        program.watched.machine(f.machine(), "no false alarm", c);
        f.by().ifPresent(p -> policy(p, c));
      }
      case Form.NoMissedHang f -> {
        program.watched.machine(f.machine(), "no missed hang", c);
        within(f.within(), c);
      }
      case Form.BuiltInCheck _ -> {}
      case Form.Ltl f -> predicate(f.formula(), "an `ltl` formula", c.withTemporal());
    }
  }

  private void predicate(Expr e, String role, Context c) {
    String what = role.startsWith("`") ? "what " + role + " says" : role;
    program.expressions.truth(e, c, what);
  }

  private void within(Optional<Expr> bound, Context c) {
    bound.ifPresent(
        b ->
            program.expressions.integer(
                b, c.constant("the bound of `within`"), "the bound of `within`"));
  }

  private void policy(Expr policy, Context c) {
    Type type = program.places.resolve(policy, c).type();
    boolean right =
        type instanceof Type.Unknown
            || (type instanceof Type.Machine m && m.kind() == MachineKind.POLICY);
    if (!right) {
      program.facts.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENT,
                  "only policies kill, but `" + policy.span().text() + "` is " + type.described())
              .at(policy.span(), "this is " + type.described()));
    }
  }

  /** A segment ends in front of its closing state, so that what holds there never comes in it. */
  private void excluded(Form form, Expr closing) {
    Optional<Expr> goal =
        switch (form) {
          case Form.Eventually f -> Optional.of(f.p());
          case Form.LeadsTo f -> Optional.of(f.q());
          case Form.StaysUntil f -> Optional.of(f.q());
          default -> Optional.empty();
        };
    goal.filter(g -> g.span().text().equals(closing.span().text()))
        .ifPresent(
            g ->
                program.facts.report(
                    Diagnostic.of(
                            Code.GOAL_OUTSIDE_SCOPE,
                            "`" + g.span().text() + "` ends the segment and is no part of it")
                        .because(closing.span(), "where the segment ends, itself excluded")
                        .help("to say that it comes, write `P leads to Q` without the scope")
                        .at(g.span(), "never within it")));
  }

  private void scoped(Form form, String word, Expr scope, Context c) {
    check(form, c);
    Optional<String> why =
        switch (form) {
          case Form.Always _,
              Form.Never _,
              Form.AlwaysEventually _,
              Form.EventuallyAlways _,
              Form.Eventually _,
              Form.LeadsTo _,
              Form.StaysUntil _,
              Form.Ltl _ ->
              Optional.empty();
          case Form.AlwaysPossible _ ->
              word.equals("after") || word.equals("while")
                  ? Optional.empty()
                  : Optional.of("`always possible` takes `after` or `while`");
          case Form.Possible _ -> Optional.of("say `possible (P and Q)` instead");
          case Form.After _, Form.Before _, Form.Between _, Form.While _ ->
              Optional.of("join the two scopes into one, or use an observer");
          case Form.Recovery _ -> Optional.of("its scope is the time after the fault");
          case Form.Measure _, Form.NoFalseAlarm _, Form.NoMissedHang _ ->
              Optional.of("it speaks of the whole run");
          case Form.BuiltInCheck _ -> Optional.of("built-in checks speak of the whole run");
        };
    why.ifPresent(help -> program.facts.report(notAllowed(word, scope, form, help)));
  }

  private static Diagnostic notAllowed(String word, Expr scope, Form form, String help) {
    Span place = form.span();
    return Diagnostic.of(Code.SCOPE_NOT_ALLOWED, "`" + word + "` cannot stand around this check")
        .because(scope.span(), "the scope")
        .help(help)
        .at(place, "takes no such scope");
  }
}
