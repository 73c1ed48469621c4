package dev.defib.checker.probe;

import dev.defib.checker.probe.Obstacle.Kind;
import dev.defib.checker.probe.Obstacle.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out what is in the way of who has no sure strategy. */
final class Obstacles {
  private final Knowledge knowledge;
  private final Rung rung;
  private final Predicate<BitSet> hopeless;

  /**
   * @param hopeless whether there is no sure strategy from a belief
   */
  Obstacles(Knowledge knowledge, Rung rung, Predicate<BitSet> hopeless) {
    this.knowledge = knowledge;
    this.rung = rung;
    this.hopeless = hopeless;
  }

  /** What is in the way of who starts from a belief without hope. */
  Obstacle of(BitSet belief) {
    BitSet core = core(worstCell(belief));
    return new Obstacle(names(core), reasons(core));
  }

  private BitSet worstCell(BitSet belief) {
    return knowledge.cells(knowledge.closure(belief)).values().stream()
        .filter(this::isHopeless)
        .findFirst()
        .orElseGet(() -> knowledge.closure(belief));
  }

  /** A cell is what is known at the moment of a move, so that nothing happens before it. */
  private boolean isHopeless(BitSet cell) {
    return hopeless.test(cell);
  }

  /** A single state if one is hopeless, or else two, or else as few as leaving out can find. */
  private BitSet core(BitSet cell) {
    int[] states = cell.stream().toArray();
    for (int s : states) {
      if (isHopeless(set(s))) {
        return set(s);
      }
    }
    for (int s : states) {
      for (int t : states) {
        if (s < t && isHopeless(set(s, t))) {
          return set(s, t);
        }
      }
    }
    BitSet core = (BitSet) cell.clone();
    for (int s : states) {
      core.clear(s);
      if (!isHopeless(core)) {
        core.set(s);
      }
    }
    return core;
  }

  private static BitSet set(int... states) {
    var set = new BitSet();
    for (int state : states) {
      set.set(state);
    }
    return set;
  }

  private List<Reason> reasons(BitSet core) {
    var reasons = new ArrayList<Reason>();
    List<Knowledge.Option> options = knowledge.options(core, rung);
    List<Arena.Command> commands = knowledge.arena().commands();
    for (int c = 0; c < commands.size(); c++) {
      Arena.Command command = commands.get(c);
      if (command.rung().compareTo(rung) <= 0) {
        reasons.add(
            option(options, new Move.Issue(c))
                .map(o -> reason(command.text(), o, core))
                .orElseGet(() -> undefined(command, core)));
      }
    }
    reasons.add(
        option(options, new Move.Wait())
            .map(o -> reason("wait", o, core))
            .orElseGet(() -> new Reason("wait", Kind.ENDLESS, names(core))));
    if (rung == Rung.POWER) {
      option(options, new Move.PowerCycle())
          .ifPresent(o -> reasons.add(reason("power cycle", o, core)));
    }
    return reasons;
  }

  private static Optional<Knowledge.Option> option(List<Knowledge.Option> options, Move move) {
    return options.stream().filter(o -> o.move().equals(move)).findFirst();
  }

  private Reason undefined(Arena.Command command, BitSet core) {
    BitSet wrong = (BitSet) core.clone();
    wrong.and(command.undefined());
    return new Reason(command.text(), Kind.UNDEFINED, names(wrong));
  }

  private Reason reason(String move, Knowledge.Option option, BitSet core) {
    for (Knowledge.Outcome outcome : option.outcomes()) {
      for (BitSet cell : knowledge.cells(knowledge.closure(outcome.belief())).values()) {
        if (isHopeless(cell)) {
          if (core.equals(cell)) {
            return new Reason(move, Kind.NO_CHANGE, names(core));
          }
          BitSet next = core(cell);
          Kind kind =
              next.equals(core)
                  ? Kind.NO_CHANGE
                  : next.cardinality() == 1 ? Kind.DEAD_END : Kind.NO_EASIER;
          return new Reason(move, kind, names(next));
        }
      }
    }
    throw new IllegalStateException("a way out was overlooked: " + move);
  }

  private List<String> names(BitSet states) {
    return states.stream().mapToObj(knowledge.arena().states()::get).toList();
  }
}
