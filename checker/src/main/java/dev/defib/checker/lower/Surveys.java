package dev.defib.checker.lower;

import dev.defib.checker.engine.Question;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.View;
import dev.defib.checker.property.Property;
import dev.defib.checker.survey.SurveyPlan;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.diagnostics.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From a survey to the system with all its faults, and the conditions that it asks about. */
final class Surveys {
  private static final List<String> ROLES = List.of("usable", "harmed", "alive");

  private Surveys() {}

  static Lowering.Surveyed of(
      Survey survey, Environments builder, boolean timed, Problems problems) {
    List<Environments.Asked> asked =
        ROLES.stream()
            .flatMap(role -> survey.values(role).stream())
            .map(e -> new Environments.Asked(e.span().text(), new Form.Possible(e, e.span()), 0))
            .toList();
    Environments.Built built = builder.build(survey.faults(), timed, asked);
    List<SurveyPlan.Condition> conditions =
        built.questions().stream().map(Surveys::condition).toList();
    int usable = survey.values("usable").size();
    int harmed = usable + survey.values("harmed").size();
    List<SurveyPlan.Condition> alive = conditions.subList(harmed, conditions.size());
    SurveyPlan plan =
        new SurveyPlan(
            built.system(),
            faults(built.questions().getFirst(), built.system()),
            conditions.subList(0, usable),
            conditions.subList(usable, harmed),
            alive.isEmpty() ? List.of(running(built.system())) : alive,
            survey.depth().map(e -> depth(e, builder, problems)).orElse(1));
    return new Lowering.Surveyed(
        problems.hasErrors() ? Optional.empty() : Optional.of(plan),
        built.parameters(),
        problems.diagnostics());
  }

  private static int depth(Expr depth, Environments builder, Problems problems) {
    long strikes = builder.constant(depth);
    if (strikes < 1 || strikes > SurveyPlan.DEPTH_MAX) {
      throw problems.fatal(
          Code.VALUE_OUT_OF_RANGE,
          "combinations of " + strikes + " faults are not within 1.." + SurveyPlan.DEPTH_MAX,
          depth.span());
    }
    return (int) strikes;
  }

  private static SurveyPlan.Condition condition(Question question) {
    if (question.property() instanceof Property.Reachable(Term goal)) {
      return new SurveyPlan.Condition(question.name(), goal);
    }
    throw new IllegalStateException("a condition is asked as a goal");
  }

  /** Every question names each instance that may be struck, with the steps that strike it. */
  private static List<SurveyPlan.Fault> faults(Question question, TransitionSystem system) {
    List<SurveyPlan.Fault> faults = new ArrayList<>();
    for (Question.Occurrence strikes : question.occurrences()) {
      String name = strikes.otherwise().replaceFirst(" never strikes$", "");
      faults.add(new SurveyPlan.Fault(name, strikes.steps(), struck(name, system)));
    }
    return faults;
  }

  private static Optional<View.Location> struck(String fault, TransitionSystem system) {
    String subject = fault.substring(fault.indexOf('(') + 1).replace(")", "");
    Optional<Machine> machine =
        system.machines().stream()
            .filter(m -> subject.equals(m.name()) || subject.startsWith(m.name() + "."))
            .max(Comparator.comparingInt(m -> m.name().length()));
    return machine.flatMap(m -> locations(system).filter(v -> v.owner() == m.index()).findFirst());
  }

  private static Stream<View.Location> locations(TransitionSystem system) {
    return system.views().stream()
        .filter(View.Location.class::isInstance)
        .map(View.Location.class::cast);
  }

  /** Where nothing is said: that some software is neither dead nor hung. */
  private static SurveyPlan.Condition running(TransitionSystem system) {
    List<Term> running = new ArrayList<>();
    for (View.Location view : locations(system).toList()) {
      String kind = system.machines().get(view.owner()).kind();
      if (!kind.equals("device") && !kind.equals("observer")) {
        view.life().stream()
            .findFirst()
            .ifPresentOrElse(
                life -> running.add(Terms.equal(Terms.read(life), Terms.constant(life.type(), 0))),
                () -> running.add(Term.TRUE));
      }
    }
    return new SurveyPlan.Condition("some software runs", Terms.or(running));
  }
}
