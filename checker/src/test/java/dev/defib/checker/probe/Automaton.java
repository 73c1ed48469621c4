package dev.defib.checker.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Builds arenas for tests, state by state. */
final class Automaton {
  private final int size;
  private final List<BitSet> own;
  private final List<BitSet> ticks;
  private final List<Arena.Command> commands = new ArrayList<>();
  private final List<Arena.Signal> signals = new ArrayList<>();
  private List<Integer> shown;
  private final BitSet goal = new BitSet();
  private final BitSet start = new BitSet();

  /** A device that does nothing of itself, shows nothing, and may be anywhere. */
  Automaton(int size) {
    this.size = size;
    this.own = empty(size);
    this.ticks = empty(size);
    for (int i = 0; i < size; i++) {
      ticks.get(i).set(i);
    }
    this.shown = Collections.nCopies(size, 0);
    start.set(0, size);
  }

  private static List<BitSet> empty(int size) {
    var relation = new ArrayList<BitSet>();
    for (int i = 0; i < size; i++) {
      relation.add(new BitSet());
    }
    return relation;
  }

  /** A command with one successor for each state, or -1 where it is undefined. */
  Automaton command(String name, int... successors) {
    return replying(name, successors, new int[size]);
  }

  Automaton replying(String name, int[] successors, int[] replies) {
    var undefined = new BitSet();
    var byReply = new TreeMap<String, List<BitSet>>();
    for (int s = 0; s < size; s++) {
      if (successors[s] < 0) {
        undefined.set(s);
      } else {
        byReply.computeIfAbsent("" + replies[s], _ -> empty(size)).get(s).set(successors[s]);
      }
    }
    Rung rung = name.startsWith("reset") ? Rung.RESET : Rung.COMMANDS;
    var all = new ArrayList<Arena.Reply>();
    byReply.forEach((reply, relation) -> all.add(new Arena.Reply(reply, relation)));
    commands.add(new Arena.Command(name, name, rung, undefined, all));
    return this;
  }

  /** A command that may lead to several states. */
  Automaton choosing(String name, int[][] successors) {
    var relation = empty(size);
    for (int s = 0; s < size; s++) {
      for (int t : successors[s]) {
        relation.get(s).set(t);
      }
    }
    commands.add(
        new Arena.Command(
            name,
            name,
            name.startsWith("reset") ? Rung.RESET : Rung.COMMANDS,
            new BitSet(),
            List.of(new Arena.Reply("", relation))));
    return this;
  }

  Automaton goal(int... states) {
    for (int state : states) {
      goal.set(state);
    }
    return this;
  }

  Automaton showing(Integer... readings) {
    shown = List.of(readings);
    return this;
  }

  Arena arena() {
    var names = new ArrayList<String>();
    var features = new ArrayList<Integer>();
    for (int i = 0; i < size; i++) {
      names.add("s" + i);
      features.add(i == 0 ? 1 : 0);
    }
    int readings = shown.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    var values = new ArrayList<List<String>>();
    for (int i = 0; i < readings; i++) {
      values.add(List.of("" + i));
    }
    var powerOn = new BitSet();
    powerOn.set(0);
    return new Arena(
        names,
        own,
        own,
        ticks,
        commands,
        signals,
        shown,
        List.of(new Arena.Observable("status", false)),
        values,
        List.of(new Arena.Feature("state s0", Optional.of("s0"), features)),
        start,
        goal,
        powerOn);
  }

  /** A device with everything that there is, by chance. */
  static Arena random(long seed, int size) {
    var random = new Random(seed);
    var automaton = new Automaton(size);
    int count = 1 + random.nextInt(3);
    for (int c = 0; c < count; c++) {
      int[] successors = new int[size];
      int[] replies = new int[size];
      for (int s = 0; s < size; s++) {
        successors[s] = random.nextInt(12) == 0 ? -1 : random.nextInt(size);
        replies[s] = random.nextInt(4) == 0 ? 1 : 0;
      }
      automaton.replying("c" + c, successors, replies);
    }
    if (random.nextBoolean()) {
      int[][] choices = new int[size][];
      for (int s = 0; s < size; s++) {
        choices[s] = new int[] {random.nextInt(size), random.nextInt(size)};
      }
      automaton.choosing(random.nextBoolean() ? "reset" : "shake", choices);
    }
    var readings = new Integer[size];
    for (int s = 0; s < size; s++) {
      readings[s] = random.nextInt(3) == 0 ? 1 : 0;
      if (random.nextInt(4) == 0) {
        automaton.own.get(s).set(random.nextInt(size));
        automaton.ticks.get(s).clear();
      } else if (random.nextInt(3) == 0) {
        automaton.ticks.get(s).clear();
        automaton.ticks.get(s).set(random.nextInt(size));
      }
    }
    automaton.showing(readings);
    if (random.nextBoolean()) {
      automaton.signal(random);
    }
    return automaton.goal(random.nextInt(size), random.nextInt(size)).arena();
  }

  private void signal(Random random) {
    var raised = new BitSet();
    var taken = empty(size);
    var cleared = empty(size);
    for (int s = 0; s < size; s++) {
      int next = random.nextInt(size);
      if (random.nextInt(3) == 0) {
        raised.set(s);
        taken.get(s).set(next);
        cleared.get(s).set(next);
      } else {
        cleared.get(s).set(s);
      }
    }
    signals.add(new Arena.Signal("irq", raised, taken, cleared));
  }
}
