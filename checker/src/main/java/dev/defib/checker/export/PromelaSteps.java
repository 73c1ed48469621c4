package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps as options of a Promela loop, each a guarded {@code d_step}.
 *
 * <p>Updates are simultaneous, assignments are not: locals, and the values that read what an
 * earlier assignment overwrites, are computed first, into {@code hidden} variables, which are no
 * part of SPIN's states.
 */
final class PromelaSteps {
  private final Vocabulary vocabulary;
  private int localsUsed;
  private int temporariesUsed;

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
    PromelaTerms.write(step.guard(), vocabulary, out);
    out.append(" ->");
    assignments(step, out);
    for (String assignment : bookkeeping) {
      out.append("\n    ").append(assignment).append(';');
    }
    out.append("\n    skip\n  }\n");
  }

  private void assignments(Step step, StringBuilder out) {
    for (Step.Binding binding : step.locals()) {
      assign(PromelaTerms.local(binding.local()), binding.value(), out);
      localsUsed = Math.max(localsUsed, binding.local() + 1);
    }
    vocabulary.events().forEach((event, bit) -> assign(bit, occurrence(step, event), out));
    updates(step.updates(), out);
  }

  private static Term occurrence(Step step, int event) {
    return Terms.or(
        step.emissions().stream()
            .filter(emission -> emission.event() == event)
            .map(Action.Emission::condition)
            .toList());
  }

  private void updates(List<Action.Update> updates, StringBuilder out) {
    Set<Integer> overwritten = new HashSet<>();
    List<String> values = new ArrayList<>();
    for (Action.Update update : updates) {
      String value = PromelaTerms.text(update.value(), vocabulary);
      if (reads(update.value(), overwritten)) {
        String temporary = "next__" + values.size();
        temporariesUsed = Math.max(temporariesUsed, values.size() + 1);
        assign(temporary, value, out);
        value = temporary;
      }
      values.add(value);
      overwritten.add(update.slot());
    }
    for (int i = 0; i < updates.size(); i++) {
      Variable variable = updates.get(i).variable();
      assign(
          PromelaTerms.element(variable, updates.get(i).element(), vocabulary), values.get(i), out);
    }
  }

  private static boolean reads(Term term, Set<Integer> slots) {
    return Terms.mentions(
        term,
        part ->
            switch (part) {
              case Term.Read read -> slots.contains(read.slot());
              case Term.ReadAt read -> readsAny(read.variable(), slots);
              default -> false;
            });
  }

  private static boolean readsAny(Variable variable, Set<Integer> slots) {
    return slots.stream()
        .anyMatch(
            slot -> variable.offset() <= slot && slot < variable.offset() + variable.length());
  }

  private void assign(String target, Term value, StringBuilder out) {
    assign(target, PromelaTerms.text(value, vocabulary), out);
  }

  private static void assign(String target, String value, StringBuilder out) {
    out.append("\n    ").append(target).append(" = ").append(value).append(';');
  }

  /** Declares what the steps written so far need. */
  void declareHidden(StringBuilder out) {
    hidden("local__", localsUsed, out);
    hidden("next__", temporariesUsed, out);
  }

  private static void hidden(String name, int count, StringBuilder out) {
    for (int i = 0; i < count; i++) {
      out.append("hidden int ").append(name).append(i).append(";\n");
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
