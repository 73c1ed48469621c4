package dev.defib.checker.sat.encode;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.sat.aig.Aig;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Turns terms into functions of a graph. */
final class TermEncoder {
  private final Aig aig;
  private final Words words;
  private final Scope scope;

  /** The values of the variables that an {@link Term.Exists} around the present place binds. */
  private final Map<Integer, Long> bound = new HashMap<>();

  /**
   * The words of compound terms over the state alone, known from whichever scope has that state.
   */
  private final IdentityHashMap<Term, int[]> ofState;

  /** How many leaves were met so far that are no part of the state. */
  private int others;

  TermEncoder(Aig aig, Scope scope) {
    this(aig, scope, new IdentityHashMap<>());
  }

  /**
   * Prepares for one scope.
   *
   * @param ofState the words of terms, each as an object, that are known from scopes with the same
   *     slots; those that become known are added
   */
  TermEncoder(Aig aig, Scope scope, IdentityHashMap<Term, int[]> ofState) {
    this.aig = aig;
    this.words = new Words(aig);
    this.scope = scope;
    this.ofState = ofState;
  }

  /** The value of a term of a truth type. */
  int truth(Term term) {
    return word(term)[0];
  }

  /** The value of a term, just wide enough for its type. */
  int[] word(Term term) {
    if (Terms.isAtomic(term)) {
      return encoded(term);
    }
    int[] known = ofState.get(term);
    if (known != null) {
      return known;
    }
    int before = others;
    int[] word = encoded(term);
    if (others == before) {
      ofState.put(term, word);
    }
    return word;
  }

  private int[] other(int[] word) {
    others++;
    return word;
  }

  private int[] encoded(Term term) {
    return switch (term) {
      case Term.Constant t -> Words.constant(t.value());
      case Term.Read t -> scope.slots[t.slot()];
      case Term.ReadAt t -> element(t);
      case Term.Chosen t -> other(scope.chosen[t.choice()]);
      case Term.Local t -> other(scope.locals[t.local()]);
      case Term.Bound t -> other(Words.constant(valueOf(t)));
      case Term.Happened t -> other(Words.truth(scope.events[t.event()]));
      case Term.Not t -> Words.truth(Aig.not(truth(t.operand())));
      case Term.And t -> Words.truth(aig.and(truths(t.operands())));
      case Term.Or t -> Words.truth(aig.or(truths(t.operands())));
      case Term.Equal t -> Words.truth(words.equal(word(t.left()), word(t.right())));
      case Term.Less t -> Words.truth(words.less(word(t.left()), word(t.right())));
      case Term.Arithmetic t -> arithmetic(t);
      case Term.Overflows t -> Words.truth(overflows(t));
      case Term.IfThenElse t ->
          words.ifThenElse(truth(t.condition()), word(t.then()), word(t.otherwise()));
      case Term.Exists t -> Words.truth(exists(t));
    };
  }

  private int[] truths(List<Term> terms) {
    return terms.stream().mapToInt(this::truth).toArray();
  }

  private long valueOf(Term.Bound term) {
    Long value = bound.get(term.number());
    if (value == null) {
      throw new IllegalArgumentException("no Exists binds variable " + term.number());
    }
    return value;
  }

  private int[] element(Term.ReadAt term) {
    int[] index = word(term.index());
    int[] result = Words.constant(term.type().low());
    for (int i = 0; i < term.variable().length(); i++) {
      int[] element = scope.slots[term.variable().offset() + i];
      result = words.ifThenElse(words.equal(index, i), element, result);
    }
    return result;
  }

  private int[] arithmetic(Term.Arithmetic term) {
    int[] a = word(term.left());
    int[] b = word(term.right());
    int width = Words.width(term.type());
    return switch (term.operator()) {
      case ADD -> words.add(a, b, width);
      case SUBTRACT -> words.subtract(a, b, width);
      case MULTIPLY -> words.multiply(a, b, width);
      case DIVIDE -> Words.fit(words.divide(a, b), width);
      case REMAINDER -> Words.fit(words.remainder(a, b), width);
      case SHIFT_LEFT -> words.shiftLeft(a, b, width);
      case SHIFT_RIGHT -> Words.fit(words.shiftRight(a, b), width);
      case MIN -> Words.fit(words.ifThenElse(words.less(a, b), a, b), width);
      case MAX -> Words.fit(words.ifThenElse(words.less(a, b), b, a), width);
    };
  }

  private int overflows(Term.Overflows term) {
    int[] a = word(term.left());
    int[] b = word(term.right());
    return switch (term.operator()) {
      case ADD -> words.addOverflows(a, b);
      case SUBTRACT -> words.subtractOverflows(a, b);
      case MULTIPLY -> words.multiplyOverflows(a, b);
      case DIVIDE -> words.divideOverflows(a, b);
      case REMAINDER -> words.equal(b, 0);
      case SHIFT_LEFT -> words.shiftLeftOverflows(a, b);
      case SHIFT_RIGHT -> words.countIsWrong(b);
      case MIN, MAX -> Aig.FALSE;
    };
  }

  private int exists(Term.Exists term) {
    Type domain = term.domain();
    Long outer = bound.get(term.number());
    int found = Aig.FALSE;
    for (long value = domain.low(); ; value++) {
      bound.put(term.number(), value);
      found = aig.or(found, truth(term.body()));
      if (found == Aig.TRUE || value == domain.high()) {
        break;
      }
    }
    if (outer == null) {
      bound.remove(term.number());
    } else {
      bound.put(term.number(), outer);
    }
    return found;
  }
}
