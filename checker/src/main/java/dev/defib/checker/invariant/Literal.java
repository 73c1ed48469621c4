package dev.defib.checker.invariant;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.List;
import java.util.stream.LongStream;

/** What a clause says of one slot of the state. */
public sealed interface Literal {
  Variable variable();

  /** The place in an array, 0 for a scalar. */
  int element();

  /** The same as a term over the state. */
  Term term();

  /** The name of the slot, as it is shown: {@code drv[1].busy}, {@code ages[0]}. */
  default String slot() {
    return variable().array() ? variable().name() + "[" + element() + "]" : variable().name();
  }

  /**
   * The slot has one of these values.
   *
   * @param ranges of values of the variable's type, ascending, with gaps between them; none if no
   *     value will do
   */
  record Among(Variable variable, int element, List<Range> ranges) implements Literal {
    public Among {
      ranges = List.copyOf(ranges);
    }

    @Override
    public Term term() {
      return Terms.or(ranges.stream().map(this::within).toList());
    }

    private Term within(Range range) {
      Type type = variable.type();
      Term read = Terms.read(variable, element);
      if (range.low() == range.high()) {
        return Terms.equal(read, Terms.constant(type, range.low()));
      }
      return type instanceof Type.Int
          ? Terms.within(read, Type.range(range.low(), range.high()))
          : Terms.or(
              LongStream.rangeClosed(range.low(), range.high())
                  .mapToObj(value -> Terms.equal(read, Terms.constant(type, value)))
                  .toList());
    }
  }

  /**
   * A bit of the slot's value in two's complement, the lowest one being 0: for integers where a set
   * of values would be too long to write down.
   */
  record Bit(Variable variable, int element, int bit, boolean set) implements Literal {
    @Override
    public Term term() {
      Term shifted =
          Terms.arithmetic(
              Term.Operator.SHIFT_RIGHT, Terms.read(variable, element), Terms.integer(bit));
      Term even =
          Terms.equal(
              Terms.arithmetic(Term.Operator.REMAINDER, shifted, Terms.integer(2)),
              Terms.integer(0));
      return set ? Terms.not(even) : even;
    }
  }
}
