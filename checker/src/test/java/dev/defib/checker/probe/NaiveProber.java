package dev.defib.checker.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether somebody gets there within a number of moves, as the definition says it. */
final class NaiveProber {
  private final Arena arena;

  NaiveProber(Arena arena) {
    this.arena = arena;
  }

  /** The fewest moves that are enough from the start, up to a limit; -1 if the limit is not. */
  int worst(int limit) {
    for (int moves = 0; moves <= limit; moves++) {
      if (reaches(of(arena.start()), moves)) {
        return moves;
      }
    }
    return -1;
  }

  private static Set<Integer> of(BitSet set) {
    return new TreeSet<>(set.stream().boxed().toList());
  }

  /** From states that were just entered: they may go on, and then they are read. */
  private boolean reaches(Set<Integer> belief, int moves) {
    Set<Integer> settled = settled(belief);
    Set<Integer> readings = new HashSet<>();
    settled.forEach(s -> readings.add(arena.shown().get(s)));
    for (int reading : readings) {
      Set<Integer> cell = new TreeSet<>(settled);
      cell.removeIf(s -> arena.shown().get(s) != reading);
      if (!acts(cell, moves)) {
        return false;
      }
    }
    return true;
  }

  private boolean acts(Set<Integer> cell, int moves) {
    if (cell.stream().allMatch(s -> arena.goal().get(s))) {
      return true;
    }
    return moves > 0
        && alternatives(cell).stream()
            .anyMatch(all -> all.stream().allMatch(b -> reaches(b, moves - 1)));
  }

  /** For each move the beliefs that it may lead to. */
  private List<List<Set<Integer>>> alternatives(Set<Integer> cell) {
    var result = new ArrayList<List<Set<Integer>>>();
    for (Arena.Command command : arena.commands()) {
      if (cell.stream().noneMatch(s -> command.undefined().get(s))) {
        var beliefs = new ArrayList<Set<Integer>>();
        command.replies().forEach(r -> beliefs.add(image(cell, r.successors())));
        result.add(beliefs.stream().filter(b -> !b.isEmpty()).toList());
      }
    }
    for (Arena.Signal signal : arena.signals()) {
      result.add(List.of(image(cell, signal.cleared())));
    }
    Set<Integer> settled = settled(cell);
    if (settled.stream().noneMatch(s -> isBusyForEver(s, new HashSet<>()))) {
      result.add(List.of(image(settled, arena.ticks())));
      for (Arena.Signal signal : arena.signals()) {
        result.add(listening(settled, signal));
      }
    }
    result.removeIf(beliefs -> beliefs.stream().anyMatch(Set::isEmpty) || beliefs.isEmpty());
    return result;
  }

  private List<Set<Integer>> listening(Set<Integer> settled, Arena.Signal signal) {
    Set<Integer> silent = new TreeSet<>(settled);
    silent.removeIf(s -> signal.raised().get(s));
    Set<Integer> later = settled(image(silent, arena.ticks()));
    Set<Integer> heard = new TreeSet<>(settled);
    heard.addAll(later);
    heard.removeIf(s -> !signal.raised().get(s));
    var beliefs = new ArrayList<Set<Integer>>();
    if (!heard.isEmpty()) {
      beliefs.add(image(heard, signal.taken()));
    }
    if (!later.isEmpty()) {
      beliefs.add(later);
    }
    return beliefs;
  }

  private Set<Integer> settled(Set<Integer> belief) {
    Set<Integer> all = new TreeSet<>(belief);
    while (all.addAll(image(all, arena.own()))) {
      // Until nothing is added.
    }
    return all;
  }

  private boolean isBusyForEver(int state, Set<Integer> above) {
    if (!above.add(state)) {
      return true;
    }
    boolean busy = arena.prompt().get(state).stream().anyMatch(next -> isBusyForEver(next, above));
    above.remove(state);
    return busy;
  }

  private static Set<Integer> image(Set<Integer> from, List<BitSet> relation) {
    Set<Integer> image = new TreeSet<>();
    from.forEach(s -> image.addAll(of(relation.get(s))));
    return image;
  }
}
