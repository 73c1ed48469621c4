package dev.defib.checker.sat.monitor;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A system with monitors that count the rounds of a loop that need not come back to where it began.
 * If no run has so many, the original has no loop of the kind that is looked for.
 *
 * @param count the variable that holds the number of rounds
 * @param next the action (index) with which another round begins
 */
public record Rounds(Watched watched, Variable count, int next) {
  /** Whether there were so many rounds. */
  public Term atLeast(int rounds) {
    return Terms.atLeast(Terms.read(count), rounds);
  }

  /** The infinite run of the original that repeats a part of this one, if some part can be. */
  public Optional<Trace> loopIn(Trace run) {
    Map<State, Integer> beginnings = new HashMap<>();
    List<Trace.Step> steps = run.stem();
    for (int i = 0; i < steps.size(); i++) {
      int action = steps.get(i).action();
      if (action == watched.begin() || action == next) {
        Integer before = beginnings.putIfAbsent(uncounted(steps.get(i).state()), i + 1);
        if (before != null) {
          return Optional.of(watched.run(run, before, i + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** The state but for the number of the round. */
  private State uncounted(State state) {
    long[] values = state.toArray();
    values[count.offset()] = 0;
    return new State(values);
  }
}
