package dev.defib.checker.explicit.code;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Terms;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The probes that an action's steps may hit, and what it takes to tell. */
final class StepProbes {
  /** The conditions under which the events happen that the probes ask for. */
  private final SortedMap<Integer, Term> events = new TreeMap<>();

  private final List<Test> tests = new ArrayList<>();

  /**
   * A test after the step.
   *
   * @param probe which bit to set
   * @param term over the state after the step, and events
   */
  record Test(int probe, Term term) {}

  StepProbes(Action action, List<Probe> probes) {
    SortedMap<Integer, Term> conditions = conditions(action);
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i) instanceof Probe.OfStep step && concerns(step, action)) {
        Term term = Terms.replace(step.term(), leaf -> known(leaf, conditions));
        if (!term.equals(Term.FALSE)) {
          tests.add(new Test(i, term));
        }
      }
    }
    BitSet asked = TermParts.events(tests.stream().map(Test::term).toList());
    asked.stream().forEach(event -> events.put(event, conditions.get(event)));
  }

  /** For each event that an action's step may make true, when it does. */
  static SortedMap<Integer, Term> conditions(Action action) {
    SortedMap<Integer, Term> conditions = new TreeMap<>();
    for (Action.Emission emission : action.events()) {
      conditions.merge(
          emission.event(), emission.condition(), (one, other) -> Terms.or(one, other));
    }
    return conditions;
  }

  private static boolean concerns(Probe.OfStep step, Action action) {
    return step.actions().isEmpty() || step.actions().contains(action.index());
  }

  /** An event that always or never happens in such a step is no question. */
  private static Term known(Term leaf, SortedMap<Integer, Term> conditions) {
    if (leaf instanceof Term.Happened happened) {
      Term condition = conditions.get(happened.event());
      if (condition == null) {
        return Term.FALSE;
      }
      return condition.equals(Term.TRUE) ? Term.TRUE : leaf;
    }
    return leaf;
  }

  SortedMap<Integer, Term> events() {
    return events;
  }

  List<Test> tests() {
    return tests;
  }
}
