package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A system as a Murphi model for Rumur: one rule for each action under each resolution of its
 * choices, so that the rules which Rumur fires are the system's transitions.
 *
 * <p>Rumur finds the states that the system has. An invariant that mentions events needs a variable
 * for each of them, and then the states differ.
 */
public final class MurphiExport {
  private final TransitionSystem system;
  private final List<Invariant> invariants;
  private final Vocabulary vocabulary;

  private MurphiExport(TransitionSystem system, List<Invariant> invariants) {
    this.system = system;
    this.invariants = invariants;
    this.vocabulary = new Vocabulary(system.variables(), Dialect.MURPHI);
  }

  public static Export export(TransitionSystem system, List<Invariant> invariants) {
    List<String> problems = Step.problems(system);
    if (!problems.isEmpty()) {
      return new Export.Unsupported(problems);
    }
    return new MurphiExport(system, List.copyOf(invariants)).export();
  }

  private Export export() {
    for (Invariant invariant : invariants) {
      vocabulary.declareEvents(invariant.term(), system);
    }
    StringBuilder body = new StringBuilder();
    declareVariables(body);
    startStates(body);
    for (Action action : system.actions()) {
      for (Step step : Step.of(action, leaf -> leaf)) {
        rule(step, body);
      }
    }
    for (int i = 0; i < invariants.size(); i++) {
      judge(i, invariants.get(i), body);
    }
    if (!vocabulary.problems().isEmpty()) {
      return new Export.Unsupported(vocabulary.problems());
    }
    StringBuilder out = new StringBuilder(header());
    vocabulary.enumerations().forEach((type, literals) -> declareType(type, literals, out));
    boolean same = vocabulary.events().isEmpty();
    return new Export.Text(
        out.append(body).toString(), same ? OptionalInt.of(0) : OptionalInt.empty());
  }

  /**
   * Rumur computes with the narrowest numbers that hold all types it sees, so it is shown one that
   * needs 32 bits.
   */
  private String header() {
    return String.format(
        Locale.ROOT,
        """
        -- %s
        -- rumur --deadlock-detection off --output model.c THIS_FILE
        -- cc -O3 -march=native -mcx16 -o model model.c -lpthread
        -- ./model
        -- %s

        type %s: %d..%d;
        """,
        text(system.name()),
        vocabulary.events().isEmpty()
            ? "Rumur finds exactly the system's reachable states."
            : "The event_ variables say what the last step did: there are more states than those"
                + " of the system.",
        vocabulary.fresh("number"),
        -Integer.MAX_VALUE,
        Integer.MAX_VALUE);
  }

  private static void declareType(
      Type.Enumeration type, Vocabulary.Enumerated enumerated, StringBuilder out) {
    out.append("\n-- ").append(text(type.name())).append("\ntype ").append(enumerated.name());
    out.append(": enum { ").append(String.join(", ", enumerated.literals())).append(" };\n");
  }

  private void declareVariables(StringBuilder out) {
    out.append('\n');
    for (Variable variable : system.variables()) {
      out.append("var ").append(vocabulary.variable(variable)).append(": ");
      if (variable.length() > 1) {
        out.append("array [0..").append(variable.length() - 1).append("] of ");
      }
      out.append(type(variable.type())).append(";\n");
    }
    vocabulary.events().values().forEach(b -> out.append("var ").append(b).append(": boolean;\n"));
  }

  private String type(Type type) {
    return switch (type) {
      case Type.Bool _ -> "boolean";
      case Type.Int range -> range.low() + ".." + range.high();
      case Type.Enumeration enumeration -> vocabulary.enumerated(enumeration).name();
    };
  }

  private void startStates(StringBuilder out) {
    List<List<Long>> states = Starts.of(system).states();
    if (states.isEmpty()) {
      vocabulary.problem("there is no initial state, and Murphi needs one");
    }
    for (List<Long> state : states) {
      out.append("\nstartstate begin\n");
      for (Variable variable : system.variables()) {
        for (int i = 0; i < variable.length(); i++) {
          long value = state.get(variable.offset() + i);
          assign(
              TermText.element(variable, i, vocabulary),
              TermText.of(Terms.constant(variable.type(), value), vocabulary),
              out);
        }
      }
      vocabulary.events().values().forEach(bit -> assign(bit, "false", out));
      out.append("end;\n");
    }
  }

  private void rule(Step step, StringBuilder out) {
    out.append("\nrule \"").append(text(step.label())).append("\"\n  ");
    TermText.write(step.guard(), vocabulary, out);
    out.append("\n==>\n");
    Assignments assignments = Assignments.of(step, vocabulary);
    assignments
        .helpers()
        .forEach(
            (helper, type) ->
                out.append("  var ").append(helper).append(": ").append(type(type)).append(";\n"));
    out.append("begin\n");
    for (Assignments.Assignment assignment : assignments.list()) {
      assign(assignment.target(), assignment.value(), out);
    }
    out.append("end;\n");
  }

  private static void assign(String target, String value, StringBuilder out) {
    out.append("  ").append(target).append(" := ").append(value).append(";\n");
  }

  private void judge(int index, Invariant invariant, StringBuilder out) {
    String name = String.format(Locale.ROOT, "%d %s", index, text(invariant.name()));
    out.append("\ninvariant \"").append(name).append("\"\n  ");
    TermText.write(new Specializer(leaf -> leaf).specialize(invariant.term()), vocabulary, out);
    out.append(";\n");
  }

  /** A text that ends neither the comment nor the string it stands in. */
  private static String text(String text) {
    return text.replaceAll("[\\p{Cntrl}\\\\]", " ").replace('"', '\'');
  }
}
