package dev.defib.checker.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Looks for a sure strategy of at most one move, then of at most two, and so on: for devices whose
 * cells are too many to be listed. What a bound is too small for is found out with {@link
 * PairBounds}; cells that were decided are remembered.
 */
final class Deepening {
  private final Knowledge knowledge;
  private final PairBounds pairs;
  private final Rung rung;
  private final BooleanSupplier late;
  private final Map<BitSet, Integer> tooShort = new HashMap<>();
  private final Map<BitSet, Integer> enough = new HashMap<>();
  private final Map<BitSet, Move> moves = new HashMap<>();

  /**
   * @param late whether to give up
   */
  Deepening(Knowledge knowledge, PairBounds pairs, Rung rung, BooleanSupplier late) {
    this.knowledge = knowledge;
    this.pairs = pairs;
    this.rung = rung;
    this.late = late;
  }

  /** The shortest strategy from a belief; empty if there is none or it became too late. */
  Optional<Strategy> search(BitSet belief) {
    int bound = pairs.ofBelief(belief);
    while (bound < PairBounds.NEVER && !late.getAsBoolean()) {
      if (solves(belief, bound)) {
        return Optional.of(new Strategy(moves, bound, bound));
      }
      bound++;
    }
    return Optional.empty();
  }

  private boolean solves(BitSet belief, int bound) {
    for (BitSet cell : knowledge.cells(knowledge.closure(belief)).values()) {
      if (!solvesCell(cell, bound)) {
        return false;
      }
    }
    return true;
  }

  private boolean solvesCell(BitSet cell, int bound) {
    int least = pairs.of(cell);
    if (least == 0 || enough.getOrDefault(cell, Integer.MAX_VALUE) <= bound) {
      return true;
    }
    if (least > bound || tooShort.getOrDefault(cell, -1) >= bound || late.getAsBoolean()) {
      return false;
    }
    for (Promise promise : promises(cell, bound - 1)) {
      if (promise.option().outcomes().stream().allMatch(o -> solves(o.belief(), bound - 1))) {
        enough.put(cell, bound);
        moves.put(cell, promise.option().move());
        return true;
      }
    }
    if (!late.getAsBoolean()) {
      tooShort.put(cell, bound);
    }
    return false;
  }

  /** An option with what speaks for it: how few states, how near to the goal, are left. */
  private record Promise(Knowledge.Option option, int bound, int states) {}

  /** The options that the bounds leave open, the most promising first. */
  private List<Promise> promises(BitSet cell, int bound) {
    var promises = new ArrayList<Promise>();
    for (Knowledge.Option option : knowledge.options(cell, rung)) {
      int most = 0;
      int states = 0;
      for (Knowledge.Outcome outcome : option.outcomes()) {
        most = Math.max(most, pairs.ofBelief(outcome.belief()));
        states = Math.max(states, outcome.belief().cardinality());
      }
      if (most <= bound) {
        promises.add(new Promise(option, most, states));
      }
    }
    promises.sort(Comparator.comparingInt(Promise::states).thenComparingInt(Promise::bound));
    return promises;
  }
}
