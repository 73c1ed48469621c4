package dev.defib.checker.survey;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was found out about one case of a survey. */
public sealed interface Outcome {
  /** The strikes cannot all happen, in this order and phase. */
  record Impossible() implements Outcome {}

  /** Nothing is known, for a reason in words. */
  record Open(String reason) implements Outcome {}

  /**
   * What becomes of the system.
   *
   * @param outages for each service the longest time without it, at the last strike or later; empty
   *     if there is no bound; none at all where runs end in an error
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
      List<Optional<Long>> outages,
      Optional<Long> best,
      List<String> lost,
      List<String> harms,
      Optional<Trace> witness,
      String reason,
      List<Answer.FaultPoint> points)
      implements Outcome {
    public Known {
      outages = List.copyOf(outages);
      lost = List.copyOf(lost);
      harms = List.copyOf(harms);
      points = List.copyOf(points);
    }

    /** The longest time without a service; empty if there is no bound. */
    public Optional<Long> worst() {
      boolean bounded = !outages.isEmpty() && outages.stream().allMatch(Optional::isPresent);
      return bounded
          ? outages.stream().flatMap(Optional::stream).max(Long::compare)
          : Optional.empty();
    }

    /** Whether a run ends in an error: nobody can tell what would come after it. */
    public boolean isError() {
      return !reason.isEmpty();
    }

    /** The same with what else may happen where the same faults strike in another order. */
    Known and(Known other) {
      return new Known(
          fate,
          outages,
          Stream.of(best, other.best).flatMap(Optional::stream).min(Long::compare),
          union(lost, other.lost),
          union(harms, other.harms),
          witness,
          reason,
          points);
    }

    private static List<String> union(List<String> left, List<String> right) {
      return Stream.concat(left.stream(), right.stream()).distinct().toList();
    }
  }
}
