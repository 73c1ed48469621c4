package dev.defib.checker.sat.encode;

import dev.defib.checker.ir.Type;
import dev.defib.checker.sat.aig.Aig;
import java.util.Arrays;

/**
 * A word whose bits are inputs, as far as the values of a type differ in them, and otherwise
 * constants.
 */
final class Domain {
  /** The number. */
  final int[] word;

  /** The bits that are inputs, the lowest first. */
  final int[] inputs;

  /** Whether the number is a value of the type. */
  final int valid;

  private Domain(int[] word, int[] inputs, int valid) {
    this.word = word;
    this.inputs = inputs;
    this.valid = valid;
  }

  /** How many bits the values of a type differ in. */
  static int bits(Type type) {
    int differing = Long.SIZE - Long.numberOfLeadingZeros(type.low() ^ type.high());
    return Math.min(differing, Words.width(type));
  }

  /** The word made of the first of the given inputs. */
  static Domain over(int[] inputs, Type type, Aig aig) {
    int[] word = Words.constant(type.high(), Words.width(type));
    int bits = bits(type);
    System.arraycopy(inputs, 0, word, 0, bits);
    return new Domain(word, Arrays.copyOf(inputs, bits), new Words(aig).within(word, type));
  }

  /** The word made of new inputs. */
  static Domain fresh(Type type, Aig aig) {
    return over(inputs(bits(type), aig), type, aig);
  }

  static int[] inputs(int count, Aig aig) {
    int[] inputs = new int[count];
    Arrays.setAll(inputs, _ -> aig.input());
    return inputs;
  }
}
