package dev.defib.checker.explicit;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each slot of a state vector lies in the packed state, which is one or more 64-bit words.
 *
 * <p>A slot is stored as its distance from its type's least value, in as many bits as the type
 * needs, and never straddles two words. An array that fits into one word lies in one word, its
 * elements from the low bits up; a longer one begins a word of its own and fills each with as many
 * elements as go in. The state of all least values is packed as all zeros.
 */
public final class Layout {
  private final Place[] places;
  private final int words;
  private final int bits;

  /**
   * A field of the packed state.
   *
   * @param width in bits, 0 for a type of one value
   * @param low the value that is stored as 0
   */
  public record Place(int word, int shift, int width, long low) {
    /** The bits of a value of the field, not shifted. */
    public long mask() {
      return width == Long.SIZE ? -1 : (1L << width) - 1;
    }

    /** The bits of the word that are this field's. */
    public long maskInWord() {
      return mask() << shift;
    }

    /** The word's bits when the field has a value. */
    public long inWord(long value) {
      return (value - low) << shift;
    }
  }

  private Layout(Place[] places, int words, int bits) {
    this.places = places;
    this.words = words;
    this.bits = bits;
  }

  /** Lays a system's states out: first fit, the widest variables first. */
  public static Layout of(TransitionSystem system) {
    Place[] places = new Place[system.slots()];
    List<Integer> used = new ArrayList<>();
    system.variables().stream()
        .sorted(Comparator.comparingInt(variable -> -bits(variable)))
        .forEach(variable -> place(variable, used, places));
    int words = Math.max(1, used.size());
    int last = used.isEmpty() ? 0 : used.getLast();
    return new Layout(places, words, Long.SIZE * (words - 1) + last);
  }

  private static int bits(Variable variable) {
    return Math.multiplyExact(width(variable.type()), variable.length());
  }

  private static int width(Type type) {
    return Long.SIZE - Long.numberOfLeadingZeros(type.high() - type.low());
  }

  private static void place(Variable variable, List<Integer> used, Place[] places) {
    int width = width(variable.type());
    int bits = bits(variable);
    int first = bits <= Long.SIZE ? firstFit(bits, used) : used.size();
    int word = first;
    int shift = first < used.size() ? used.get(first) : 0;
    for (int slot = variable.offset(); slot < variable.offset() + variable.length(); slot++) {
      if (shift + width > Long.SIZE) {
        word++;
        shift = 0;
      }
      places[slot] = new Place(word, width == 0 ? 0 : shift, width, variable.type().low());
      shift += width;
      while (used.size() <= word) {
        used.add(0);
      }
      used.set(word, shift);
    }
  }

  private static int firstFit(int bits, List<Integer> used) {
    int word = 0;
    while (word < used.size() && used.get(word) + bits > Long.SIZE) {
      word++;
    }
    return word;
  }

  /** The number of words of a packed state. */
  public int words() {
    return words;
  }

  /** The number of bits up to and with the highest one in use. */
  public int bits() {
    return bits;
  }

  public Place place(int slot) {
    return places[slot];
  }

  /** Packs a state vector. */
  public void pack(long[] vector, long[] packed, int at) {
    for (int i = 0; i < words; i++) {
      packed[at + i] = 0;
    }
    for (int slot = 0; slot < places.length; slot++) {
      packed[at + places[slot].word()] |= places[slot].inWord(vector[slot]);
    }
  }

  /** Writes the state vector of a packed state. */
  public void unpack(long[] packed, int at, long[] vector) {
    for (int slot = 0; slot < places.length; slot++) {
      Place place = places[slot];
      vector[slot] = ((packed[at + place.word()] >>> place.shift()) & place.mask()) + place.low();
    }
  }
}
