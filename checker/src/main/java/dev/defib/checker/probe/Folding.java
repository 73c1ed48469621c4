package dev.defib.checker.probe;

import dev.defib.checker.probe.Procedure.Act;
import dev.defib.checker.probe.Procedure.Branch;
import dev.defib.checker.probe.Procedure.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Makes a procedure shorter to read without changing what it does: ticks that are waited one after
 * the other become one wait, and a tick that is waited again and again with the same reading before
 * it becomes a poll.
 */
final class Folding {
  private final List<Stage> stages;

  private Folding(List<Stage> stages) {
    this.stages = new ArrayList<>(stages);
  }

  static Procedure fold(Procedure procedure) {
    var folding = new Folding(procedure.stages());
    for (int i = procedure.stages().size() - 1; i >= 0; i--) {
      folding.merge(i);
    }
    if (!procedure.needsLuck()) {
      for (int i = 0; i < procedure.stages().size(); i++) {
        folding.poll(i);
      }
    }
    return new Procedure(folding.reachable(), procedure.worst(), procedure.least());
  }

  private Optional<Act> onlyAct(int stage) {
    List<Branch> branches = stages.get(stage).branches();
    return branches.size() == 1 ? Optional.of(branches.getFirst().act()) : Optional.empty();
  }

  // ---- Waits in a row

  private void merge(int number) {
    Set<Integer> passed = new HashSet<>(Set.of(number));
    onlyAct(number)
        .map(act -> longer(act, passed))
        .ifPresent(
            act -> {
              Branch branch = stages.get(number).branches().getFirst();
              replace(number, List.of(new Branch(branch.readings(), act)));
            });
  }

  /** The act with those behind it that go on with it; none of them twice. */
  private Act longer(Act act, Set<Integer> passed) {
    return switch (act) {
      case Act.Wait(int ticks, int next)
          when onlyAct(next).orElse(null) instanceof Act.Wait(int more, int then)
              && passed.add(next) ->
          longer(new Act.Wait(ticks + more, then), passed);
      case Act.Listen(String signal, int ticks, int taken, int timedOut)
          when onlyAct(timedOut).orElse(null)
                  instanceof Act.Listen(String same, int more, int alike, int then)
              && signal.equals(same)
              && isSame(taken, alike)
              && passed.add(timedOut) ->
          longer(new Act.Listen(signal, ticks + more, taken, then), passed);
      default -> act;
    };
  }

  /** Whether it makes no difference which of two stages follows. */
  private boolean isSame(int first, int second) {
    return first == second
        || (onlyAct(first).equals(onlyAct(second))
            && onlyAct(first).orElse(null) instanceof Act.Done);
  }

  private void replace(int number, List<Branch> branches) {
    stages.set(number, new Stage(branches, stages.get(number).believed()));
  }

  // ---- Polls

  /** Follows a stage's waiting branch for as long as the stages behind it do the same. */
  private void poll(int number) {
    List<Branch> branches = stages.get(number).branches();
    Optional<Branch> waiting = waiting(branches);
    if (waiting.isEmpty() || branches.size() < 2) {
      return;
    }
    int ticks = 0;
    int at = number;
    Optional<Branch> onward = waiting;
    while (onward.isPresent() && onward.get().act() instanceof Act.Wait(int _, int next)) {
      ticks++;
      at = next;
      onward = waiting(stages.get(at).branches());
      if (!isPart(stages.get(at).branches(), branches)) {
        return;
      }
    }
    var polled = new ArrayList<Branch>();
    for (Branch branch : branches) {
      boolean polls = branch.equals(waiting.get());
      polled.add(new Branch(branch.readings(), polls ? new Act.Poll(ticks) : branch.act()));
    }
    replace(number, polled);
  }

  private static Optional<Branch> waiting(List<Branch> branches) {
    return branches.stream()
        .filter(b -> b.act() instanceof Act.Wait(int ticks, _) && ticks == 1)
        .findFirst();
  }

  /** Whether each reading of some branches is met with the same act in others, waiting or not. */
  private static boolean isPart(List<Branch> some, List<Branch> others) {
    return some.stream()
        .allMatch(
            s ->
                others.stream()
                    .anyMatch(
                        o ->
                            o.readings().containsAll(s.readings())
                                && (o.act().equals(s.act())
                                    || (o.act() instanceof Act.Wait
                                        && s.act() instanceof Act.Wait))));
  }

  // ---- What is left

  /** The stages that are still named, numbered anew. */
  private List<Stage> reachable() {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    var queue = new ArrayDeque<Integer>(List.of(0));
    numbers.put(0, 0);
    IntUnaryOperator number =
        old -> {
          if (!numbers.containsKey(old)) {
            numbers.put(old, numbers.size());
            queue.add(old);
          }
          return numbers.getOrDefault(old, 0);
        };
    var result = new ArrayList<Stage>();
    while (!queue.isEmpty()) {
      Stage stage = stages.get(queue.remove());
      result.add(
          new Stage(
              stage.branches().stream()
                  .map(b -> new Branch(b.readings(), renumbered(b.act(), number)))
                  .toList(),
              stage.believed()));
    }
    return result;
  }

  private static Act renumbered(Act act, IntUnaryOperator number) {
    return switch (act) {
      case Act.Done _, Act.Poll _ -> act;
      case Act.Wait(int ticks, int next) -> new Act.Wait(ticks, number.applyAsInt(next));
      case Act.Clear(String signal, int next) -> new Act.Clear(signal, number.applyAsInt(next));
      case Act.PowerCycle(int next) -> new Act.PowerCycle(number.applyAsInt(next));
      case Act.Listen(String signal, int ticks, int taken, int timedOut) ->
          new Act.Listen(signal, ticks, number.applyAsInt(taken), number.applyAsInt(timedOut));
      case Act.Issue(String command, Map<String, Integer> next) -> {
        Map<String, Integer> renumbered = new TreeMap<>();
        next.forEach((reply, stage) -> renumbered.put(reply, number.applyAsInt(stage)));
        yield new Act.Issue(command, renumbered);
      }
    };
  }
}
