package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A system as a Promela process whose every step is one transition of the system, for counting its
 * reachable states and checking invariants with SPIN.
 *
 * <p>SPIN stores as many states as the system has, and one more where the export needs an initial
 * step. An invariant that mentions events needs a bit for each of them, and then the states differ.
 * Invariants are asserted by a process of their own, which can take a step only where one fails,
 * and a step that leads nowhere else: it adds no state.
 */
public final class PromelaExport {
  private final TransitionSystem system;
  private final List<Invariant> invariants;
  private final Vocabulary vocabulary;
  private final PromelaSteps steps;
  private final Starts starts;

  private PromelaExport(TransitionSystem system, List<Invariant> invariants) {
    this.system = system;
    this.invariants = invariants;
    this.vocabulary = new Vocabulary(system.variables(), Dialect.PROMELA);
    this.steps = new PromelaSteps(vocabulary);
    this.starts = Starts.of(system);
  }

  public static Export export(TransitionSystem system, List<Invariant> invariants) {
    List<String> problems = Step.problems(system);
    if (!problems.isEmpty()) {
      return new Export.Unsupported(problems);
    }
    return new PromelaExport(system, List.copyOf(invariants)).export();
  }

  private Export export() {
    for (Invariant invariant : invariants) {
      vocabulary.declareEvents(invariant.term(), system);
    }
    String process = process();
    String monitor = monitor();
    if (!vocabulary.problems().isEmpty()) {
      return new Export.Unsupported(vocabulary.problems());
    }
    StringBuilder out = new StringBuilder(header());
    vocabulary.defineLiterals(out);
    out.append('\n');
    steps.declare(starts, out);
    if (needsStarted()) {
      out.append("bit started__;\n");
    }
    steps.declareHidden(out);
    out.append(process).append(monitor);
    return new Export.Text(out.toString(), extraStates());
  }

  private OptionalInt extraStates() {
    return vocabulary.events().isEmpty()
        ? OptionalInt.of(starts.needStep() ? 1 : 0)
        : OptionalInt.empty();
  }

  private String header() {
    return String.format(
        Locale.ROOT,
        """
        /* %s
           spin -o2 -a THIS_FILE
           cc -O1 -DSAFETY -DNOREDUCE -DVECTORSZ=%d -o pan pan.c
           ./pan -m1000000
           %s
         */
        """,
        Vocabulary.comment(system.name()),
        vectorSize(system),
        remarkOnStates());
  }

  private String remarkOnStates() {
    if (!vocabulary.events().isEmpty()) {
      return "The event_ bits say what the last step did: SPIN stores more states than there are.";
    }
    return starts.needStep()
        ? "SPIN stores the system's reachable states and one more: that before the initial step."
        : "SPIN stores exactly the system's reachable states.";
  }

  /** A bound on the bytes of SPIN's state vector. */
  static int vectorSize(TransitionSystem system) {
    return 1024 + 8 * system.slots();
  }

  private String process() {
    StringBuilder out =
        new StringBuilder("\nactive proctype ").append(vocabulary.fresh("system")).append("() {\n");
    if (starts.needStep()) {
      out.append("  if\n");
      for (List<Long> state : starts.states()) {
        start(state, out);
      }
      out.append(starts.states().isEmpty() ? "  :: false\n" : "").append("  fi;\n");
    }
    out.append("end:\n  do\n");
    int before = out.length();
    for (Action action : system.actions()) {
      for (Step step : Step.of(action, leaf -> leaf)) {
        steps.write(step, "", List.of(), out);
      }
    }
    return out.append(out.length() == before ? "  :: false\n" : "").append("  od\n}\n").toString();
  }

  /** The state before the initial step is none of the system's, and not to be judged. */
  private boolean needsStarted() {
    return starts.needStep() && !invariants.isEmpty();
  }

  private void start(List<Long> state, StringBuilder out) {
    out.append("  :: d_step {\n");
    for (String assignment : starts.assignments(state, vocabulary)) {
      out.append("    ").append(assignment).append(";\n");
    }
    out.append(needsStarted() ? "    started__ = 1\n  }\n" : "    skip\n  }\n");
  }

  private String monitor() {
    if (invariants.isEmpty()) {
      return "";
    }
    StringBuilder out =
        new StringBuilder("\n/* These stay 0; they name the invariant that fails. */\n");
    StringBuilder options = new StringBuilder();
    for (int i = 0; i < invariants.size(); i++) {
      String name =
          String.format(Locale.ROOT, "invariant__%d_%s", i, Names.mangle(invariants.get(i).name()));
      out.append("hidden byte ").append(name).append(";\n");
      options.append("  :: d_step { ").append(needsStarted() ? "started__ && " : "");
      Term fails = new Specializer(leaf -> leaf).specialize(Terms.not(invariants.get(i).term()));
      TermText.write(fails, vocabulary, options);
      options.append(" -> assert(").append(name).append(") }\n");
    }
    return out.append("\nactive proctype ")
        .append(vocabulary.fresh("invariants"))
        .append("() {\nend:\n  do\n")
        .append(options)
        .append("  od\n}\n")
        .toString();
  }
}
