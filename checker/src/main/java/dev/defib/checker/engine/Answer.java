package dev.defib.checker.engine;

import java.util.List;
import java.util.Optional;

/**
 * The answer to one question.
 *
 * @param question its name
 * @param states reachable states of the system, before any product with a monitor
 * @param transitions out of them: each enabled pair of action and resolution, once per state
 * @param depth the greatest distance of a state from the initial ones
 * @param worstTicks for bounded properties: the most ticks seen; empty where not asked or where
 *     there is no bound
 * @param unboundedTicks for bounded properties: whether ticks can pass for ever
 * @param faultPoints for the recovery sentence: one row for each way the machines can stand when
 *     the fault strikes
 * @param measurement what a {@link dev.defib.checker.property.Property.Measure} asks for
 * @param reductions the names of those by which there are fewer states, and so fewer transitions
 *     and maybe less depth, than the system has
 * @param rivals what became of the other engines that were asked beside this one
 */
public record Answer(
    String question,
    Verdict verdict,
    String engine,
    long states,
    long transitions,
    int depth,
    Optional<Long> worstTicks,
    boolean unboundedTicks,
    List<FaultPoint> faultPoints,
    Optional<Measurement> measurement,
    List<String> reductions,
    List<Rival> rivals) {
  public Answer {
    faultPoints = List.copyOf(faultPoints);
    reductions = List.copyOf(reductions);
    rivals = List.copyOf(rivals);
  }

  /** Whether more search would not change the verdict. */
  public boolean isFinal() {
    return !(verdict instanceof Verdict.Undecided undecided)
        || undecided.cause() == Verdict.Cause.SYSTEM_ERRORS;
  }

  public Answer withReductions(List<String> names) {
    return with(names, rivals);
  }

  public Answer withRivals(List<Rival> others) {
    return with(reductions, others);
  }

  private Answer with(List<String> names, List<Rival> others) {
    return new Answer(
        question,
        verdict,
        engine,
        states,
        transitions,
        depth,
        worstTicks,
        unboundedTicks,
        faultPoints,
        measurement,
        names,
        others);
  }

  /**
   * Another engine that was asked the same.
   *
   * @param outcome what it says, or why it does not answer, as a clause: {@code was still
   *     searching}
   */
  public record Rival(String engine, String outcome) {}

  /**
   * What follows a strike in one situation. Ticks are the worst over all runs; an empty one means
   * that there is no bound.
   *
   * @param fault the label of the fault's action
   * @param situation for each machine that has more than one state, its name and state: {@code drv
   *     waiting, disk busy}
   * @param toUsable ticks from the strike to the first usable state
   * @param longest the longest stretch of ticks without a usable state
   * @param longestUndisturbed the same, without any fault beside the strike
   * @param transparent whether usable was never lost
   */
  public record FaultPoint(
      String fault,
      String situation,
      Optional<Long> toUsable,
      Optional<Long> longest,
      Optional<Long> longestUndisturbed,
      boolean transparent) {}
}
