package dev.defib.checker.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Constructors of terms that simplify as they build: constants are folded, and comparisons that the
 * types decide are decided. The result has the same value as the plain term in every state.
 */
public final class Terms {
  private Terms() {}

  public static Term bool(boolean value) {
    return value ? Term.TRUE : Term.FALSE;
  }

  public static Term integer(long value) {
    return new Term.Constant(new Type.Int(value, value), value);
  }

  public static Term constant(Type type, long value) {
    return type instanceof Type.Int
        ? integer(value)
        : type instanceof Type.Bool ? bool(value != 0) : new Term.Constant(type, value);
  }

  public static boolean isTrue(Term term) {
    return term instanceof Term.Constant c && c.type() instanceof Type.Bool && c.value() == 1;
  }

  public static boolean isFalse(Term term) {
    return term instanceof Term.Constant c && c.type() instanceof Type.Bool && c.value() == 0;
  }

  /** Whether the term is cheap enough to be repeated instead of shared. */
  public static boolean isAtomic(Term term) {
    return switch (term) {
      case Term.Constant _,
          Term.Read _,
          Term.Chosen _,
          Term.Local _,
          Term.Bound _,
          Term.Happened _ ->
          true;
      case Term.ReadAt _,
          Term.Not _,
          Term.And _,
          Term.Or _,
          Term.Equal _,
          Term.Less _,
          Term.Arithmetic _,
          Term.Overflows _,
          Term.IfThenElse _,
          Term.Exists _ ->
          false;
    };
  }

  public static Term not(Term operand) {
    return switch (operand) {
      case Term.Constant c -> bool(c.value() == 0);
      case Term.Not inner -> inner.operand();
      default -> new Term.Not(operand);
    };
  }

  public static Term and(Term... operands) {
    return and(Arrays.asList(operands));
  }

  public static Term and(List<Term> operands) {
    List<Term> kept = new ArrayList<>();
    for (Term operand : operands) {
      if (isFalse(operand)) {
        return Term.FALSE;
      }
      if (operand instanceof Term.And inner) {
        kept.addAll(inner.operands());
      } else if (!isTrue(operand)) {
        kept.add(operand);
      }
    }
    return switch (kept.size()) {
      case 0 -> Term.TRUE;
      case 1 -> kept.getFirst();
      default -> new Term.And(kept);
    };
  }

  public static Term or(Term... operands) {
    return or(Arrays.asList(operands));
  }

  public static Term or(List<Term> operands) {
    List<Term> kept = new ArrayList<>();
    for (Term operand : operands) {
      if (isTrue(operand)) {
        return Term.TRUE;
      }
      if (operand instanceof Term.Or inner) {
        kept.addAll(inner.operands());
      } else if (!isFalse(operand)) {
        kept.add(operand);
      }
    }
    return switch (kept.size()) {
      case 0 -> Term.FALSE;
      case 1 -> kept.getFirst();
      default -> new Term.Or(kept);
    };
  }

  public static Term implies(Term left, Term right) {
    return or(not(left), right);
  }

  public static Term equal(Term left, Term right) {
    if (left instanceof Term.Constant a && right instanceof Term.Constant b) {
      return bool(a.value() == b.value());
    }
    if (left == right || left.type().low() > right.type().high()) {
      return bool(left == right);
    }
    if (left.type().high() < right.type().low()) {
      return Term.FALSE;
    }
    if (left.type().low() == right.type().high() && left.type().high() == right.type().low()) {
      return Term.TRUE;
    }
    if (left.type() instanceof Type.Bool) {
      if (right instanceof Term.Constant b) {
        return b.value() == 1 ? left : not(left);
      }
      if (left instanceof Term.Constant a) {
        return a.value() == 1 ? right : not(right);
      }
    }
    return new Term.Equal(left, right);
  }

  public static Term equal(Term left, long right) {
    return equal(left, constant(left.type(), right));
  }

  public static Term less(Term left, Term right) {
    if (left.type().high() < right.type().low()) {
      return Term.TRUE;
    }
    if (left.type().low() >= right.type().high()) {
      return Term.FALSE;
    }
    return new Term.Less(left, right);
  }

  public static Term atMost(Term left, Term right) {
    return not(less(/* left= */ right, /* right= */ left));
  }

  public static Term atMost(Term left, long right) {
    return atMost(left, integer(right));
  }

  public static Term atLeast(Term left, long right) {
    return atMost(integer(right), left);
  }

  /** Whether the value lies within the type, as far as the term's own type leaves that open. */
  public static Term within(Term value, Type type) {
    return type instanceof Type.Int
        ? and(atLeast(value, type.low()), atMost(value, type.high()))
        : Term.TRUE;
  }

  public static Term arithmetic(Term.Operator operator, Term left, Term right) {
    Term.Arithmetic plain = new Term.Arithmetic(operator, left, right);
    if (left instanceof Term.Constant a && right instanceof Term.Constant b) {
      return integer(Arithmetics.apply(operator, a.value(), b.value()));
    }
    return plain.type().low() == plain.type().high() ? integer(plain.type().low()) : plain;
  }

  public static Term add(Term left, Term right) {
    return arithmetic(Term.Operator.ADD, left, right);
  }

  public static Term add(Term left, long right) {
    return right == 0 ? left : add(left, integer(right));
  }

  /** Whether the operation goes wrong, as far as the operands' types leave that open. */
  public static Term overflows(Term.Operator operator, Term left, Term right) {
    if (left instanceof Term.Constant a && right instanceof Term.Constant b) {
      return bool(Arithmetics.overflows(operator, a.value(), b.value()));
    }
    return Arithmetics.canOverflow(operator, left.type(), right.type())
        ? new Term.Overflows(operator, left, right)
        : Term.FALSE;
  }

  public static Term ifThenElse(Term condition, Term then, Term otherwise) {
    if (isTrue(condition)) {
      return then;
    }
    if (isFalse(condition) || then.equals(otherwise)) {
      return otherwise;
    }
    if (then.type() instanceof Type.Bool) {
      if (isTrue(then)) {
        return or(condition, otherwise);
      }
      if (isFalse(then)) {
        return and(not(condition), otherwise);
      }
      if (isTrue(otherwise)) {
        return or(not(condition), then);
      }
      if (isFalse(otherwise)) {
        return and(condition, then);
      }
    }
    return new Term.IfThenElse(condition, then, otherwise);
  }

  public static Term read(Variable variable) {
    return new Term.Read(variable, 0);
  }

  public static Term read(Variable variable, int element) {
    return new Term.Read(variable, element);
  }

  /** The sum of ones over the conditions that hold. */
  public static Term count(List<Term> conditions) {
    Term sum = integer(0);
    for (Term condition : conditions) {
      sum = add(sum, ifThenElse(condition, integer(1), integer(0)));
    }
    return sum;
  }

  public static Term exists(int number, Type domain, Term body) {
    return mentions(body, t -> t instanceof Term.Bound b && b.number() == number)
        ? new Term.Exists(number, domain, body)
        : body;
  }

  /** Whether the term or a part of it satisfies the predicate. */
  public static boolean mentions(Term term, java.util.function.Predicate<Term> predicate) {
    return predicate.test(term) || children(term).stream().anyMatch(c -> mentions(c, predicate));
  }

  /** The parts of which a term is made. */
  public static List<Term> children(Term term) {
    return switch (term) {
      case Term.Constant _,
          Term.Read _,
          Term.Chosen _,
          Term.Local _,
          Term.Bound _,
          Term.Happened _ ->
          List.of();
      case Term.ReadAt t -> List.of(t.index());
      case Term.Not t -> List.of(t.operand());
      case Term.And t -> t.operands();
      case Term.Or t -> t.operands();
      case Term.Equal t -> List.of(t.left(), t.right());
      case Term.Less t -> List.of(t.left(), t.right());
      case Term.Arithmetic t -> List.of(t.left(), t.right());
      case Term.Overflows t -> List.of(t.left(), t.right());
      case Term.IfThenElse t -> List.of(t.condition(), t.then(), t.otherwise());
      case Term.Exists t -> List.of(t.body());
    };
  }

  /**
   * Replaces leaves from below: {@code leaf} is asked for every constant, read, choice, local,
   * bound variable and event, and the term is rebuilt, simplified, from its answers. The answer
   * must be of a comparable type.
   */
  public static Term replace(Term term, UnaryOperator<Term> leaf) {
    return switch (term) {
      case Term.Constant _,
          Term.Read _,
          Term.Chosen _,
          Term.Local _,
          Term.Bound _,
          Term.Happened _ ->
          leaf.apply(term);
      case Term.ReadAt t -> new Term.ReadAt(t.variable(), replace(t.index(), leaf));
      case Term.Not t -> not(replace(t.operand(), leaf));
      case Term.And t -> and(t.operands().stream().map(o -> replace(o, leaf)).toList());
      case Term.Or t -> or(t.operands().stream().map(o -> replace(o, leaf)).toList());
      case Term.Equal t -> equal(replace(t.left(), leaf), replace(t.right(), leaf));
      case Term.Less t -> less(replace(t.left(), leaf), replace(t.right(), leaf));
      case Term.Arithmetic t ->
          arithmetic(t.operator(), replace(t.left(), leaf), replace(t.right(), leaf));
      case Term.Overflows t ->
          overflows(t.operator(), replace(t.left(), leaf), replace(t.right(), leaf));
      case Term.IfThenElse t ->
          ifThenElse(
              replace(t.condition(), leaf), replace(t.then(), leaf), replace(t.otherwise(), leaf));
      case Term.Exists t -> exists(t.number(), t.domain(), replace(t.body(), leaf));
    };
  }
}
