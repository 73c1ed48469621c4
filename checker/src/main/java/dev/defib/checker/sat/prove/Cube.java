package dev.defib.checker.sat.prove;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A conjunction of latches and negated latches: a set of states. Its literals are ascending. */
final class Cube {
  private final int[] literals;

  /** A set of the literals' hashes, to see at once that one cube does not contain another. */
  private final long signature;

  private Cube(int[] literals) {
    this.literals = literals;
    this.signature =
        Arrays.stream(literals).mapToLong(l -> 1L << (7 * l)).reduce(0, (a, b) -> a | b);
  }

  static Cube of(int... literals) {
    return new Cube(Arrays.stream(literals).sorted().distinct().toArray());
  }

  int size() {
    return literals.length;
  }

  int[] literals() {
    return literals.clone();
  }

  /** The clause that excludes it. */
  int[] negated() {
    return Arrays.stream(literals).map(literal -> literal ^ 1).toArray();
  }

  Cube filter(IntPredicate kept) {
    return new Cube(Arrays.stream(literals).filter(kept).toArray());
  }

  Cube without(int literal) {
    return filter(other -> other != literal);
  }

  boolean has(int literal) {
    return Arrays.binarySearch(literals, literal) >= 0;
  }

  /** Whether all literals of this cube are in the other one: the other's states are in this one. */
  boolean includes(Cube other) {
    if ((signature & ~other.signature) != 0 || literals.length > other.literals.length) {
      return false;
    }
    int place = 0;
    for (int literal : literals) {
      while (place < other.literals.length && other.literals[place] < literal) {
        place++;
      }
      if (place == other.literals.length || other.literals[place] != literal) {
        return false;
      }
    }
    return true;
  }
}
