package dev.defib.checker.probe;

import dev.defib.checker.probe.Procedure.Act;
import dev.defib.checker.probe.Procedure.Branch;
import dev.defib.checker.probe.Procedure.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a strategy down as a procedure: one stage for each belief that it comes to. */
final class Procedures {
  private final Knowledge knowledge;
  private final Strategy strategy;
  private final Rung rung;

  /** The stages' closures, with their numbers. */
  private final Map<BitSet, Integer> numbers = new LinkedHashMap<>();

  private final ArrayDeque<BitSet> queue = new ArrayDeque<>();

  private Procedures(Knowledge knowledge, Strategy strategy, Rung rung) {
    this.knowledge = knowledge;
    this.strategy = strategy;
    this.rung = rung;
  }

  static Procedure of(Knowledge knowledge, Strategy strategy, Rung rung, BitSet belief) {
    return new Procedures(knowledge, strategy, rung).build(belief);
  }

  private Procedure build(BitSet belief) {
    stage(belief);
    var stages = new ArrayList<Stage>();
    while (!queue.isEmpty()) {
      BitSet closure = queue.remove();
      Map<Act, List<List<String>>> acts = new LinkedHashMap<>();
      knowledge
          .cells(closure)
          .forEach(
              (reading, cell) ->
                  acts.computeIfAbsent(act(cell), _ -> new ArrayList<>())
                      .add(knowledge.arena().readings().get(reading)));
      var branches = new ArrayList<Branch>();
      acts.forEach((act, readings) -> branches.add(new Branch(readings, act)));
      stages.add(new Stage(branches, names(closure)));
    }
    return Folding.fold(new Procedure(stages, strategy.worst(), strategy.least()));
  }

  private List<String> names(BitSet states) {
    return states.stream().mapToObj(knowledge.arena().states()::get).toList();
  }

  private int stage(BitSet belief) {
    BitSet closure = knowledge.closure(belief);
    Integer known = numbers.get(closure);
    if (known != null) {
      return known;
    }
    numbers.put(closure, numbers.size());
    queue.add(closure);
    return numbers.size() - 1;
  }

  private Act act(BitSet cell) {
    Move move = strategy.moves().get(cell);
    if (move == null) {
      return new Act.Done();
    }
    Map<String, Integer> next = new TreeMap<>();
    for (Knowledge.Option option : knowledge.options(cell, rung)) {
      if (option.move().equals(move)) {
        option.outcomes().forEach(o -> next.put(o.label(), stage(o.belief())));
      }
    }
    return switch (move) {
      case Move.Issue(int command) ->
          new Act.Issue(knowledge.arena().commands().get(command).text(), next);
      case Move.Wait _ -> new Act.Wait(1, next.getOrDefault("", 0));
      case Move.Clear(int signal) ->
          new Act.Clear(knowledge.arena().signals().get(signal).name(), next.getOrDefault("", 0));
      case Move.PowerCycle _ -> new Act.PowerCycle(next.getOrDefault("", 0));
      case Move.Listen(int signal) -> {
        int taken = next.getOrDefault(Knowledge.TAKEN, 0);
        yield new Act.Listen(
            knowledge.arena().signals().get(signal).name(),
            1,
            taken,
            next.getOrDefault(Knowledge.TIMED_OUT, taken));
      }
    };
  }
}
