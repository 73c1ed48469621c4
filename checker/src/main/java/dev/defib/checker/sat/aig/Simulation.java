package dev.defib.checker.sat.aig;

import java.util.BitSet;

/** The values of all functions of a graph under one assignment of its inputs. */
public final class Simulation {
  private final BitSet values = new BitSet();

  /** Evaluates a graph; inputs that are not in {@code trueInputs} (nodes) are false. */
  public Simulation(Aig aig, BitSet trueInputs) {
    for (int node = 1; node < aig.size(); node++) {
      boolean value =
          aig.isInput(node)
              ? trueInputs.get(node)
              : holds(aig.left(node)) && holds(aig.right(node));
      values.set(node, value);
    }
  }

  public boolean holds(int literal) {
    return values.get(Aig.node(literal)) != Aig.isNegated(literal);
  }

  /** The number that a signed binary word of literals stands for, its lowest bit first. */
  public long value(int[] word) {
    long value = holds(word[word.length - 1]) ? -1 : 0;
    for (int i = word.length - 1; i >= 0; i--) {
      value = value << 1 | (holds(word[i]) ? 1 : 0);
    }
    return value;
  }
}
