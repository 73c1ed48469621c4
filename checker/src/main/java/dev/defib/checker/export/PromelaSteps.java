package dev.defib.checker.export;

import dev.defib.checker.ir.Variable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Steps as options of a Promela loop, each a guarded {@code d_step}. Helpers are {@code hidden}
 * variables, which are no part of SPIN's states.
 */
final class PromelaSteps {
  private final Vocabulary vocabulary;
  private final SortedSet<String> helpers = new TreeSet<>();

  PromelaSteps(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param condition what must hold beside the guard, as Promela; empty for nothing
   * @param bookkeeping assignments that the step makes beside its updates
   */
  void write(Step step, String condition, List<String> bookkeeping, StringBuilder out) {
    out.append("  /* ").append(Vocabulary.comment(step.label())).append(" */\n  :: d_step {\n    ");
    if (!condition.isEmpty()) {
      out.append(condition).append(" && ");
    }
    TermText.write(step.guard(), vocabulary, out);
    out.append(" ->");
    Assignments assignments = Assignments.of(step, vocabulary);
    helpers.addAll(assignments.helpers().keySet());
    for (Assignments.Assignment made : assignments.list()) {
      out.append("\n    ").append(made.target()).append(" = ").append(made.value()).append(';');
    }
    for (String assignment : bookkeeping) {
      out.append("\n    ").append(assignment).append(';');
    }
    out.append("\n    skip\n  }\n");
  }

  /** Declares what the steps written so far need. */
  void declareHidden(StringBuilder out) {
    for (String helper : helpers) {
      out.append("hidden int ").append(helper).append(";\n");
    }
  }

  /** The declarations of the system's variables. */
  void declare(Starts starts, StringBuilder out) {
    for (Variable variable : starts.system().variables()) {
      out.append(type(variable)).append(' ').append(vocabulary.variable(variable));
      if (variable.length() > 1) {
        out.append('[').append(variable.length()).append(']');
      }
      out.append(" = ").append(starts.initializer(variable)).append(";\n");
    }
    vocabulary.events().values().forEach(bit -> out.append("bit ").append(bit).append(";\n"));
  }

  private static String type(Variable variable) {
    long low = variable.type().low();
    long high = variable.type().high();
    if (0 <= low && high <= 255) {
      return high <= 1 && variable.length() == 1 ? "bit" : "byte";
    }
    return Short.MIN_VALUE <= low && high <= Short.MAX_VALUE ? "short" : "int";
  }
}
