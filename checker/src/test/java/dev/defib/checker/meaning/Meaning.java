package dev.defib.checker.meaning;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Measurement;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explain.Explainer;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.explain.StrikeLimit;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.trace.StateText;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A tiny model in its text, and all that it can do: its reachable states as a user would see them,
 * and the verdicts on it.
 *
 * <p>The text declares a system {@code S}; the head of the model and the spec are put around it.
 */
final class Meaning {
  private static final String CHECK = "it";
  private static final String ANYTHING = "always true";

  private final String declarations;
  private final String faults;
  private final String items;

  private Meaning(String declarations, String faults, String items) {
    this.declarations = declarations;
    this.faults = faults;
    this.items = items;
  }

  static Meaning of(String declarations) {
    return new Meaning(declarations, "", "");
  }

  /** The same under these faults. */
  Meaning under(String... faults) {
    return new Meaning(declarations, "under " + String.join(", ", faults), items);
  }

  /** The same with these items in the spec. */
  Meaning spec(String items) {
    return new Meaning(declarations, faults, items);
  }

  /**
   * The reachable states, errors excepted, each as {@code name=value} of the named views and in
   * their order; states that differ in other things only are one.
   */
  SortedSet<String> reachable(String... names) {
    TransitionSystem system = system(ANYTHING);
    StateText text = new StateText(system);
    List<View> views = Arrays.stream(names).map(name -> view(system, name)).toList();
    return explore(system).stream()
        .filter(state -> error(system, state).isEmpty())
        .map(
            state ->
                views.stream()
                    .map(view -> view.name() + "=" + text.text(view, state))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many states can be reached, clocks and all. */
  int states() {
    return explore(system(ANYTHING)).size();
  }

  /** The kinds of errors that end runs. */
  Set<TransitionSystem.ErrorKind> errors() {
    TransitionSystem system = system(ANYTHING);
    return explore(system).stream()
        .flatMap(state -> error(system, state).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean timed() {
    return system(ANYTHING).timed();
  }

  /** {@code holds}, {@code violated}, {@code vacuous} or {@code undecided}. */
  String verdict(String form) {
    return word(answer(form).verdict());
  }

  /** The verdict of another engine than the reference. */
  String verdict(Engine engine, String form) {
    Plan plan = plan(form);
    Plan.PlannedCheck check = check(plan);
    TransitionSystem system = plan.environments().get(check.environment()).system();
    return word(answer(engine, system, check).verdict());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Vacuous _ -> "vacuous";
      case Verdict.Undecided _ -> "undecided";
    };
  }

  /** The most ticks that a check with {@code within} saw. */
  Optional<Long> worst(String form) {
    return answer(form).worstTicks();
  }

  /** Whether ticks can pass for ever, as a check with {@code within} saw it. */
  boolean isUnbounded(String form) {
    return answer(form).unboundedTicks();
  }

  /** What a measure finds: {@code 2..5}, with {@code for ever} and {@code never} as its ends. */
  String range(String form) {
    Measurement found = answer(form).measurement().orElseThrow();
    return found.best().map(String::valueOf).orElse("never")
        + ".."
        + ticks(found.worst())
        + (found.certain() ? "" : ", uncertain");
  }

  /** The rows of a measure. */
  List<String> starts(String form) {
    return answer(form).measurement().orElseThrow().starts().stream()
        .map(
            start ->
                "%s while %s: %s..%s"
                    .formatted(
                        start.step().orElse("start").replace("fault: ", ""),
                        start.situation(),
                        start.best().map(String::valueOf).orElse("never"),
                        ticks(start.worst())))
        .toList();
  }

  /** The rows of the recovery sentence. */
  List<String> faultPoints(String form) {
    return answer(form).faultPoints().stream().map(Meaning::row).toList();
  }

  private static String row(Answer.FaultPoint point) {
    return "%s while %s: first %s, longest %s, undisturbed %s%s"
        .formatted(
            point.fault().replace("fault: ", ""),
            point.situation(),
            ticks(point.toUsable()),
            ticks(point.longest()),
            ticks(point.longestUndisturbed()),
            point.transparent() ? ", transparent" : "");
  }

  private static String ticks(Optional<Long> ticks) {
    return ticks.map(String::valueOf).orElse("for ever");
  }

  /** The fewest ticks after which a state satisfies the condition. */
  int shortest(String condition) {
    Plan plan = plan("possible " + condition);
    Plan.PlannedCheck check = check(plan);
    if (!(check.question().property() instanceof Property.Reachable(Term goal))) {
      throw new AssertionError("not a reachability question: " + check.form());
    }
    return fewestTicks(plan.environments().get(check.environment()).system(), goal);
  }

  /** Why a run violates it. */
  Explanation explanation(String form) {
    Plan plan = plan(form);
    Plan.PlannedCheck check = check(plan);
    if (!(answer(plan, check).verdict() instanceof Verdict.Violated violated)) {
      throw new AssertionError("not violated: " + form);
    }
    Property property = check.question().property();
    return Explainer.explain(property, check.formula().get(), violated.trace().orElseThrow());
  }

  /** The verdict where faults strike at most so often. */
  String verdict(String form, int strikes) {
    Plan plan = plan(form);
    Plan.PlannedCheck check = check(plan);
    TransitionSystem system = plan.environments().get(check.environment()).system();
    return word(answer(StrikeLimit.of(system, strikes), check).verdict());
  }

  private Answer answer(String form) {
    Plan plan = plan(form);
    return answer(plan, check(plan));
  }

  private static Answer answer(Plan plan, Plan.PlannedCheck check) {
    return answer(plan.environments().get(check.environment()).system(), check);
  }

  private static Answer answer(TransitionSystem system, Plan.PlannedCheck check) {
    return answer(new ReferenceEngine(), system, check);
  }

  private static Answer answer(Engine engine, TransitionSystem system, Plan.PlannedCheck check) {
    Problem problem = new Problem(system, List.of(check.question()));
    try {
      return engine.check(problem, Budget.UNLIMITED, Progress.SILENT).getFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private TransitionSystem system(String form) {
    Plan plan = plan(form);
    return plan.environments().get(check(plan).environment()).system();
  }

  private static Plan.PlannedCheck check(Plan plan) {
    return plan.checks().stream().filter(c -> c.name().equals(CHECK)).findFirst().orElseThrow();
  }

  private Plan plan(String form) {
    Analysis analysis = analysis(form);
    Plan plan = Lowering.plan(analysis, analysis.specs().getFirst(), Map.of());
    complainOf(plan.diagnostics());
    return plan;
  }

  private Analysis analysis(String form) {
    String text =
        String.join(
            "\n",
            "model m",
            declarations,
            "spec m.c for m.S",
            items,
            (form.startsWith("worst ") || form.startsWith("best ") ? "measure " : "check ") + CHECK,
            faults,
            form);
    Analysis analysis =
        Analyzer.analyze(List.of(Parser.parse(new Source("m.defib", text))), ModelFinder.NONE);
    complainOf(analysis.diagnostics());
    return analysis;
  }

  private static void complainOf(List<Diagnostic> diagnostics) {
    String errors =
        diagnostics.stream()
            .filter(Diagnostic::isError)
            .map(d -> d.code().text() + " " + d.place() + " " + d.headline())
            .collect(Collectors.joining("\n"));
    if (!errors.isEmpty()) {
      throw new AssertionError(errors);
    }
  }

  private static View view(TransitionSystem system, String name) {
    return system.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "no view "
                        + name
                        + " among "
                        + system.views().stream().map(View::name).toList()));
  }

  private static Optional<TransitionSystem.ErrorKind> error(TransitionSystem system, State state) {
    return system.variables().stream()
        .filter(variable -> variable.role() == Variable.Role.ERROR)
        .map(variable -> state.value(variable.offset()))
        .filter(error -> error > 0)
        .map(error -> system.errors().get((int) (error - 1)).kind())
        .findFirst();
  }

  private static Set<State> explore(TransitionSystem system) {
    Interpreter interpreter = new Interpreter(system);
    Set<State> seen = new LinkedHashSet<>();
    Deque<State> frontier = new ArrayDeque<>();
    interpreter.initialStates().forEach(start -> add(start.state(), seen, frontier));
    while (!frontier.isEmpty()) {
      interpreter.successors(frontier.remove()).forEach(step -> add(step.state(), seen, frontier));
    }
    return seen;
  }

  private static void add(State state, Set<State> seen, Deque<State> frontier) {
    if (seen.add(state)) {
      frontier.add(state);
    }
  }

  /** Breadth first by ticks: what no tick is needed for goes to the front. */
  private static int fewestTicks(TransitionSystem system, Term goal) {
    Interpreter interpreter = new Interpreter(system);
    Map<State, Integer> ticks = new HashMap<>();
    Deque<State> frontier = new ArrayDeque<>();
    for (Interpreter.Start start : interpreter.initialStates()) {
      ticks.put(start.state(), 0);
      frontier.add(start.state());
    }
    while (!frontier.isEmpty()) {
      State state = frontier.remove();
      if (interpreter.holds(goal, state, List.of())) {
        return ticks.get(state);
      }
      for (Trace.Step step : interpreter.successors(state)) {
        boolean tick = system.actions().get(step.action()).kind() == Action.Kind.TICK;
        int after = ticks.get(state) + (tick ? 1 : 0);
        if (after < ticks.getOrDefault(step.state(), Integer.MAX_VALUE)) {
          ticks.put(step.state(), after);
          if (tick) {
            frontier.addLast(step.state());
          } else {
            frontier.addFirst(step.state());
          }
        }
      }
    }
    throw new AssertionError("never reached");
  }
}
