package dev.defib.checker.compare;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides whether two systems have the same reachable graph, as far as any property can tell.
 *
 * <p>Both graphs are walked side by side, breadth-first and in the fixed order of steps, so that
 * the numbers that states get are canonical. The graphs are the same if state for state the values
 * that can be observed and the conditions of all assumptions agree, and step for step the target's
 * number, the kind of step, its events, and what assumptions it serves. The internal clocks of
 * states may differ. Graphs that are the same but list their steps in another order count as
 * different: an answer {@link Result#SAME} is exact, {@link Result#DIFFERENT} is not.
 */
public final class GraphComparison {
  private final Side left;
  private final Side right;
  private final long statesMax;
  private final Map<State, Integer> leftNumbers = new HashMap<>();
  private final Map<State, Integer> rightNumbers = new HashMap<>();
  private final List<State> leftStates = new ArrayList<>();
  private final List<State> rightStates = new ArrayList<>();

  /** What came out. */
  public enum Result {
    SAME,
    DIFFERENT,
    /** The graphs have more states than were allowed, and agree so far. */
    TOO_LARGE
  }

  private GraphComparison(TransitionSystem left, TransitionSystem right, long statesMax) {
    this.left = new Side(left);
    this.right = new Side(right);
    this.statesMax = statesMax;
  }

  /**
   * Compares two systems.
   *
   * @param statesMax states to look at, at most
   * @throws InterruptedException if the thread is interrupted
   */
  public static Result compare(TransitionSystem left, TransitionSystem right, long statesMax)
      throws InterruptedException {
    return new GraphComparison(left, right, statesMax).run();
  }

  private Result run() throws InterruptedException {
    if (!left.shape().equals(right.shape()) || !starts()) {
      return Result.DIFFERENT;
    }
    for (int i = 0; i < leftStates.size(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (i >= statesMax) {
        return Result.TOO_LARGE;
      }
      if (!agree(leftStates.get(i), rightStates.get(i))) {
        return Result.DIFFERENT;
      }
    }
    return Result.SAME;
  }

  private boolean starts() {
    List<State> ours =
        left.interpreter().initialStates().stream().map(Interpreter.Start::state).toList();
    List<State> theirs =
        right.interpreter().initialStates().stream().map(Interpreter.Start::state).toList();
    boolean same = ours.size() == theirs.size();
    for (int i = 0; same && i < ours.size(); i++) {
      same = pair(ours.get(i), theirs.get(i));
    }
    return same;
  }

  private boolean agree(State ours, State theirs) {
    if (!left.seen(ours).equals(right.seen(theirs))) {
      return false;
    }
    List<Trace.Step> some = left.interpreter().successors(ours);
    List<Trace.Step> others = right.interpreter().successors(theirs);
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same =
          left.label(some.get(i)).equals(right.label(others.get(i)))
              && pair(some.get(i).state(), others.get(i).state());
    }
    return same;
  }

  /** Gives two states a number if neither has one; whether their numbers are the same. */
  private boolean pair(State ours, State theirs) {
    Integer first = leftNumbers.putIfAbsent(ours, leftStates.size());
    Integer second = rightNumbers.putIfAbsent(theirs, rightStates.size());
    if (first == null && second == null) {
      leftStates.add(ours);
      rightStates.add(theirs);
      return true;
    }
    return first != null && first.equals(second);
  }
}
