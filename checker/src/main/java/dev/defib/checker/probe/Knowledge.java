package dev.defib.checker.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How what is known of a device changes.
 *
 * <p>A <em>belief</em> is the set of states in which the device may be just after a move. Until the
 * next move it may go on of itself: the belief's closure. Whoever makes that move reads what the
 * device shows in the same instant, and is left with one <em>cell</em> of the closure.
 */
final class Knowledge {
  private final Arena arena;
  private final List<BitSet> reach = new ArrayList<>();
  private final BitSet restless;

  Knowledge(Arena arena) {
    this.arena = arena;
    for (int state = 0; state < arena.size(); state++) {
      reach.add(reached(arena.own(), state));
    }
    this.restless = restless(arena);
  }

  Arena arena() {
    return arena;
  }

  /**
   * A way to go on from a cell.
   *
   * @param outcomes what it may lead to, told apart by what is seen of the move itself
   */
  record Option(Move move, List<Outcome> outcomes) {
    Option {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * What a move may lead to.
   *
   * @param label the reply, or whether the signal came; empty where nothing is seen
   */
  record Outcome(String label, BitSet belief) {}

  static final String TAKEN = "taken";
  static final String TIMED_OUT = "timed out";

  BitSet closure(BitSet belief) {
    return image(belief, reach);
  }

  /** The cells of a closure, by their reading. */
  Map<Integer, BitSet> cells(BitSet closure) {
    var cells = new TreeMap<Integer, BitSet>();
    for (int s = closure.nextSetBit(0); s >= 0; s = closure.nextSetBit(s + 1)) {
      cells.computeIfAbsent(arena.shown().get(s), _ -> new BitSet()).set(s);
    }
    return cells;
  }

  /** All that it makes sense to do in a cell with what the rung allows. */
  List<Option> options(BitSet cell, Rung rung) {
    var moves = new ArrayList<Move>();
    for (int c = 0; c < arena.commands().size(); c++) {
      Arena.Command command = arena.commands().get(c);
      if (command.rung().compareTo(rung) <= 0 && !command.undefined().intersects(cell)) {
        moves.add(new Move.Issue(c));
      }
    }
    patient(cell, moves);
    for (int i = 0; i < arena.signals().size(); i++) {
      if (arena.signals().get(i).raised().intersects(cell)) {
        moves.add(new Move.Clear(i));
      }
    }
    if (rung == Rung.POWER && !hasPowerCommand()) {
      moves.add(new Move.PowerCycle());
    }
    return moves.stream().map(m -> new Option(m, outcomes(cell, m))).toList();
  }

  /** What a move leads to from any of the states, whether or not it makes sense there. */
  List<Outcome> outcomes(BitSet cell, Move move) {
    return switch (move) {
      case Move.Issue(int command) -> issued(arena.commands().get(command), cell);
      case Move.Wait _ -> unseen(image(closure(cell), arena.ticks()));
      case Move.Listen(int signal) -> listened(arena.signals().get(signal), closure(cell));
      case Move.Clear(int signal) -> unseen(image(cell, arena.signals().get(signal).cleared()));
      case Move.PowerCycle _ -> unseen(arena.powerOn());
    };
  }

  boolean hasPowerCommand() {
    return arena.commands().stream().anyMatch(c -> c.rung() == Rung.POWER);
  }

  private static List<Outcome> unseen(BitSet belief) {
    return List.of(new Outcome("", belief));
  }

  private static List<Outcome> issued(Arena.Command command, BitSet cell) {
    var outcomes = new ArrayList<Outcome>();
    for (Arena.Reply reply : command.replies()) {
      BitSet belief = image(cell, reply.successors());
      if (!belief.isEmpty()) {
        outcomes.add(new Outcome(reply.value(), belief));
      }
    }
    return outcomes;
  }

  /** Waiting ends only where no loop without a tick can keep the device busy for ever. */
  private void patient(BitSet cell, List<Move> into) {
    BitSet closure = closure(cell);
    if (closure.intersects(restless)) {
      return;
    }
    BitSet later = image(closure, arena.ticks());
    if (!later.isEmpty()) {
      into.add(new Move.Wait());
    }
    BitSet heard = closure(later);
    heard.or(closure);
    for (int i = 0; i < arena.signals().size(); i++) {
      if (arena.signals().get(i).raised().intersects(heard)) {
        into.add(new Move.Listen(i));
      }
    }
  }

  /** What becomes of who waits: time passes while the signal is not raised. */
  private List<Outcome> listened(Arena.Signal signal, BitSet closure) {
    BitSet silent = (BitSet) closure.clone();
    silent.andNot(signal.raised());
    BitSet later = closure(image(silent, arena.ticks()));
    BitSet heard = (BitSet) closure.clone();
    heard.or(later);
    heard.and(signal.raised());
    var outcomes = new ArrayList<Outcome>();
    if (!heard.isEmpty()) {
      outcomes.add(new Outcome(TAKEN, image(heard, signal.taken())));
    }
    if (!later.isEmpty()) {
      outcomes.add(new Outcome(TIMED_OUT, later));
    }
    return outcomes;
  }

  static BitSet image(BitSet from, List<BitSet> relation) {
    var image = new BitSet(relation.size());
    for (int s = from.nextSetBit(0); s >= 0; s = from.nextSetBit(s + 1)) {
      image.or(relation.get(s));
    }
    return image;
  }

  private static BitSet reached(List<BitSet> relation, int state) {
    var seen = new BitSet(relation.size());
    seen.set(state);
    var fresh = (BitSet) seen.clone();
    while (!fresh.isEmpty()) {
      fresh = image(fresh, relation);
      fresh.andNot(seen);
      seen.or(fresh);
    }
    return seen;
  }

  /** The states from which the device can keep moving without ever letting time pass. */
  private static BitSet restless(Arena arena) {
    var looping = new BitSet(arena.size());
    looping.set(0, arena.size());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int s = looping.nextSetBit(0); s >= 0; s = looping.nextSetBit(s + 1)) {
        if (!arena.prompt().get(s).intersects(looping)) {
          looping.clear(s);
          changed = true;
        }
      }
    }
    return looping;
  }
}
