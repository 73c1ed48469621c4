package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A step's effects as assignments, one after the other.
 *
 * <p>Updates are simultaneous, assignments are not: locals, and the values that read what an
 * earlier assignment overwrites, are computed first, into <em>helpers</em>, which are no part of
 * the state.
 */
final class Assignments {
  private final Vocabulary vocabulary;
  private final List<Assignment> list = new ArrayList<>();
  private final Map<String, Type> helpers = new LinkedHashMap<>();

  /** {@code target := value}, both as text. */
  record Assignment(String target, String value) {}

  private Assignments(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Those that keep the bits of events, too. */
  static Assignments of(Step step, Vocabulary vocabulary) {
    Assignments assignments = new Assignments(vocabulary);
    for (Step.Binding binding : step.locals()) {
      assignments.help(TermText.local(binding.local()), binding.value());
    }
    vocabulary
        .events()
        .forEach((event, bit) -> assignments.assign(bit, assignments.text(occurs(step, event))));
    assignments.update(step.updates());
    return assignments;
  }

  List<Assignment> list() {
    return list;
  }

  /** The helpers with the types of their values. */
  Map<String, Type> helpers() {
    return helpers;
  }

  private static Term occurs(Step step, int event) {
    return Terms.or(
        step.emissions().stream()
            .filter(emission -> emission.event() == event)
            .map(Action.Emission::condition)
            .toList());
  }

  private void update(List<Action.Update> updates) {
    Set<Integer> overwritten = new HashSet<>();
    List<String> values = new ArrayList<>();
    for (Action.Update update : updates) {
      if (reads(update.value(), overwritten)) {
        String helper = "next__" + values.size();
        help(helper, update.value());
        values.add(helper);
      } else {
        values.add(text(update.value()));
      }
      overwritten.add(update.slot());
    }
    for (int i = 0; i < updates.size(); i++) {
      Action.Update update = updates.get(i);
      assign(TermText.element(update.variable(), update.element(), vocabulary), values.get(i));
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

  private void help(String helper, Term value) {
    helpers.put(helper, value.type());
    assign(helper, text(value));
  }

  private void assign(String target, String value) {
    list.add(new Assignment(target, value));
  }

  private String text(Term term) {
    return TermText.of(term, vocabulary);
  }
}
