package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A system as one Promela process for each machine and one for its environment, with a claim about
 * its fair runs.
 *
 * <p>Fairness is no matter of SPIN's here: the assumptions are formulas, and a variable says which
 * of them the last step served. A run may stop where nothing is owed, and then repeats its last
 * state, without an event, for ever. So SPIN stores more states than the system has.
 */
public final class PromelaProcesses {
  private static final String LAST = "last__";
  private static final String PHASE = "phase__";
  private static final String BEGUN = "begun__";
  private static final String RUNNING = "running__";
  private static final String OWING = "owing__";

  private final TransitionSystem system;
  private final Ltl property;
  private final Vocabulary vocabulary;
  private final PromelaSteps steps;
  private final Starts starts;
  private final StepClasses classes = new StepClasses();
  private final List<Assumption> assumptions = new ArrayList<>();

  /** What is defined by terms, after the variables. */
  private final StringBuilder propositions = new StringBuilder();

  /** The guards of the steps that may not be left undone for ever. */
  private final List<Term> owed = new ArrayList<>();

  private PromelaProcesses(TransitionSystem system, Ltl property) {
    this.system = system;
    this.property = property;
    this.vocabulary = new Vocabulary(system.variables(), Dialect.PROMELA);
    this.steps = new PromelaSteps(vocabulary);
    this.starts = Starts.of(system);
  }

  /** Claims that every fair run satisfies the property. */
  public static ClaimExport export(TransitionSystem system, Ltl property) {
    List<String> problems = Step.problems(system);
    if (!problems.isEmpty()) {
      return new Export.Unsupported(problems);
    }
    return new PromelaProcesses(system, property).export();
  }

  private ClaimExport export() {
    PromelaFormula formulas = new PromelaFormula();
    String formula = formulas.write(property);
    if (formulas.hasNext()) {
      return new Export.Unsupported(List.of("the formula has a next operator"));
    }
    for (Term atom : formulas.atoms()) {
      vocabulary.declareEvents(atom, system);
    }
    for (int i = 0; i < formulas.atoms().size(); i++) {
      define(PromelaFormula.proposition(i), formulas.atoms().get(i));
    }
    assume();
    String processes = processes();
    if (!vocabulary.problems().isEmpty()) {
      return new Export.Unsupported(vocabulary.problems());
    }
    return new Claim(model(processes), assumptions, sinceTheStart(formula));
  }

  /** SPIN's runs may begin in a state that the system does not have. */
  private String sinceTheStart(String formula) {
    return starts.needStep()
        ? "!(!" + BEGUN + " U (" + BEGUN + " && !(" + formula + ")))"
        : formula;
  }

  // ---- What is assumed

  private void assume() {
    for (int i = 0; i < system.fairness().size(); i++) {
      assume(i, system.fairness().get(i));
    }
    for (int i = 0; i < system.finite().size(); i++) {
      List<Integer> group = system.finite().get(i);
      String name = "strikes__" + i;
      classes.mark(name, step -> group.contains(step.action().index()));
      assumptions.add(new Assumption.Finite(name));
    }
    if (system.timed()) {
      classes.mark("tick__", step -> step.action().kind() == Action.Kind.TICK);
      classes.mark("optional__", PromelaProcesses::isOptional);
      assumptions.add(new Assumption.Strong("optional__", "tick__"));
    }
  }

  private void assume(int index, Fairness fairness) {
    String enabled = "enabled__" + index;
    String taken = "taken__" + index;
    propositions.append("/* ").append(Vocabulary.comment(fairness.name())).append(" */\n");
    define(enabled, fairness.enabled());
    classes.mark(taken, step -> isAmong(step, fairness));
    assumptions.add(
        fairness.strong()
            ? new Assumption.Strong(enabled, taken)
            : new Assumption.Weak(enabled, taken));
  }

  private static boolean isAmong(Step step, Fairness fairness) {
    return fairness.steps().stream()
        .filter(taken -> taken.action() == step.action().index())
        .anyMatch(
            taken -> taken.resolution().isEmpty() || taken.resolution().equals(step.resolution()));
  }

  /** Whether it may be left undone for ever. */
  private static boolean isOptional(Step step) {
    return switch (step.action().kind()) {
      case FAULT -> true;
      case STEP -> step.action().urgency() == Action.Urgency.LAZY;
      case TICK -> false;
    };
  }

  private void define(String name, Term term) {
    propositions.append("#define ").append(name).append(" (");
    TermText.write(new Specializer(leaf -> leaf).specialize(term), vocabulary, propositions);
    propositions.append(")\n");
  }

  // ---- The processes

  private String processes() {
    StringBuilder out = new StringBuilder();
    for (Machine machine : system.machines()) {
      List<Action> own = owned(machine.index());
      if (!own.isEmpty()) {
        open(machine.name(), out);
        own.forEach(action -> write(action, out));
        close(out);
      }
    }
    open("environment", out);
    owned(-1).forEach(action -> write(action, out));
    begin(out);
    stop(out);
    close(out);
    define(OWING, Terms.or(owed));
    return out.toString();
  }

  private List<Action> owned(int machine) {
    return system.actions().stream().filter(action -> ownerOf(action) == machine).toList();
  }

  /** Faults and ticks are nobody's. */
  private static int ownerOf(Action action) {
    return action.kind() == Action.Kind.STEP ? action.owner() : -1;
  }

  private void open(String name, StringBuilder out) {
    out.append("\nactive proctype ").append(vocabulary.fresh(name)).append("() {\n  do\n");
  }

  private static void close(StringBuilder out) {
    out.append("  od\n}\n");
  }

  private void write(Action action, StringBuilder out) {
    for (Step step : Step.of(action, leaf -> leaf)) {
      if (!isOptional(step)) {
        owed.add(step.guard());
      }
      steps.write(step, RUNNING, List.of(LAST + " = " + classes.classOf(step)), out);
    }
  }

  private void begin(StringBuilder out) {
    if (!starts.needStep()) {
      return;
    }
    for (List<Long> state : starts.states()) {
      out.append("  /* the run begins */\n  :: d_step {\n    !").append(BEGUN).append(" ->\n");
      for (String assignment : starts.assignments(state, vocabulary)) {
        out.append("    ").append(assignment).append(";\n");
      }
      out.append("    ").append(PHASE).append(" = 1\n  }\n");
    }
  }

  private void stop(StringBuilder out) {
    out.append("  /* nothing is owed, and the run stops */\n  :: d_step {\n    ");
    out.append(RUNNING).append(" && !").append(OWING).append(" ->\n");
    for (String event : vocabulary.events().values()) {
      out.append("    ").append(event).append(" = 0;\n");
    }
    out.append("    ").append(LAST).append(" = 0;\n    ").append(PHASE).append(" = 2\n  }\n");
    out.append("  :: ").append(BEGUN).append(" && !").append(RUNNING).append(" -> skip\n");
  }

  // ---- The text

  private String model(String processes) {
    StringBuilder out = new StringBuilder(header());
    vocabulary.defineLiterals(out);
    out.append('\n');
    steps.declare(starts, out);
    out.append(classes.count() > 256 ? "int " : "byte ").append(LAST).append(";\n");
    out.append("byte ").append(PHASE).append(" = ").append(starts.needStep() ? 0 : 1).append(";\n");
    steps.declareHidden(out);
    out.append("\n#define ").append(BEGUN).append(" (").append(PHASE).append(" != 0)\n");
    out.append("#define ").append(RUNNING).append(" (").append(PHASE).append(" == 1)\n");
    out.append(propositions);
    classes.define(LAST, out);
    return out.append(processes).toString();
  }

  private String header() {
    return String.format(
        Locale.ROOT,
        """
        /* %s
           spin -o2 -a THIS_FILE
           cc -O1 -DNOREDUCE -DVECTORSZ=%d -o pan pan.c
           ./pan -a -m1000000
           SPIN's own translation of the claim takes very long from four assumptions on.
         */
        """,
        Vocabulary.comment(system.name()),
        PromelaExport.vectorSize(system));
  }
}
