package dev.defib.checker.explicit.reduce;

import dev.defib.checker.engine.Question;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What must occur, for whichever of the interchangeable elements: of a symmetric system, one of
 * them does it somewhere if and only if each does it somewhere.
 */
final class Orbits {
  private final TransitionSystem system;
  private final NormalForms forms;
  private final List<Renaming> exchanges;
  private final Renaming identity;
  private final Variable[] variableOfSlot;
  private final Map<Integer, List<Integer>> byForm = new HashMap<>();

  Orbits(TransitionSystem system, NormalForms forms, List<Renaming> exchanges) {
    this.system = system;
    this.forms = forms;
    this.exchanges = exchanges;
    this.identity = Renaming.identity(system);
    this.variableOfSlot = new Variable[system.slots()];
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        variableOfSlot[variable.offset() + i] = variable;
      }
    }
  }

  /** The question with occurrences that do not tell the elements apart. */
  Question of(Question question) throws NormalForms.NotComparableException {
    List<Question.Occurrence> occurrences = new ArrayList<>();
    for (Question.Occurrence occurrence : question.occurrences()) {
      occurrences.add(
          new Question.Occurrence(
              steps(occurrence.steps()), term(occurrence.condition()), occurrence.otherwise()));
    }
    return new Question(question.name(), question.property(), occurrences, question.traced());
  }

  /** The disjunction of the images of a term. */
  private Term term(Term term) throws NormalForms.NotComparableException {
    Map<Integer, Term> orbit = new LinkedHashMap<>();
    List<Term> open = new ArrayList<>(List.of(term));
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (orbit.putIfAbsent(forms.of(next, identity), next) == null) {
        for (Renaming exchange : exchanges) {
          open.add(image(next, exchange));
        }
      }
    }
    return orbit.size() == 1 ? term : Terms.or(List.copyOf(orbit.values()));
  }

  private Term image(Term term, Renaming exchange) throws NormalForms.NotComparableException {
    if (Terms.mentions(term, Term.ReadAt.class::isInstance)) {
      throw new NormalForms.NotComparableException();
    }
    return Terms.replace(
        term,
        leaf ->
            switch (leaf) {
              case Term.Read read -> {
                int slot = exchange.slot(read.slot());
                Variable variable = variableOfSlot[slot];
                yield new Term.Read(variable, slot - variable.offset());
              }
              case Term.Happened happened -> new Term.Happened(exchange.event(happened.event()));
              default -> leaf;
            });
  }

  /** The images of some actions. */
  private List<Integer> steps(List<Integer> steps) throws NormalForms.NotComparableException {
    SortedSet<Integer> orbit = new TreeSet<>();
    List<Integer> open = new ArrayList<>(steps);
    while (!open.isEmpty()) {
      int step = open.removeLast();
      if (orbit.add(step)) {
        for (Renaming exchange : exchanges) {
          open.addAll(images(step, exchange));
        }
      }
    }
    return List.copyOf(orbit);
  }

  private List<Integer> images(int step, Renaming exchange)
      throws NormalForms.NotComparableException {
    return byForm().getOrDefault(forms.of(system.actions().get(step), exchange), List.of());
  }

  /** The actions by their forms; made when first asked for. */
  private Map<Integer, List<Integer>> byForm() throws NormalForms.NotComparableException {
    if (byForm.isEmpty()) {
      for (Action action : system.actions()) {
        byForm
            .computeIfAbsent(forms.of(action, identity), _ -> new ArrayList<>())
            .add(action.index());
      }
    }
    return byForm;
  }
}
