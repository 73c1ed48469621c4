package dev.defib.checker.survey;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.View;
import java.util.List;
import java.util.Optional;

/**
 * A survey made ready: a system in which all its faults may strike any number of times, and what is
 * asked of it.
 *
 * @param services what the clients want, each by itself
 * @param harms what should not happen to them
 * @param alive what says that something still runs
 * @param depth the most strikes in one run
 */
public record SurveyPlan(
    TransitionSystem system,
    List<Fault> faults,
    List<Condition> services,
    List<Condition> harms,
    List<Condition> alive,
    int depth) {
  /** Beyond so many strikes the sequences of even two faults are too many to be told. */
  public static final int DEPTH_MAX = 6;

  public SurveyPlan {
    faults = List.copyOf(faults);
    services = List.copyOf(services);
    harms = List.copyOf(harms);
    alive = List.copyOf(alive);
  }

  /** The same with another number of strikes in one run. */
  public SurveyPlan withDepth(int strikes) {
    return new SurveyPlan(system, faults, services, harms, alive, strikes);
  }

  /** How many sequences of strikes there are. */
  public long sequences() {
    long all = 0;
    long longest = 1;
    for (int strikes = 1; strikes <= depth; strikes++) {
      longest *= faults.size();
      all += longest;
    }
    return all;
  }

  /**
   * One fault on one thing.
   *
   * @param name {@code crash(drv)}
   * @param strikes the actions (indices) that are its strikes; none where it can never strike
   * @param struck the machine that it strikes, whose states are the fault's phases
   */
  public record Fault(String name, List<Integer> strikes, Optional<View.Location> struck) {
    public Fault {
      strikes = List.copyOf(strikes);
    }
  }

  /** A condition as the user wrote it and as it is meant. */
  public record Condition(String text, Term term) {}
}
