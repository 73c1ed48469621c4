package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What functions depend on: the nodes below them, and for each latch among these all of its slot,
 * with what says that the slot has a value of its type.
 */
final class Cones {
  private static final int[] NONE = {};

  private final Aig aig;
  private final Map<Integer, int[]> known = new HashMap<>();

  /** For each latch (a node) those of its slot, with what says that they are valid. */
  private final Map<Integer, int[]> companions = new HashMap<>();

  Cones(Encoding encoding) {
    this.aig = encoding.aig();
    int[] latches = encoding.latches();
    int[] slots = encoding.slotsOfLatches();
    for (int from = 0; from < latches.length; ) {
      int to = from + 1;
      while (to < latches.length && slots[to] == slots[from]) {
        to++;
      }
      int[] ofSlot = Arrays.copyOfRange(latches, from, to + 1);
      ofSlot[to - from] = encoding.valid(slots[from]);
      int[] nodes = nodes(ofSlot);
      for (; from < to; from++) {
        companions.put(Aig.node(latches[from]), nodes);
      }
    }
  }

  /** The cone of a function. */
  int[] of(int literal) {
    return known.computeIfAbsent(Aig.node(literal), node -> closed(2 * node));
  }

  /** The latches of the same slot, and what says that they are valid. */
  int[] ofLatch(int latch) {
    return companions.getOrDefault(Aig.node(latch), NONE);
  }

  private int[] closed(int literal) {
    BitSet nodes = below(literal);
    BitSet all = (BitSet) nodes.clone();
    nodes.stream()
        .mapToObj(companions::get)
        .filter(ofSlot -> ofSlot != null)
        .forEach(ofSlot -> Arrays.stream(ofSlot).forEach(all::set));
    return all.stream().toArray();
  }

  private int[] nodes(int... literals) {
    BitSet nodes = new BitSet();
    Arrays.stream(literals).forEach(literal -> nodes.or(below(literal)));
    return nodes.stream().toArray();
  }

  private BitSet below(int literal) {
    BitSet nodes = new BitSet();
    nodes.set(Aig.node(literal));
    for (int node = Aig.node(literal); node > 0; node = nodes.previousSetBit(node - 1)) {
      if (aig.isAnd(node)) {
        nodes.set(Aig.node(aig.left(node)));
        nodes.set(Aig.node(aig.right(node)));
      }
    }
    return nodes;
  }
}
