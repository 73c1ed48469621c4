package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One check and its verdict.
 *
 * @param text what the spec says that it is for
 * @param form the property as written
 * @param builtIn whether every spec makes it
 * @param faults that may strike
 * @param reason why the verdict is not {@code holds}
 * @param cause of an undecided verdict
 * @param states reachable, of the system under these faults
 * @param transitions out of them
 * @param depth the greatest distance of a state from the initial ones
 * @param reductions the names of those by which there are fewer states than the system has
 * @param rivals other engines that were asked, and why it is not their answer; where only one
 *     engine was asked, empty
 * @param worstTicks for a bounded property, the most ticks seen; absent where there is no bound
 * @param unboundedTicks whether ticks can pass for ever
 * @param measurement of a {@code measure}, what was found
 * @param seconds the time for all checks that shared this check's exploration
 * @param peakMemoryBytes the most memory seen in use during that time
 * @param explanation why the run violates it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckEntry(
    String name,
    @Nullable String text,
    String form,
    Place place,
    boolean builtIn,
    @Nullable String requirement,
    List<String> faults,
    Outcome verdict,
    Outcome expected,
    boolean asExpected,
    @Nullable String reason,
    Verdict.@Nullable Cause cause,
    @Nullable Evidence evidence,
    @Nullable String engine,
    long states,
    long transitions,
    int depth,
    List<String> reductions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Rival> rivals,
    @Nullable Long worstTicks,
    @Nullable Boolean unboundedTicks,
    List<String> assumptions,
    List<FaultPoint> faultPoints,
    @Nullable MeasureEntry measurement,
    double seconds,
    long peakMemoryBytes,
    @Nullable TraceDocument trace,
    @Nullable Explanation explanation) {
  public CheckEntry {
    faults = List.copyOf(faults);
    reductions = List.copyOf(reductions);
    rivals = List.copyOf(Objects.requireNonNullElse(rivals, List.of()));
    assumptions = List.copyOf(assumptions);
    faultPoints = List.copyOf(faultPoints);
  }

  /** The same with what it takes to violate it. */
  public CheckEntry withFewerFaults(Explanation.FewerFaults found) {
    return explanation == null ? this : withExplanation(explanation.withFewerFaults(found));
  }

  private CheckEntry withExplanation(Explanation other) {
    return new CheckEntry(
        name,
        text,
        form,
        place,
        builtIn,
        requirement,
        faults,
        verdict,
        expected,
        asExpected,
        reason,
        cause,
        evidence,
        engine,
        states,
        transitions,
        depth,
        reductions,
        rivals,
        worstTicks,
        unboundedTicks,
        assumptions,
        faultPoints,
        measurement,
        seconds,
        peakMemoryBytes,
        trace,
        other);
  }

  /** Whether a figure was asked for of which nothing is claimed. */
  public boolean isFigure() {
    return measurement != null && measurement.bound() == null && verdict == Outcome.HOLDS;
  }

  /** What became of a check, or was to become of it. */
  public enum Outcome {
    HOLDS,
    VIOLATED,
    VACUOUS,
    UNDECIDED;

    /** As it is written in a spec. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Another engine, and what became of it, as a clause: {@code was still searching}. */
  public record Rival(String engine, String outcome) {}

  /**
   * What the verdict rests on.
   *
   * @param k for inductive evidence, the length of the induction
   * @param depth of the search, or the number of steps of the run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evidence(Kind kind, @Nullable Integer k, @Nullable Integer depth) {
    public enum Kind {
      EXHAUSTIVE,
      INDUCTIVE,
      BOUNDED,
      TRACE,
      LASSO
    }
  }

  /**
   * What follows a strike in one situation; ticks that have no bound are absent.
   *
   * @param toUsable ticks to the first usable state
   * @param longest the longest stretch without one
   * @param longestUndisturbed the same, with no other fault
   * @param transparent whether usable was never lost
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FaultPoint(
      String fault,
      String situation,
      @Nullable Long toUsable,
      @Nullable Long longest,
      @Nullable Long longestUndisturbed,
      boolean transparent) {}
}
