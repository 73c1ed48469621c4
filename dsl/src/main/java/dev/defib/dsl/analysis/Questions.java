package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the questions of a spec that are no checks. */
final class Questions {
  private final Program program;
  private final Systems systems;
  private final Faults faults;

  Questions(Program program, Systems systems, Faults faults) {
    this.program = program;
    this.systems = systems;
    this.faults = faults;
  }

  void check(Survey survey, Context c) {
    for (Survey.Role role : survey.roles()) {
      // Usable and alive last; harm may be an event.
      Context where =
          role.word().text().equals("harmed")
              ? c
              : c.withoutEvents("`" + role.word() + "` lasts, so it takes states only");
      role.values()
          .forEach(e -> program.expressions.truth(e, where, "what is `" + role.word() + "`"));
    }
    if (survey.values("usable").isEmpty()) {
      missing(survey, "`usable`", "usable: client.served");
    }
    if (survey.faults().isEmpty()) {
      missing(survey, "faults", "under each crash(any driver)");
    }
    survey.faults().forEach(f -> fault(f, c));
    survey
        .depth()
        .ifPresent(
            e ->
                program.expressions.integer(
                    e, c.constant("the number of strikes"), "the number of strikes"));
  }

  private void missing(Survey survey, String what, String example) {
    program.facts.report(
        Diagnostic.of(Code.MISSING_ROLE, "the survey `" + survey.name() + "` lacks " + what)
            .help("for example `" + example + "`")
            .at(survey.name().span()));
  }

  private void fault(Fault fault, Context c) {
    faults.check(fault, c);
    if (!(fault.strength() instanceof Fault.Strength.Unlimited(boolean written)) || written) {
      program.facts.report(
          Diagnostic.of(Code.SURVEY_FAULT, "each fault of a survey strikes once")
              .help("leave the number away; `up to 2` behind the last fault combines them")
              .at(fault.span()));
    }
  }

  void check(Tune tune, Spec spec, Declaration.SystemDeclaration system, Context c) {
    for (Tune.Range range : tune.ranges()) {
      parameter(range.parameter(), system)
          .ifPresentOrElse(
              p -> values(range, systems.type(p), c), () -> unknown(range.parameter(), system));
    }
    List<String> asked = spec.checks().stream().map(check -> check.name().text()).toList();
    tune.checks().forEach(name -> known(name, asked, "checks", "a check of this spec"));
    List<String> figures = new ArrayList<>(asked);
    system.parameters().forEach(p -> figures.add(p.name().text()));
    tune.figures()
        .forEach(name -> known(name, figures, "figures", "a measure, check or parameter"));
  }

  private static Optional<Declaration.Parameter> parameter(
      Identifier name, Declaration.SystemDeclaration system) {
    return system.parameters().stream()
        .filter(p -> p.name().text().equals(name.text()))
        .findFirst();
  }

  private void values(Tune.Range range, Type type, Context c) {
    Context constant = c.constant("a value of `" + range.parameter() + "`");
    String role = "`" + range.parameter() + "`";
    List<Expr> values = new ArrayList<>();
    if (range.high().isEmpty() && range.domain() instanceof Expr.SetOf set) {
      values.addAll(set.items());
    } else {
      values.add(range.domain());
      range.high().ifPresent(values::add);
    }
    values.forEach(e -> program.expressions.expect(e, type, constant, role));
  }

  private void unknown(Identifier name, Declaration.SystemDeclaration system) {
    var diagnostic =
        Diagnostic.of(
                Code.UNKNOWN_PARAMETER,
                "the system `" + system.name() + "` has no parameter `" + name + "`")
            .because(system.name().span(), "declared here");
    List<String> names = system.parameters().stream().map(p -> p.name().text()).toList();
    Words.help(name.text(), "parameters", names).ifPresent(diagnostic::help);
    program.facts.report(diagnostic.at(name.span(), "no such parameter"));
  }

  private void known(Identifier name, List<String> names, String what, String wanted) {
    if (!names.contains(name.text())) {
      var diagnostic = Diagnostic.of(Code.NOT_A_FIGURE, "`" + name + "` is not " + wanted);
      Words.help(name.text(), what, names).ifPresent(diagnostic::help);
      program.facts.report(diagnostic.at(name.span()));
    }
  }
}
