package dev.defib.checker.explain;

import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntPredicate;

/** The values of formulas at the positions of one word. */
final class Truth {
  private final Interpreter interpreter;
  private final Word word;
  private final Segments segments;
  private final IdentityHashMap<Formula, Boolean[]> known = new IdentityHashMap<>();

  Truth(Interpreter interpreter, Word word) {
    this.interpreter = interpreter;
    this.word = word;
    this.segments = new Segments(word);
  }

  Word word() {
    return word;
  }

  /** The same for another word of the same system. */
  Truth on(Word other) {
    return new Truth(interpreter, other);
  }

  long value(Term term, int position) {
    Word.Position at = word.at(position);
    return interpreter.value(term, at.state(), at.events());
  }

  boolean holds(Formula formula, int position) {
    Boolean[] values = known.computeIfAbsent(formula, _ -> new Boolean[word.positions().size()]);
    Boolean value = values[position];
    if (value == null) {
      value =
          formula.term().isPresent()
              ? value(formula.term().get(), position) != 0
              : compute(formula, position);
      values[position] = value;
    }
    return value;
  }

  private boolean compute(Formula formula, int position) {
    IntPredicate first = i -> holds(formula.first(), i);
    IntPredicate last = i -> holds(formula.last(), i);
    return switch (formula.operator()) {
      case VALUE -> throw new IllegalArgumentException("a value without a term: " + formula);
      case DEFINITION -> first.test(position);
      case NOT -> !first.test(position);
      case AND -> first.test(position) && last.test(position);
      case OR -> first.test(position) || last.test(position);
      case IMPLIES -> !first.test(position) || last.test(position);
      case ALWAYS -> word.ahead(position).allMatch(first);
      case NEVER -> word.ahead(position).noneMatch(first);
      case EVENTUALLY -> word.ahead(position).anyMatch(first);
      case ALWAYS_EVENTUALLY -> word.recurring().anyMatch(first);
      case EVENTUALLY_ALWAYS -> word.recurring().allMatch(first);
      case LEADS_TO -> word.ahead(position).allMatch(i -> !first.test(i) || comes(last, i));
      case STAYS_UNTIL ->
          word.ahead(position).allMatch(i -> !first.test(i) || until(first, last, i, false));
      case UNTIL -> until(first, last, position, false);
      case WEAK_UNTIL -> until(first, last, position, true);
      case RELEASES -> !until(first.negate(), last.negate(), position, false);
      case AT_END -> first.test(word.end());
      case AFTER, BEFORE, BETWEEN, WHILE ->
          segments(formula, position).stream()
              .allMatch(s -> on(s.word()).holds(formula.last(), s.from()));
    };
  }

  /** Whether something holds somewhere from a position on. */
  boolean comes(IntPredicate wanted, int position) {
    return word.ahead(position).anyMatch(wanted);
  }

  private boolean until(
      IntPredicate left, IntPredicate right, int position, boolean ifRightNeverComes) {
    for (int i : word.ahead(position).toArray()) {
      if (right.test(i)) {
        return true;
      }
      if (!left.test(i)) {
        return false;
      }
    }
    return ifRightNeverComes;
  }

  /** What a scope cuts out of the word from a position on. */
  List<Segments.Segment> segments(Formula scoped, int position) {
    IntPredicate marker = i -> holds(scoped.first(), i);
    return switch (scoped.operator()) {
      case AFTER -> segments.after(position, marker);
      case BEFORE -> segments.before(position, marker);
      case BETWEEN -> segments.between(position, marker, i -> holds(scoped.parts().get(1), i));
      case WHILE -> segments.during(position, marker);
      default -> throw new IllegalArgumentException("no scope: " + scoped);
    };
  }
}
