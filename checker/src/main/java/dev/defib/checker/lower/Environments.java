package dev.defib.checker.lower;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Question.Occurrence;
import dev.defib.checker.explain.Formula;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Builds a spec's system under given faults, with the questions that are asked of it. */
final class Environments {
  private final Analysis analysis;
  private final Spec spec;
  private final Declaration.SystemDeclaration system;
  private final Map<String, String> overrides;
  private final Problems problems;

  Environments(
      Analysis analysis,
      Spec spec,
      Declaration.SystemDeclaration system,
      Map<String, String> overrides,
      Problems problems) {
    this.analysis = analysis;
    this.spec = spec;
    this.system = system;
    this.overrides = overrides;
    this.problems = problems;
  }

  /**
   * A question to be asked in an environment.
   *
   * @param ownFaults how many of the environment's faults, from the last, are the recovery
   *     sentence's
   */
  record Asked(String name, Form form, int ownFaults) {}

  /**
   * A system under its faults.
   *
   * @param questions one for each form asked, in order
   * @param formulas the same forms taken apart, made when asked for
   * @param suspicions what to warn of if it is found
   * @param parameters of the system, with their values
   */
  record Built(
      TransitionSystem system,
      List<Question> questions,
      List<Supplier<Optional<Formula>>> formulas,
      List<Alerts.Suspicion> suspicions,
      Map<String, String> parameters) {}

  /** The value of an expression over constants and the system's parameters. */
  long constant(Expr expr) {
    return new Build(List.of(), false, Map.of())
        .expressions.constant(expr, Context.omniscient(new Store()));
  }

  /**
   * Builds the system under the faults.
   *
   * @param timed whether there is a tick
   */
  Built build(List<Fault> faults, boolean timed, List<Asked> asked) {
    Build sizing = new Build(faults, timed, Map.of());
    if (!sizing.usesTimers()) {
      return sizing.finish(asked);
    }
    sizing.steps();
    return new Build(faults, timed, sizing.world.timersSet()).finish(asked);
  }

  /** One build; a second one knows how far the timers of the first are set. */
  private final class Build {
    private final World world;
    private final Expressions expressions;
    private final Faults faults;
    private final Lives lives;
    private final Clockwork clockwork;
    private final Consumer<Step> finish;

    Build(List<Fault> given, boolean timed, Map<String, Long> timers) {
      world = new World(analysis, problems, allowed(), timers, masked());
      expressions = new Expressions(world);
      List<Declaration.Machine> observers = new ArrayList<>();
      spec.items()
          .forEach(
              i -> {
                if (i instanceof Spec.SpecItem.Observer observer) {
                  observers.add(observer.machine());
                }
              });
      new Wiring(world, expressions, system).wire(spec.arguments(), overrides, observers);
      faults = new Faults(world, expressions, given, recovered());
      faults.allocate();
      lives = new Lives(world);
      Observers watchers = new Observers(world, expressions, lives);
      finish =
          step -> {
            watchers.watch(step);
            if (step.kind() != Action.Kind.FAULT) {
              faults.rearm(step);
            }
          };
      clockwork = new Clockwork(world, expressions, faults, finish);
      world.timed(timed);
    }

    boolean usesTimers() {
      return world.machines().stream().anyMatch(m -> !m.timers().isEmpty());
    }

    List<Step> steps() {
      Steps machineSteps = new Steps(world, expressions, lives, finish);
      List<Step> steps = new ArrayList<>(machineSteps.all());
      steps.addAll(new Strikes(world, expressions, faults, lives, machineSteps, finish).all());
      if (world.timed()) {
        steps.add(clockwork.tick(steps));
      }
      return steps;
    }

    Built finish(List<Asked> asked) {
      List<Step> steps = steps();
      Forms forms = new Forms(world, expressions);
      List<Forms.Draft> drafts = asked.stream().map(a -> forms.draft(a.form())).toList();
      Alerts alerts = new Alerts(world, expressions);
      alerts.unhandledMessages(steps);
      List<Alerts.Suspicion> suspicions = alerts.waitingNotices();
      Assembly assembly = new Assembly(world, clockwork, faults);
      TransitionSystem assembled =
          assembly.assemble(
              spec.system().text(), steps, distinct(forms.flaws()), assumptions(faults));
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        questions.add(question(asked.get(i), drafts.get(i), assembly));
      }
      return new Built(assembled, questions, formulas(asked), suspicions, parameters());
    }

    private List<Supplier<Optional<Formula>>> formulas(List<Asked> asked) {
      Readings readings = new Readings(expressions);
      List<Supplier<Optional<Formula>>> formulas = new ArrayList<>();
      asked.forEach(a -> formulas.add(() -> readings.of(a.form())));
      return formulas;
    }

    private Question question(Asked asked, Forms.Draft draft, Assembly assembly) {
      List<Integer> own = new ArrayList<>();
      List<Integer> others = new ArrayList<>();
      List<Occurrence> occurrences = new ArrayList<>();
      int clauses = faults.clauses().size();
      for (FaultClause clause : faults.clauses()) {
        List<Integer> strikes = assembly.strikes(clause.index(), Optional.empty());
        (clause.index() >= clauses - asked.ownFaults() ? own : others).addAll(strikes);
        if (!(asked.form() instanceof Form.BuiltInCheck)) {
          occurrences.addAll(strikes(clause, assembly));
        }
      }
      occurrences.addAll(draft.occurrences());
      Property property = draft.strikes().property(own, others);
      return new Question(asked.name(), property, occurrences);
    }

    /** Every instance that a clause names must be struck somewhere. */
    private List<Occurrence> strikes(FaultClause clause, Assembly assembly) {
      List<Occurrence> result = new ArrayList<>();
      if (clause.fault().together()) {
        result.add(occurrence(assembly.strikes(clause.index(), Optional.empty()), clause.text()));
        return result;
      }
      for (Meaning subject : clause.subjects()) {
        String name = expressions.name(subject, clause.fault().kind());
        String text = clause.isNamed() ? name : clause.kind() + "(" + name + ")";
        result.add(occurrence(assembly.strikes(clause.index(), Optional.of(name)), text));
      }
      return result;
    }

    private Occurrence occurrence(List<Integer> steps, String what) {
      return new Occurrence(steps, Term.FALSE, what + " never strikes");
    }

    private Map<String, String> parameters() {
      Map<String, String> shown = new LinkedHashMap<>();
      for (Declaration.Parameter parameter : system.parameters()) {
        if (world.parameters().get(parameter)
            instanceof Meaning.Fixed(Term.Constant(var type, long value))) {
          shown.put(parameter.name().text(), type.show(value));
        }
      }
      return shown;
    }
  }

  private static List<Flaw> distinct(List<Flaw> flaws) {
    List<Flaw> result = new ArrayList<>();
    Set<Span> places = new HashSet<>();
    for (Flaw flaw : flaws) {
      if (places.add(flaw.place())) {
        result.add(flaw);
      }
    }
    return result;
  }

  private Set<Spec.BuiltIn> allowed() {
    Set<Spec.BuiltIn> allowed = new LinkedHashSet<>();
    spec.items()
        .forEach(
            i -> {
              if (i instanceof Spec.SpecItem.Allow allow) {
                allowed.addAll(allow.builtIns());
              }
            });
    return allowed;
  }

  private Optional<Expr> recovered() {
    return spec.items().stream()
        .filter(i -> i instanceof Spec.SpecItem.Recovered)
        .map(i -> ((Spec.SpecItem.Recovered) i).condition())
        .findFirst();
  }

  private List<String> assumptions(Faults faults) {
    List<String> result = new ArrayList<>();
    result.add("weak fairness per machine");
    faults.clauses().forEach(c -> result.add("fault: " + c.text()));
    for (Spec.BuiltIn builtIn : allowed()) {
      result.add("allowed: " + builtIn.allowed());
    }
    return result;
  }

  // ---- Signals that are masked somewhere

  private Set<String> masked() {
    Set<String> names = new HashSet<>();
    analysis
        .files()
        .forEach(
            f ->
                f.model()
                    .ifPresent(
                        m ->
                            m.declarations().stream()
                                .filter(d -> d instanceof Declaration.Machine)
                                .flatMap(d -> ((Declaration.Machine) d).members().stream())
                                .forEach(member -> masked(member, names))));
    return names;
  }

  private static void masked(Member member, Set<String> names) {
    switch (member) {
      case Member.State state -> state.transitions().forEach(t -> masked(t, names));
      case Member.Thread thread -> {
        thread.states().forEach(s -> masked(s, names));
        thread.transitions().forEach(t -> masked(t, names));
      }
      case Member.MachineTransition transition -> masked(transition.transition(), names);
      case Member.Variable _,
          Member.Signal _,
          Member.Timer _,
          Member.Window _,
          Member.MachineDefinition _ -> {}
    }
  }

  private static void masked(Transition transition, Set<String> names) {
    masked(transition.effects(), names);
  }

  private static void masked(List<Effect> effects, Set<String> names) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.OnSignal on when on.op() == Effect.SignalOp.MASK -> {
          if (on.signal() instanceof Expr.Select select) {
            names.add(select.member().text());
          } else if (on.signal() instanceof Expr.Name name) {
            names.add(name.text());
          }
        }
        case Effect.If branch -> {
          masked(branch.then(), names);
          masked(branch.otherwise(), names);
        }
        case Effect.For loop -> masked(loop.body(), names);
        default -> {}
      }
    }
  }
}
