package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explain.Explainer;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.trace.TraceWriter;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Evidence;
import dev.defib.cli.document.CheckEntry.FaultPoint;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.CheckEntry.Rival;
import dev.defib.dsl.ast.Spec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns answers of engines into entries of the verdict document. */
final class Entries {
  private final Plan plan;
  private final Expectations expectations;

  Entries(Plan plan, Expectations expectations) {
    this.plan = plan;
    this.expectations = expectations;
  }

  /** The entry of a check that an engine answered. */
  CheckEntry answered(Plan.PlannedCheck check, Answer answer, Meter meter) {
    Outcome outcome = outcome(answer.verdict());
    Outcome expected = expected(check);
    return new CheckEntry(
        check.name(),
        check.text().orElse(null),
        check.form(),
        check.place(),
        check.builtIn(),
        check.requirement().orElse(null),
        environment(check).faults(),
        outcome,
        expected,
        outcome == expected,
        reason(check, answer.verdict()),
        answer.verdict() instanceof Verdict.Undecided undecided ? undecided.cause() : null,
        evidence(answer),
        answer.engine(),
        answer.states(),
        answer.transitions(),
        answer.depth(),
        answer.reductions(),
        answer.rivals().stream().map(rival -> new Rival(rival.engine(), rival.outcome())).toList(),
        answer.worstTicks().orElse(null),
        isTimed(check) ? answer.unboundedTicks() : null,
        environment(check).system().assumptions(),
        answer.faultPoints().stream().map(Entries::faultPoint).toList(),
        answer.measurement().map(found -> Figures.entry(check, found, answer)).orElse(null),
        meter.seconds(),
        meter.peakBytes(),
        trace(answer.verdict()).map(TraceWriter::document).orElse(null),
        explanation(check, answer.verdict()));
  }

  /** The entry of a check that no engine answered. */
  CheckEntry open(Plan.PlannedCheck check, Verdict.Undecided why) {
    return new CheckEntry(
        check.name(),
        check.text().orElse(null),
        check.form(),
        check.place(),
        check.builtIn(),
        check.requirement().orElse(null),
        environment(check).faults(),
        Outcome.UNDECIDED,
        expected(check),
        false,
        why.reason(),
        why.cause(),
        null,
        null,
        0,
        0,
        0,
        List.of(),
        List.of(),
        null,
        null,
        environment(check).system().assumptions(),
        List.of(),
        null,
        0,
        0,
        null,
        null);
  }

  private Plan.Environment environment(Plan.PlannedCheck check) {
    return plan.environments().get(check.environment());
  }

  private Outcome expected(Plan.PlannedCheck check) {
    return expectations.of(plan.spec(), check.name(), outcome(check.expected()));
  }

  private static Outcome outcome(Spec.Expectation expectation) {
    return switch (expectation) {
      case HOLDS -> Outcome.HOLDS;
      case VIOLATED -> Outcome.VIOLATED;
      case VACUOUS -> Outcome.VACUOUS;
    };
  }

  static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> Outcome.HOLDS;
      case Verdict.Violated _ -> Outcome.VIOLATED;
      case Verdict.Vacuous _ -> Outcome.VACUOUS;
      case Verdict.Undecided _ -> Outcome.UNDECIDED;
    };
  }

  private static @Nullable String reason(Plan.PlannedCheck check, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> null;
      case Verdict.Violated violated -> Wording.of(violated.reason(), check);
      case Verdict.Vacuous vacuous -> vacuous.reason();
      case Verdict.Undecided undecided -> undecided.reason();
    };
  }

  private static @Nullable Explanation explanation(Plan.PlannedCheck check, Verdict verdict) {
    if (!(verdict instanceof Verdict.Violated violated) || violated.trace().isEmpty()) {
      return null;
    }
    return Explainer.explain(
        check.question().property(), check.formula().get(), violated.trace().get());
  }

  /** The run that a verdict rests on or leads to. */
  static Optional<Trace> trace(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> holds.trace();
      case Verdict.Violated violated -> violated.trace();
      case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
    };
  }

  private static @Nullable Evidence evidence(Answer answer) {
    return switch (answer.verdict()) {
      case Verdict.Holds holds -> evidence(holds.evidence(), holds.trace(), answer.depth());
      case Verdict.Violated violated ->
          evidence(violated.evidence(), violated.trace(), answer.depth());
      case Verdict.Vacuous _ -> new Evidence(Evidence.Kind.EXHAUSTIVE, null, answer.depth());
      case Verdict.Undecided _ -> null;
    };
  }

  private static Evidence evidence(Verdict.Evidence evidence, Optional<Trace> trace, int depth) {
    int steps = trace.map(t -> t.stem().size() + t.loop().size()).orElse(0);
    return switch (evidence) {
      case Verdict.Evidence.Exhaustive _ -> new Evidence(Evidence.Kind.EXHAUSTIVE, null, depth);
      case Verdict.Evidence.Finite _ -> new Evidence(Evidence.Kind.TRACE, null, steps);
      case Verdict.Evidence.Lasso _ -> new Evidence(Evidence.Kind.LASSO, null, steps);
      case Verdict.Evidence.Inductive inductive ->
          new Evidence(Evidence.Kind.INDUCTIVE, inductive.k(), null);
      case Verdict.Evidence.Monitored monitored ->
          new Evidence(Evidence.Kind.INDUCTIVE, monitored.k(), null);
      case Verdict.Evidence.Invariant _ -> new Evidence(Evidence.Kind.INDUCTIVE, 1, null);
    };
  }

  private static boolean isTimed(Plan.PlannedCheck check) {
    return switch (check.question().property()) {
      case Property.BoundedResponse _ -> true;
      case Property.Measure measure -> !measure.steps() && !measure.best();
      case Property.Recovery recovery -> recovery.ticks().isPresent();
      case Property.Invariant _,
          Property.Reachable _,
          Property.AlwaysReachable _,
          Property.Temporal _,
          Property.NoDeadlock _,
          Property.TimeProgresses _,
          Property.NoError _ ->
          false;
    };
  }

  static FaultPoint faultPoint(Answer.FaultPoint point) {
    return new FaultPoint(
        withoutMark(point.fault()),
        point.situation(),
        point.toUsable().orElse(null),
        point.longest().orElse(null),
        point.longestUndisturbed().orElse(null),
        point.transparent());
  }

  /** A fault as the spec calls it, without the word that marks its steps in a run. */
  static String withoutMark(String label) {
    return label.replaceFirst("^fault: ", "");
  }
}
