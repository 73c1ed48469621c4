package dev.defib.checker.sat.prove;

import dev.defib.checker.invariant.Clause;
import dev.defib.checker.invariant.Literal;
import dev.defib.checker.invariant.Range;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells of the exclusion of a cube of latches as a clause over the variables of the system. */
final class Lemmas {
  /** Types with more values are told of bit by bit. */
  private static final long VALUES_MAX = 1 << 12;

  /** Sets of values that fall into more pieces are told of bit by bit. */
  private static final int RANGES_MAX = 16;

  /** For each latch, as a node, the bit that it is. */
  private final Map<Integer, Bit> bits = new HashMap<>();

  /** A bit of the value of a slot. */
  private record Bit(Variable variable, int element, int number) {}

  Lemmas(Encoding encoding) {
    int[] latches = encoding.latches();
    int[] slots = encoding.slotsOfLatches();
    int first = 0;
    for (Variable variable : encoding.system().variables()) {
      for (int i = 0; i < variable.length(); i++) {
        int at = first;
        for (; at < latches.length && slots[at] == variable.offset() + i; at++) {
          bits.put(Aig.node(latches[at]), new Bit(variable, i, at - first));
        }
        first = at;
      }
    }
  }

  /** The clause that excludes the states of the cube, given that values are of their types. */
  Clause excluding(Cube cube) {
    Map<Integer, List<Literal.Bit>> bySlot = new TreeMap<>();
    for (int literal : cube.negated()) {
      Bit bit = bits.get(Aig.node(literal));
      if (bit == null) {
        throw new IllegalArgumentException("no latch: " + literal);
      }
      bySlot
          .computeIfAbsent(bit.variable().offset() + bit.element(), _ -> new ArrayList<>())
          .add(
              new Literal.Bit(
                  bit.variable(), bit.element(), bit.number(), !Aig.isNegated(literal)));
    }
    return new Clause(bySlot.values().stream().<Literal>flatMap(Lemmas::ofSlot).toList());
  }

  /** The disjunction of bits of one slot. */
  private static Stream<? extends Literal> ofSlot(List<Literal.Bit> bits) {
    Literal.Bit first = bits.getFirst();
    if (first.variable().type().size() > VALUES_MAX) {
      return bits.stream();
    }
    List<Range> ranges = ranges(bits, first.variable().type());
    return ranges.size() > RANGES_MAX
        ? bits.stream()
        : Stream.of(new Literal.Among(first.variable(), first.element(), ranges));
  }

  private static List<Range> ranges(List<Literal.Bit> bits, Type type) {
    List<Range> ranges = new ArrayList<>();
    for (long value = type.low(); value <= type.high(); value++) {
      if (isAny(bits, value)) {
        boolean joins = !ranges.isEmpty() && ranges.getLast().high() == value - 1;
        long low = joins ? ranges.removeLast().low() : value;
        ranges.add(new Range(low, value));
      }
    }
    return ranges;
  }

  private static boolean isAny(List<Literal.Bit> bits, long value) {
    return bits.stream().anyMatch(bit -> (value >> bit.bit() & 1) == (bit.set() ? 1 : 0));
  }
}
