package dev.defib.checker.sat.encode;

import dev.defib.checker.sat.aig.Aig;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects what the actions write, at most one of which is taken in a step. */
final class Updates {
  private final Aig aig;
  private final int[][] before;
  private final List<List<Write>> writes;

  private static final class Write {
    final int taken;
    final int[] value;

    Write(int taken, int[] value) {
      this.taken = taken;
      this.value = value;
    }
  }

  /**
   * Prepares for the writes.
   *
   * @param before the word of each slot before the step
   */
  Updates(Aig aig, int[][] before) {
    this.aig = aig;
    this.before = before;
    this.writes =
        Stream.generate(() -> (List<Write>) new ArrayList<Write>()).limit(before.length).toList();
  }

  /** If {@code taken}, the slot has that value after the step. */
  void add(int slot, int taken, int[] value) {
    writes.get(slot).add(new Write(taken, Words.fit(value, before[slot].length)));
  }

  /** The word of each slot after the step. */
  int[][] next() {
    return IntStream.range(0, before.length).mapToObj(this::next).toArray(int[][]::new);
  }

  private int[] next(int slot) {
    List<Write> all = writes.get(slot);
    int stays = Aig.not(aig.or(all.stream().mapToInt(write -> write.taken).toArray()));
    int[] after = new int[before[slot].length];
    for (int i = 0; i < after.length; i++) {
      int bit = i;
      int written = aig.or(all.stream().mapToInt(w -> aig.and(w.taken, w.value[bit])).toArray());
      after[i] = aig.or(written, aig.and(stays, before[slot][bit]));
    }
    return after;
  }
}
