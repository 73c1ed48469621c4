package dev.defib.checker.evidence.verify;

import dev.defib.checker.ir.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What terms mean, as literals of a formula, given what their leaves mean. */
final class Meaning {
  private final Cnf cnf;
  private final Numbers numbers;
  private final int[][] slots;
  private final List<int[]> chosen;
  private final List<int[]> locals = new ArrayList<>();
  private final int[] events;
  private final Map<Integer, Long> bound = new HashMap<>();

  /**
   * Meaning in one state.
   *
   * @param slots the value of each slot
   * @param chosen the values of an action's choices
   * @param events for each event whether the step into the state made it true
   */
  Meaning(Cnf cnf, int[][] slots, List<int[]> chosen, int[] events) {
    this.cnf = cnf;
    this.numbers = new Numbers(cnf);
    this.slots = slots;
    this.chosen = chosen;
    this.events = events;
  }

  /** Computes an action's next local. */
  void addLocal(Term term) {
    locals.add(number(term));
  }

  int truth(Term term) {
    return number(term)[0];
  }

  int[] number(Term term) {
    return switch (term) {
      case Term.Constant t -> Numbers.constant(t.value());
      case Term.Read t -> slots[t.slot()];
      case Term.ReadAt t -> element(t);
      case Term.Chosen t -> chosen.get(t.choice());
      case Term.Local t -> locals.get(t.local());
      case Term.Bound t -> Numbers.constant(bound.getOrDefault(t.number(), 0L));
      case Term.Happened t -> Numbers.ofTruth(events[t.event()]);
      case Term.Not t -> Numbers.ofTruth(-truth(t.operand()));
      case Term.And t -> Numbers.ofTruth(cnf.and(truths(t.operands())));
      case Term.Or t -> Numbers.ofTruth(cnf.or(truths(t.operands())));
      case Term.Equal t -> Numbers.ofTruth(numbers.equal(number(t.left()), number(t.right())));
      case Term.Less t -> Numbers.ofTruth(numbers.less(number(t.left()), number(t.right())));
      case Term.Arithmetic t -> numbers.apply(t.operator(), number(t.left()), number(t.right()));
      case Term.Overflows t ->
          Numbers.ofTruth(numbers.overflows(t.operator(), number(t.left()), number(t.right())));
      case Term.IfThenElse t ->
          numbers.ifThenElse(truth(t.condition()), number(t.then()), number(t.otherwise()));
      case Term.Exists t -> Numbers.ofTruth(exists(t));
    };
  }

  private int[] truths(List<Term> terms) {
    return terms.stream().mapToInt(this::truth).toArray();
  }

  private int[] element(Term.ReadAt term) {
    int[] index = number(term.index());
    int[] value = Numbers.constant(term.type().low());
    for (int i = 0; i < term.variable().length(); i++) {
      int isHere = numbers.equal(index, Numbers.constant(i));
      value = numbers.ifThenElse(isHere, slots[term.variable().offset() + i], value);
    }
    return value;
  }

  private int exists(Term.Exists term) {
    List<Integer> cases = new ArrayList<>();
    Long outer = bound.get(term.number());
    for (long value = term.domain().low(); ; value++) {
      bound.put(term.number(), value);
      cases.add(truth(term.body()));
      if (value == term.domain().high()) {
        break;
      }
    }
    bound.remove(term.number());
    if (outer != null) {
      bound.put(term.number(), outer);
    }
    return cnf.or(cases.stream().mapToInt(Integer::intValue).toArray());
  }
}
