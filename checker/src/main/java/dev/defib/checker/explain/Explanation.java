package dev.defib.checker.explain;

import dev.defib.checker.ir.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run violates a property.
 *
 * @param formula the violated formula down to what makes it false; absent where there is none
 * @param timeline of what came too late
 * @param fairness how a loop honours each assumption
 * @param blocked the machines that wait in a deadlock, or what time waits for
 * @param remedies what the model may lack, as sentences
 * @param fewerFaults whether fewer strikes would do; absent if that was not asked
 */
public record Explanation(
    @Nullable Blame formula,
    @Nullable Timeline timeline,
    List<FairStep> fairness,
    List<Blocked> blocked,
    List<String> remedies,
    @Nullable FewerFaults fewerFaults) {
  public Explanation {
    fairness = List.copyOf(fairness);
    blocked = List.copyOf(blocked);
    remedies = List.copyOf(remedies);
  }

  public Explanation withFewerFaults(FewerFaults found) {
    return new Explanation(formula, timeline, fairness, blocked, remedies, found);
  }

  /**
   * What came too late, in steps of the run; 0 is its start.
   *
   * @param strike the last strike before that, absent if there is none
   * @param since the step after which ticks count
   * @param allowed how many ticks may pass
   * @param deadline the step at which as many have passed
   * @param late the tick that is one too many; absent if the run goes round its loop before that
   */
  public record Timeline(
      @Nullable Integer strike, int since, long allowed, int deadline, @Nullable Integer late) {}

  /**
   * How the loop of a run honours a fairness assumption.
   *
   * @param assumption as listed among those of the verdict, with whom it is about
   * @param step of the loop that shows it
   */
  public record FairStep(String assumption, boolean strong, Way way, int step) {}

  /** What makes a loop fair. */
  public enum Way {
    /** A step that the assumption owes is taken. */
    TAKEN,
    /** None can be taken there (for a strong assumption: anywhere in the loop). */
    NOT_ENABLED,
    /** The loop is not fair, and need not be: the bound counts on every run. */
    NOT_NEEDED
  }

  /**
   * What somebody waits for.
   *
   * @param machine its name; {@code time} where it is the tick that cannot come
   * @param steps those that it could take from where it is
   */
  public record Blocked(String machine, List<BlockedStep> steps) {
    public Blocked {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step that cannot be taken.
   *
   * @param needs the parts of its guard that are false
   */
  public record BlockedStep(String label, Place place, List<String> needs) {
    public BlockedStep {
      needs = List.copyOf(needs);
    }
  }

  /**
   * The fewest strikes of faults with which the check is violated: with one less it holds.
   *
   * @param shown how many the run shown has
   * @param strikes the steps of a run with the fewest that are strikes, as labels
   */
  public record FewerFaults(int shown, int fewest, List<String> strikes) {
    public FewerFaults {
      strikes = List.copyOf(strikes);
    }
  }
}
