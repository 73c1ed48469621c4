package dev.defib.checker.probe;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A system of one device and one driver that has a step for everything that a driver may do; a step
 * is known by the line on which it stands.
 *
 * @param device the device's name in the system
 * @param driver the driver's name in the system
 * @param goal where the device is wanted
 * @param start where it may be at first
 */
public record Bench(
    TransitionSystem system,
    String device,
    String driver,
    List<Call> calls,
    List<Latch> latches,
    List<Sight> sights,
    Term goal,
    Start start) {
  public Bench {
    calls = List.copyOf(calls);
    latches = List.copyOf(latches);
    sights = List.copyOf(sights);
  }

  /**
   * A command of the device.
   *
   * @param line of the step that gives it
   * @param arguments the driver's variables that it is given
   * @param answer the driver's variable that takes the reply, if there is one
   */
  public record Call(
      int line, String name, Rung rung, List<String> arguments, Optional<String> answer) {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A signal of the device, with the lines of the steps that take and that clear it. */
  public record Latch(String name, int taken, int cleared) {}

  /** Something that the device shows, as a driver writes it. */
  public sealed interface Sight {
    String text();

    /** Whether the device is in one of the states, named by their positions. */
    record InState(String text, String location, Set<Integer> states) implements Sight {
      public InState {
        states = Set.copyOf(states);
      }
    }

    /** The value of a variable or of an element of it. */
    record Value(String text, String variable, int element) implements Sight {}

    /** Whether a signal is raised. */
    record Raised(String text, String variable) implements Sight {}
  }

  /** What is known of the device at first. */
  public sealed interface Start {
    /** Nothing: any state, any values, any signals; and whatever it does of itself from there. */
    record Anywhere() implements Start {}

    /** Of those, where the condition holds. */
    record Where(Term condition) implements Start {}

    /**
     * These, and whatever it does of itself from there.
     *
     * @param values for each possibility the values of the device's slots, in the order of the
     *     system's variables
     */
    record Among(Set<List<Long>> values) implements Start {
      public Among {
        values = Set.copyOf(values);
      }
    }
  }
}
