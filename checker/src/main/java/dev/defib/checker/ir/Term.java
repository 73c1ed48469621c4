package dev.defib.checker.ir;

import java.util.List;

/**
 * A typed, total expression without side effects.
 *
 * <p>Every term has a value in every state: an element out of range reads as its type's least
 * value, a division by zero gives 0, arithmetic wraps. Where the language calls these errors,
 * lowering has put the condition under which they occur into a guard. A term that would be ill
 * typed cannot be constructed. The type of an integer term is an interval that holds all its values
 * (exactly the type's values need not occur).
 */
public sealed interface Term {
  Type type();

  Term TRUE = new Constant(Type.BOOL, 1);
  Term FALSE = new Constant(Type.BOOL, 0);

  record Constant(Type type, long value) implements Term {
    public Constant {
      Require.that(type.contains(value), "a constant outside its type", type, value);
    }
  }

  /** The value of a scalar, or of the element of an array at a fixed place. */
  record Read(Variable variable, int element) implements Term {
    public Read {
      Require.that(0 <= element && element < variable.length(), "no such element", variable);
    }

    @Override
    public Type type() {
      return variable.type();
    }

    /** The slot in the state vector. */
    public int slot() {
      return variable.offset() + element;
    }
  }

  /** The element of an array at a computed place; the type's least value outside the array. */
  record ReadAt(Variable variable, Term index) implements Term {
    public ReadAt {
      Require.that(index.type() instanceof Type.Int, "an index must be an integer", index);
    }

    @Override
    public Type type() {
      return variable.type();
    }
  }

  /** What was chosen for the action's choice number {@code choice}. */
  record Chosen(int choice, Type type) implements Term {}

  /** The value of the action's local number {@code local}. */
  record Local(int local, Type type) implements Term {}

  /** The variable that the enclosing {@link Exists} with this number binds. */
  record Bound(int number, Type type) implements Term {}

  /** Whether the step that led here made this event true. In properties only. */
  record Happened(int event) implements Term {
    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record Not(Term operand) implements Term {
    public Not {
      Require.bool(operand);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record And(List<Term> operands) implements Term {
    public And {
      operands = List.copyOf(operands);
      operands.forEach(Require::bool);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record Or(List<Term> operands) implements Term {
    public Or {
      operands = List.copyOf(operands);
      operands.forEach(Require::bool);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** Equality of two values of comparable types. */
  record Equal(Term left, Term right) implements Term {
    public Equal {
      Require.that(
          left.type().isComparableWith(right.type()), "= needs comparable types", left, right);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** {@code left < right}, of integers. */
  record Less(Term left, Term right) implements Term {
    public Less {
      Require.integer(left);
      Require.integer(right);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    /** Towards zero; 0 where the divisor is 0. */
    DIVIDE,
    /** With the sign of the dividend; 0 where the divisor is 0. */
    REMAINDER,
    /** The shift counts modulo 64, as in Java. */
    SHIFT_LEFT,
    /** Arithmetic: towards minus infinity. */
    SHIFT_RIGHT,
    MIN,
    MAX
  }

  record Arithmetic(Operator operator, Term left, Term right, Type.Int type) implements Term {
    public Arithmetic {
      Require.integer(left);
      Require.integer(right);
    }

    public Arithmetic(Operator operator, Term left, Term right) {
      this(operator, left, right, Intervals.of(operator, left.type(), right.type()));
    }
  }

  /**
   * Whether the exact result is no 64-bit number; for a division whether the divisor is 0 (or the
   * quotient too large), for a shift whether its count is outside 0..62 or bits are lost.
   */
  record Overflows(Operator operator, Term left, Term right) implements Term {
    public Overflows {
      Require.integer(left);
      Require.integer(right);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record IfThenElse(Term condition, Term then, Term otherwise, Type type) implements Term {
    public IfThenElse {
      Require.bool(condition);
      Require.that(
          then.type().isComparableWith(otherwise.type()), "two types in one if", then, otherwise);
    }

    public IfThenElse(Term condition, Term then, Term otherwise) {
      this(condition, then, otherwise, Intervals.union(then.type(), otherwise.type()));
    }
  }

  /** Whether some value of {@code domain} for the bound variable makes {@code body} true. */
  record Exists(int number, Type domain, Term body) implements Term {
    public Exists {
      Require.bool(body);
    }

    @Override
    public Type type() {
      return Type.BOOL;
    }
  }
}
