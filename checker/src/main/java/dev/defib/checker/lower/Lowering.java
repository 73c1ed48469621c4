package dev.defib.checker.lower;

import dev.defib.checker.engine.Question;
import dev.defib.checker.explain.Formula;
import dev.defib.checker.ir.Place;
import dev.defib.checker.survey.SurveyPlan;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** From a resolved spec to the systems and questions that engines decide. */
public final class Lowering {
  /** The most values that a tune may give to a parameter; of a longer range, one more is told. */
  public static final long VALUES_MAX = 100_000;

  private static final Set<Spec.BuiltIn> ERRORS =
      Set.of(Spec.BuiltIn.UNEXPECTED_COMMAND, Spec.BuiltIn.RANGE_ERROR, Spec.BuiltIn.MISUSE);

  private final Analysis analysis;
  private final Spec spec;
  private final Map<String, String> overrides;
  private final Problems problems = new Problems();
  private final Map<List<String>, Group> groups = new LinkedHashMap<>();

  private Lowering(Analysis analysis, Spec spec, Map<String, String> overrides) {
    this.analysis = analysis;
    this.spec = spec;
    this.overrides = overrides;
  }

  /**
   * Puts the system of a spec together, once for each distinct set of faults.
   *
   * @param analysis without errors in the files concerned
   * @param overrides values for the system's parameters, as texts, by name; they win over the
   *     spec's
   */
  public static Plan plan(Analysis analysis, Spec spec, Map<String, String> overrides) {
    return new Lowering(analysis, spec, overrides).plan();
  }

  /**
   * Makes a survey ready.
   *
   * @param overrides as for {@link #plan}
   */
  public static Surveyed survey(
      Analysis analysis, Spec spec, Survey survey, Map<String, String> overrides) {
    return new Lowering(analysis, spec, overrides).survey(survey);
  }

  private Surveyed survey(Survey survey) {
    try {
      Declaration.SystemDeclaration system = system();
      unknownOverrides(system);
      boolean timed =
          TimeUse.of(system, analysis) || survey.faults().stream().anyMatch(TimeUse::of);
      Environments builder = new Environments(analysis, spec, system, overrides, problems);
      return Surveys.of(survey, builder, timed, problems);
    } catch (Problems.Abandoned e) {
      return new Surveyed(Optional.empty(), Map.of(), problems.diagnostics());
    }
  }

  /** A survey made ready, unless there are errors among what putting it together found. */
  public record Surveyed(
      Optional<SurveyPlan> plan, Map<String, String> parameters, List<Diagnostic> diagnostics) {
    public Surveyed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * The values that a tune gives to each of its parameters.
   *
   * @param overrides as for {@link #plan}
   */
  public static Ranges ranges(
      Analysis analysis, Spec spec, Tune tune, Map<String, String> overrides) {
    Lowering lowering = new Lowering(analysis, spec, overrides);
    List<List<String>> values = List.of();
    try {
      Declaration.SystemDeclaration system = lowering.system();
      lowering.unknownOverrides(system);
      Environments builder = new Environments(analysis, spec, system, overrides, lowering.problems);
      values = tune.ranges().stream().map(range -> values(range, builder)).toList();
    } catch (Problems.Abandoned e) {
      // What is wrong is among the diagnostics.
    }
    return new Ranges(values, lowering.problems.diagnostics());
  }

  /**
   * The values of tuned parameters.
   *
   * @param values as texts, of each parameter; none if there are errors
   * @param diagnostics what is wrong with the spec
   */
  public record Ranges(List<List<String>> values, List<Diagnostic> diagnostics) {
    public Ranges {
      values = List.copyOf(values);
      diagnostics = List.copyOf(diagnostics);
    }
  }

  private static List<String> values(Tune.Range range, Environments builder) {
    if (range.high().isPresent()) {
      long low = builder.constant(range.domain());
      long high = builder.constant(range.high().get());
      return LongStream.rangeClosed(low, high)
          .limit(VALUES_MAX + 1)
          .mapToObj(String::valueOf)
          .toList();
    }
    List<Expr> values =
        range.domain() instanceof Expr.SetOf set ? set.items() : List.of(range.domain());
    return values.stream().map(e -> text(e.span())).toList();
  }

  /** The checks that share an environment. */
  private record Group(List<Fault> faults, boolean timed, List<Row> rows) {}

  /** A check, declared or built in, before its environment is built. */
  private record Row(
      String name,
      Optional<Spec.Check> check,
      Form form,
      int ownFaults,
      Spec.Expectation expected) {}

  private Plan plan() {
    Map<String, String> parameters = new LinkedHashMap<>();
    List<Plan.Environment> environments = new ArrayList<>();
    List<Plan.PlannedCheck> checks = new ArrayList<>();
    List<Plan.Suspicion> suspicions = new ArrayList<>();
    try {
      build(environments, checks, suspicions, parameters);
    } catch (Problems.Abandoned e) {
      environments.clear();
      checks.clear();
      suspicions.clear();
    }
    return new Plan(
        spec.name().text(),
        spec.span().source().name(),
        spec.system().text(),
        parameters,
        environments,
        checks,
        suspicions,
        problems.diagnostics());
  }

  private void build(
      List<Plan.Environment> environments,
      List<Plan.PlannedCheck> checks,
      List<Plan.Suspicion> suspicions,
      Map<String, String> parameters) {
    Declaration.SystemDeclaration system = system();
    unknownOverrides(system);
    boolean timed = TimeUse.of(system, analysis);
    collect(timed);
    Environments builder = new Environments(analysis, spec, system, overrides, problems);
    List<Plan.PlannedCheck> builtIns = new ArrayList<>();
    Map<Spec.Check, Plan.PlannedCheck> declared = new LinkedHashMap<>();
    for (Group group : groups.values()) {
      List<Environments.Asked> asked =
          group.rows().stream()
              .map(r -> new Environments.Asked(r.name(), r.form(), r.ownFaults()))
              .toList();
      Environments.Built built = builder.build(group.faults(), group.timed(), asked);
      parameters.putAll(built.parameters());
      List<String> faults = group.faults().stream().map(FaultText::of).toList();
      environments.add(new Plan.Environment(built.system(), faults));
      int environment = environments.size() - 1;
      built
          .suspicions()
          .forEach(
              x -> suspicions.add(new Plan.Suspicion(environment, x.question(), x.diagnostic())));
      for (int i = 0; i < group.rows().size(); i++) {
        Row row = group.rows().get(i);
        Plan.PlannedCheck planned =
            planned(row, environment, built.questions().get(i), built.formulas().get(i));
        if (row.check().isPresent()) {
          declared.put(row.check().get(), planned);
        } else if (!isAboutTime(row.form()) || built.system().timed()) {
          builtIns.add(planned);
        }
      }
    }
    spec.checks().forEach(c -> Optional.ofNullable(declared.get(c)).ifPresent(checks::add));
    checks.addAll(builtIns);
  }

  private static boolean isAboutTime(Form form) {
    return form instanceof Form.BuiltInCheck(Spec.BuiltIn builtIn, var _)
        && builtIn == Spec.BuiltIn.STUCK_TIME;
  }

  private Declaration.SystemDeclaration system() {
    if (analysis.declaration(spec.system()).orElse(null)
        instanceof Declaration.SystemDeclaration system) {
      return system;
    }
    throw problems.fatal(
        Code.NOT_A_SYSTEM, "`" + spec.system() + "` is no system", spec.system().span());
  }

  private void unknownOverrides(Declaration.SystemDeclaration system) {
    for (String name : overrides.keySet()) {
      if (system.parameters().stream().noneMatch(p -> p.name().text().equals(name))) {
        throw problems.fatal(
            Diagnostic.of(
                    Code.UNKNOWN_OVERRIDE,
                    "the system `" + system.name() + "` has no parameter `" + name + "`")
                .because(system.name().span(), "declared here")
                .at(spec.system().span()));
      }
    }
  }

  // ---- Which checks share an environment

  /**
   * @param timed whether the machines mention time
   */
  private void collect(boolean timed) {
    group(List.of(), timed);
    for (Spec.Check check : spec.checks()) {
      if (check.form().isPresent()) {
        Form form = check.form().get();
        List<Fault> faults = new ArrayList<>(check.faults());
        int own = 0;
        if (form instanceof Form.Recovery recovery) {
          faults.add(recovery.fault());
          own = 1;
        }
        group(faults, timed || TimeUse.of(form) || faults.stream().anyMatch(TimeUse::of))
            .rows()
            .add(
                new Row(
                    check.name().text(),
                    Optional.of(check),
                    form,
                    own,
                    check.expectation().orElse(Spec.Expectation.HOLDS)));
      }
    }
    builtIns(timed);
  }

  private Group group(List<Fault> faults, boolean timed) {
    List<String> key = new ArrayList<>(faults.stream().map(FaultText::of).toList());
    key.add(timed ? "timed" : "");
    return groups.computeIfAbsent(key, _ -> new Group(faults, timed, new ArrayList<>()));
  }

  /** The checks of every spec: without faults, and under those of every check that is to hold. */
  private void builtIns(boolean timed) {
    Set<Spec.BuiltIn> allowed = new LinkedHashSet<>();
    for (Spec.SpecItem item : spec.items()) {
      if (item instanceof Spec.SpecItem.Allow(List<Spec.BuiltIn> some, var _)) {
        allowed.addAll(some);
      }
    }
    for (Group group : groups.values()) {
      boolean toHold =
          group.faults().isEmpty() || group.rows().stream().anyMatch(Lowering::isClaim);
      if (!toHold || hasKnownErrors(group)) {
        continue;
      }
      String under =
          group.faults().isEmpty()
              ? ""
              : " under " + String.join(", ", group.faults().stream().map(FaultText::of).toList());
      String ticking = group.timed() && !timed ? " with ticks" : "";
      for (Spec.BuiltIn builtIn : Spec.BuiltIn.values()) {
        if (!allowed.contains(builtIn) && !isWrittenOut(group, builtIn)) {
          group
              .rows()
              .add(
                  new Row(
                      builtIn.check() + under + ticking,
                      Optional.empty(),
                      new Form.BuiltInCheck(builtIn, spec.name().span()),
                      0,
                      Spec.Expectation.HOLDS));
        }
      }
    }
  }

  /** Whether it says that something holds; a figure without a bound says nothing. */
  private static boolean isClaim(Row row) {
    boolean figure = row.form() instanceof Form.Measure measure && measure.within().isEmpty();
    return row.expected() == Spec.Expectation.HOLDS && !figure;
  }

  /**
   * Whether the spec expects runs of the group's system to end in an error. Nothing is said beyond
   * that then: the other built-in checks could only be undecided.
   */
  private static boolean hasKnownErrors(Group group) {
    return group.rows().stream()
        .anyMatch(
            row ->
                row.expected() == Spec.Expectation.VIOLATED
                    && row.form() instanceof Form.BuiltInCheck(Spec.BuiltIn builtIn, var _)
                    && ERRORS.contains(builtIn));
  }

  /**
   * A built-in check that the spec writes out, with a name and an expectation, is not made twice.
   */
  private static boolean isWrittenOut(Group group, Spec.BuiltIn builtIn) {
    return group.rows().stream()
        .filter(row -> row.check().isPresent())
        .anyMatch(
            row -> row.form() instanceof Form.BuiltInCheck written && written.builtIn() == builtIn);
  }

  // ---- Rows

  private Plan.PlannedCheck planned(
      Row row, int environment, Question question, Supplier<Optional<Formula>> formula) {
    boolean written = row.check().isPresent();
    String form = written ? text(row.form().span()) : row.name();
    String goal = written ? text(goal(row.form())) : row.name();
    Place place = World.place(row.check().map(c -> c.name().span()).orElse(spec.name().span()));
    return new Plan.PlannedCheck(
        row.name(),
        row.check().flatMap(Spec.Check::text),
        form,
        goal,
        environment,
        question,
        row.expected(),
        row.check().flatMap(Spec.Check::requirement),
        place,
        row.check().isEmpty(),
        formula);
  }

  private static String text(Span span) {
    return span.text().replaceAll("\\s+", " ").strip();
  }

  /** Where the form says what is to come about; all of it where it says what must not. */
  private static Span goal(Form form) {
    return switch (form) {
      case Form.Possible possible -> possible.p().span();
      case Form.AlwaysPossible possible -> possible.p().span();
      case Form.AlwaysEventually recurring -> recurring.p().span();
      case Form.EventuallyAlways settling -> settling.p().span();
      case Form.Eventually once -> once.p().span();
      case Form.LeadsTo response -> response.q().span();
      case Form.StaysUntil until -> until.q().span();
      case Form.Measure measure -> measure.to().span();
      case Form.Recovery recovery -> recovery.usable().span();
      case Form.After scoped -> goal(scoped.form());
      case Form.Before scoped -> goal(scoped.form());
      case Form.Between scoped -> goal(scoped.form());
      case Form.While scoped -> goal(scoped.form());
      case Form.Always _,
          Form.Never _,
          Form.NoFalseAlarm _,
          Form.NoMissedHang _,
          Form.BuiltInCheck _,
          Form.Ltl _ ->
          form.span();
    };
  }
}
