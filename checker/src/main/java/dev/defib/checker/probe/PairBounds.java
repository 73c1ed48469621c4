package dev.defib.checker.probe;

import java.util.BitSet;
import java.util.List;

/**
 * How many moves it takes at least, for each pair of states that cannot be told apart at present.
 *
 * <p>The game is made easier: after each move somebody tells two states of which the device is in
 * one. What is not to be won then is not to be won at all, and no set of states takes fewer moves
 * than any two of its members.
 */
final class PairBounds {
  /** The value of a pair from which nothing leads to the goal. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Knowledge knowledge;
  private final Rung rung;
  private final int[][] bounds;

  PairBounds(Knowledge knowledge, Rung rung) {
    this.knowledge = knowledge;
    this.rung = rung;
    int size = knowledge.arena().size();
    this.bounds = new int[size][size];
    solve();
  }

  /** The bound for a pair, in any order; for a single state as a pair with itself. */
  int of(int first, int second) {
    return bounds[Math.min(first, second)][Math.max(first, second)];
  }

  /** The greatest bound of a pair in a cell. */
  int of(BitSet cell) {
    int most = 0;
    for (int s = cell.nextSetBit(0); s >= 0 && most < NEVER; s = cell.nextSetBit(s + 1)) {
      for (int t = s; t >= 0 && most < NEVER; t = cell.nextSetBit(t + 1)) {
        most = Math.max(most, bounds[s][t]);
      }
    }
    return most;
  }

  /** The greatest bound of a pair in any cell of a belief. */
  int ofBelief(BitSet belief) {
    int most = 0;
    for (BitSet cell : knowledge.cells(knowledge.closure(belief)).values()) {
      most = Math.max(most, of(cell));
    }
    return most;
  }

  private void solve() {
    Arena arena = knowledge.arena();
    for (int s = 0; s < bounds.length; s++) {
      for (int t = s; t < bounds.length; t++) {
        bounds[s][t] = arena.goal().get(s) && arena.goal().get(t) ? 0 : NEVER;
      }
    }
    int length = 1;
    while (sweep(length)) {
      length++;
    }
  }

  /** Settles the pairs that take this many moves; whether there are any. */
  private boolean sweep(int length) {
    boolean found = false;
    for (int s = 0; s < bounds.length; s++) {
      for (int t = s; t < bounds.length; t++) {
        if (bounds[s][t] == NEVER
            && knowledge.arena().shown().get(s).equals(knowledge.arena().shown().get(t))
            && leads(s, t, length)) {
          bounds[s][t] = length;
          found = true;
        }
      }
    }
    return found;
  }

  private boolean leads(int first, int second, int length) {
    var cell = new BitSet(bounds.length);
    cell.set(first);
    cell.set(second);
    List<Knowledge.Option> options = knowledge.options(cell, rung);
    return options.stream().anyMatch(o -> leads(o, length));
  }

  private boolean leads(Knowledge.Option option, int length) {
    return option.outcomes().stream().allMatch(o -> ofBelief(o.belief()) < length);
  }
}
