package dev.defib.checker.probe;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a driver does to bring a device where it is wanted.
 *
 * @param stages the first one first; the others in the order in which they are first named
 * @param worst the most moves that it takes, -1 if it may take any number
 * @param least a number of moves below which nobody gets by
 */
public record Procedure(List<Stage> stages, int worst, int least) {
  public Procedure {
    stages = List.copyOf(stages);
  }

  /** Whether it may take any number of attempts. */
  public boolean needsLuck() {
    return worst < 0;
  }

  /** Whether nobody needs fewer moves in the worst case. */
  public boolean isShortest() {
    return worst == least;
  }

  /**
   * A place in the procedure: the device is read, and one of the branches taken.
   *
   * @param believed the states in which it may be, each as it is called
   */
  public record Stage(List<Branch> branches, List<String> believed) {
    public Stage {
      branches = List.copyOf(branches);
      believed = List.copyOf(believed);
    }
  }

  /**
   * What is done if the device shows one of the readings.
   *
   * @param readings each with the values of the observables, in their order
   */
  public record Branch(List<List<String>> readings, Act act) {
    public Branch {
      readings = List.copyOf(readings);
    }
  }

  /** What is done; stages are named by their positions. */
  public sealed interface Act {
    /** Nothing more: the goal is reached. */
    record Done() implements Act {}

    /**
     * Gives the command.
     *
     * @param next the next stage for each reply; for a command without one, behind an empty one
     */
    record Issue(String command, Map<String, Integer> next) implements Act {
      public Issue {
        next = Collections.unmodifiableMap(new TreeMap<>(next));
      }
    }

    /** Waits that many ticks. */
    record Wait(int ticks, int next) implements Act {}

    /** Waits a tick and reads again, which comes to an end after that many ticks. */
    record Poll(int ticks) implements Act {}

    /** Waits for a signal, but no longer than that many ticks. */
    record Listen(String signal, int ticks, int taken, int timedOut) implements Act {}

    record Clear(String signal, int next) implements Act {}

    record PowerCycle(int next) implements Act {}
  }
}
