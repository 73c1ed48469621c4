package dev.defib.checker.graph;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Measurement;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import java.util.List;
import java.util.Optional;

/** What an analysis of the whole graph found out about a property. */
public record Decision(
    Verdict verdict,
    Optional<Long> worstTicks,
    boolean unboundedTicks,
    List<Answer.FaultPoint> faultPoints,
    Optional<Measurement> measurement) {
  public Decision {
    faultPoints = List.copyOf(faultPoints);
  }

  public static Decision of(Verdict verdict) {
    return new Decision(verdict, Optional.empty(), false, List.of(), Optional.empty());
  }

  public static Decision holds() {
    return of(new Verdict.Holds(new Verdict.Evidence.Exhaustive(), Optional.empty()));
  }

  public static Decision violated(Trace trace, String reason) {
    Verdict.Evidence evidence =
        trace.isLasso() ? new Verdict.Evidence.Lasso() : new Verdict.Evidence.Finite();
    return of(new Verdict.Violated(evidence, Optional.of(trace), reason));
  }

  boolean isViolated() {
    return verdict instanceof Verdict.Violated;
  }

  Decision withTicks(long worst) {
    boolean unbounded = worst == TickBounds.UNBOUNDED;
    return new Decision(verdict, TickBounds.asOptional(worst), unbounded, faultPoints, measurement);
  }

  Decision withFaultPoints(List<Answer.FaultPoint> points) {
    return new Decision(verdict, worstTicks, unboundedTicks, points, measurement);
  }

  Decision withMeasurement(Measurement found) {
    return new Decision(verdict, worstTicks, unboundedTicks, faultPoints, Optional.of(found));
  }

  /** The answer to a question about which this was found out. */
  public Answer answer(Question question, String engine, StateGraph.Counts counts) {
    boolean decided = !(verdict instanceof Verdict.Undecided);
    return new Answer(
        question.name(),
        verdict,
        engine,
        counts.states(),
        counts.transitions(),
        counts.depth(),
        decided ? worstTicks : Optional.empty(),
        decided && unboundedTicks,
        decided ? faultPoints : List.of(),
        decided ? measurement : Optional.empty(),
        List.of(),
        List.of());
  }
}
