package dev.defib.checker.survey;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Trace;
import java.util.List;
import java.util.Optional;

/** What was found out about one case of a survey. */
public sealed interface Outcome {
  /** The strikes cannot all happen, in this order and phase. */
  record Impossible() implements Outcome {}

  /** Nothing is known, for a reason in words. */
  record Open(String reason) implements Outcome {}

  /**
   * What becomes of the system.
   *
   * @param worst the longest time without a service, at the last strike or later; empty if there is
   *     no bound
   * @param best the shortest time from the last strike until a service is there; empty if it never
   *     is
   * @param lost the services that are not surely recovered
   * @param harms what may happen from the first strike on and cannot without faults
   * @param witness a run that shows the fate, or the longest recovery
   * @param reason the error in which that run ends, if it does
   * @param points for a single fault, one row for each way the machines can stand when it strikes
   */
  record Known(
      Fate fate,
      Optional<Long> worst,
      Optional<Long> best,
      List<String> lost,
      List<String> harms,
      Optional<Trace> witness,
      String reason,
      List<Answer.FaultPoint> points)
      implements Outcome {
    public Known {
      lost = List.copyOf(lost);
      harms = List.copyOf(harms);
      points = List.copyOf(points);
    }
  }
}
