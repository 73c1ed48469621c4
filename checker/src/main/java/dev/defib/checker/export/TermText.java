package dev.defib.checker.export;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.List;

/**
 * Terms as expressions of the other tool's language with the same value in every state.
 *
 * <p>Promela computes with 32-bit numbers and leaves an element outside an array, a division by
 * zero and long shifts to C, that is, undefined; Murphi calls them errors: the expressions test
 * before they compute, and an operation whose result may not fit is a problem for the vocabulary.
 */
final class TermText {
  /** Beyond this many characters an export helps nobody. */
  private static final int LENGTH_MAX = 1 << 26;

  private final Vocabulary vocabulary;
  private final Dialect dialect;
  private final StringBuilder out;

  private TermText(Vocabulary vocabulary, StringBuilder out) {
    this.vocabulary = vocabulary;
    this.dialect = vocabulary.dialect();
    this.out = out;
  }

  static String of(Term term, Vocabulary vocabulary) {
    StringBuilder out = new StringBuilder();
    write(term, vocabulary, out);
    return out.toString();
  }

  static void write(Term term, Vocabulary vocabulary, StringBuilder out) {
    new TermText(vocabulary, out).term(term);
  }

  private void term(Term term) {
    if (out.length() > LENGTH_MAX) {
      vocabulary.problem("the text would be longer than %d million characters", LENGTH_MAX >> 20);
      return;
    }
    requireFit(term);
    switch (term) {
      case Term.Constant t -> out.append(constant(t));
      case Term.Read t -> out.append(element(t.variable(), t.element(), vocabulary));
      case Term.ReadAt t -> readAt(t);
      case Term.Local t -> out.append(local(t.local()));
      case Term.Happened t -> out.append(vocabulary.event(t.event()));
      case Term.Not t -> enclosed("!", t.operand(), "");
      case Term.And t -> joined(t.operands(), dialect.and, "true");
      case Term.Or t -> joined(t.operands(), dialect.or, "false");
      case Term.Equal t -> binary(t.left(), dialect.equal, t.right());
      case Term.Less t -> binary(t.left(), " < ", t.right());
      case Term.Arithmetic t -> arithmetic(t);
      case Term.Overflows t -> overflows(t);
      case Term.IfThenElse t -> conditional(t.condition(), t.then(), t.otherwise());
      case Term.Exists t ->
          vocabulary.problem("a quantifier runs over %d values", t.domain().size());
      case Term.Chosen _, Term.Bound _ ->
          throw new IllegalArgumentException("nothing stands for " + term);
    }
  }

  private void requireFit(Term term) {
    if (!Vocabulary.fits(term.type())) {
      vocabulary.problem(
          "an expression ranges over %d..%d, and %s's numbers have 32 bits",
          term.type().low(), term.type().high(), dialect.title);
    }
  }

  private static Term.Constant least(Type type) {
    return new Term.Constant(type, type.low());
  }

  private String constant(Term.Constant constant) {
    return switch (constant.type()) {
      case Type.Bool _ -> constant.value() == 0 ? "false" : "true";
      case Type.Int _ ->
          constant.value() < 0 ? "(" + constant.value() + ")" : Long.toString(constant.value());
      case Type.Enumeration type -> vocabulary.literal(type, constant.value());
    };
  }

  /** An array of one element is exported as a plain variable. */
  static String element(Variable variable, int element, Vocabulary vocabulary) {
    String name = vocabulary.variable(variable);
    return variable.length() == 1 ? name : name + "[" + element + "]";
  }

  static String local(int local) {
    return "local__" + local;
  }

  private void readAt(Term.ReadAt read) {
    int last = read.variable().length() - 1;
    Type index = read.index().type();
    boolean inside = 0 <= index.low() && index.high() <= last;
    if (!inside) {
      out.append("((0 <= ");
      term(read.index());
      out.append(dialect.and);
      term(read.index());
      out.append(" <= ").append(last).append(')').append(dialect.then);
    }
    out.append(vocabulary.variable(read.variable()));
    if (last > 0) {
      out.append('[');
      term(read.index());
      out.append(']');
    }
    if (!inside) {
      out.append(" : ").append(constant(least(read.type()))).append(')');
    }
  }

  private void arithmetic(Term.Arithmetic sum) {
    Term left = sum.left();
    Term right = sum.right();
    switch (sum.operator()) {
      case ADD -> binary(left, " + ", right);
      case SUBTRACT -> binary(left, " - ", right);
      case MULTIPLY -> binary(left, " * ", right);
      case DIVIDE -> unlessZero(left, " / ", right);
      case REMAINDER -> unlessZero(left, " % ", right);
      case SHIFT_LEFT -> shiftLeft(left, right);
      case SHIFT_RIGHT -> shiftRight(left, right);
      case MIN -> conditional(new Term.Less(left, right), left, right);
      case MAX -> conditional(new Term.Less(left, right), right, left);
    }
  }

  private void unlessZero(Term left, String operator, Term right) {
    if (!right.type().contains(0)) {
      binary(left, operator, right);
      return;
    }
    out.append('(');
    enclosed("", right, dialect.equal + "0");
    out.append(dialect.then).append("0 : ");
    binary(left, operator, right);
    out.append(')');
  }

  private void shiftLeft(Term left, Term count) {
    requireCount(count, 30);
    binary(left, " << ", count);
  }

  /** 32-bit numbers have run out of bits after 31 places. */
  private void shiftRight(Term left, Term count) {
    requireCount(count, 63);
    if (count.type().high() <= 31) {
      binary(left, " >> ", count);
      return;
    }
    out.append('(');
    enclosed("", count, " > 31");
    out.append(dialect.then);
    enclosed("", left, " >> 31");
    out.append(" : ");
    binary(left, " >> ", count);
    out.append(')');
  }

  private void requireCount(Term count, int max) {
    if (count.type().low() < 0 || count.type().high() > max) {
      vocabulary.problem(
          "something is shifted by %d..%d places, and only 0..%d can be expressed",
          count.type().low(), count.type().high(), max);
    }
  }

  /** Between 32-bit numbers only division by zero and shifts go wrong in 64 bits. */
  private void overflows(Term.Overflows test) {
    requireFit(test.left());
    requireFit(test.right());
    switch (test.operator()) {
      case ADD, SUBTRACT, MULTIPLY, MIN, MAX -> out.append("false");
      case DIVIDE, REMAINDER -> enclosed("", test.right(), dialect.equal + "0");
      case SHIFT_RIGHT -> outsideCount(test.right());
      case SHIFT_LEFT -> {
        out.append('(');
        outsideCount(test.right());
        loseBits(test.left(), test.right());
        out.append(')');
      }
    }
  }

  private void outsideCount(Term count) {
    out.append("(");
    enclosed("", count, " < 0");
    out.append(dialect.or);
    enclosed("", count, " > 62");
    out.append(')');
  }

  /** For each long shift: whether the number is too large for it. */
  private void loseBits(Term left, Term count) {
    for (long n = Math.max(33, count.type().low()); n <= Math.min(62, count.type().high()); n++) {
      out.append(dialect.or).append('(');
      enclosed("", count, dialect.equal + n);
      out.append(dialect.and).append('(');
      enclosed("", left, " < (-" + (1L << (63 - n)) + ")");
      out.append(dialect.or);
      enclosed("", left, " >= " + (1L << (63 - n)));
      out.append("))");
    }
  }

  private void conditional(Term condition, Term then, Term otherwise) {
    out.append('(');
    term(condition);
    out.append(dialect.then);
    term(then);
    out.append(" : ");
    term(otherwise);
    out.append(')');
  }

  private void binary(Term left, String operator, Term right) {
    out.append('(');
    term(left);
    out.append(operator);
    term(right);
    out.append(')');
  }

  private void enclosed(String before, Term term, String after) {
    out.append(before).append('(');
    term(term);
    out.append(after).append(')');
  }

  private void joined(List<Term> operands, String operator, String none) {
    if (operands.isEmpty()) {
      out.append(none);
      return;
    }
    out.append('(');
    for (int i = 0; i < operands.size(); i++) {
      out.append(i == 0 ? "" : operator);
      term(operands.get(i));
    }
    out.append(')');
  }
}
