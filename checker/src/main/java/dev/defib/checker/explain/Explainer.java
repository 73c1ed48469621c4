package dev.defib.checker.explain;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.explain.Explanation.Blocked;
import dev.defib.checker.explain.Explanation.FairStep;
import dev.defib.checker.explain.Explanation.Timeline;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Explains runs that violate a property. */
public final class Explainer {
  private final Property property;
  private final Trace trace;
  private final Interpreter interpreter;
  private final Word word;
  private final Truth truth;

  private Explainer(Property property, Trace trace) {
    this.property = property;
    this.trace = trace;
    this.interpreter = new Interpreter(trace.system());
    this.word = Word.of(trace, property instanceof Property.Temporal);
    this.truth = new Truth(interpreter, word);
  }

  /**
   * Explains a run.
   *
   * @param formula what the property says, in the words of the spec
   */
  public static Explanation explain(Property property, Optional<Formula> formula, Trace trace) {
    return new Explainer(property, trace).explain(formula);
  }

  /**
   * Says what each machine could do from where it is in a state and cannot, and why not.
   *
   * @param interpreter of the system
   */
  public static List<Blocked> blocked(Interpreter interpreter, State state) {
    return new Blocks(interpreter, state).all();
  }

  private Explanation explain(Optional<Formula> formula) {
    return new Explanation(
        formula.map(this::blame).orElse(null),
        timeline(),
        fairness(),
        blocked(),
        new Remedies(trace).of(property),
        null);
  }

  private @Nullable Blame blame(Formula formula) {
    boolean untold = formula.operator() != Formula.Operator.AT_END && truth.holds(formula, 0);
    return untold ? null : new Blamer(trace.system(), truth).blame(formula);
  }

  private List<Blocked> blocked() {
    var blocks = new Blocks(interpreter, trace.last());
    return switch (property) {
      case Property.NoDeadlock _ -> blocks.machines();
      case Property.TimeProgresses _ -> trace.isLasso() ? List.of() : blocks.time();
      case Property.Invariant _,
          Property.Reachable _,
          Property.AlwaysReachable _,
          Property.Temporal _,
          Property.BoundedResponse _,
          Property.Measure _,
          Property.Recovery _,
          Property.NoError _ ->
          List.of();
    };
  }

  private List<FairStep> fairness() {
    return property.isAboutFairRuns() ? new FairSteps(interpreter, trace).all() : List.of();
  }

  // ---- Too late

  private @Nullable Timeline timeline() {
    return switch (property) {
      case Property.Recovery recovery when recovery.ticks().isPresent() ->
          timeline(recovery.ticks().get(), stretch(recovery));
      case Property.BoundedResponse response ->
          timeline(response.ticks(), asked(response.p(), response.q()));
      case Property.Measure measure when isLate(measure) ->
          timeline(measure.bound().orElseThrow(), asked(measure.from(), measure.to()));
      case Property.Recovery _,
          Property.Measure _,
          Property.Invariant _,
          Property.Reachable _,
          Property.AlwaysReachable _,
          Property.Temporal _,
          Property.NoDeadlock _,
          Property.TimeProgresses _,
          Property.NoError _ ->
          null;
    };
  }

  private static boolean isLate(Property.Measure measure) {
    return measure.bound().isPresent() && !measure.best() && !measure.steps();
  }

  private @Nullable Timeline timeline(long allowed, int since) {
    var ticks = new Ticks(trace);
    int deadline = since;
    Integer late = null;
    for (int i = since; i <= word.end() && late == null; i++) {
      long passed = ticks.at(i) - ticks.at(since);
      if (passed > allowed) {
        late = i;
      } else if (passed > ticks.at(deadline) - ticks.at(since)) {
        deadline = i;
      }
    }
    return new Timeline(ticks.lastFault(since), since, allowed, deadline, late);
  }

  /** Where the last stretch without {@code usable} and without a strike begins. */
  private int stretch(Property.Recovery recovery) {
    int since = word.end();
    while (since > 0
        && is(recovery.usable(), false).test(since - 1)
        && !recovery.strikes().contains(Ticks.step(trace, since).action())) {
      since--;
    }
    return since;
  }

  /** The first position that asks for a response from which on there is none. */
  private int asked(Term p, Term q) {
    int unanswered = word.end();
    while (unanswered > 0 && is(q, false).test(unanswered - 1)) {
      unanswered--;
    }
    return word.ahead(unanswered).filter(is(p, true)).findFirst().orElse(unanswered);
  }

  private IntPredicate is(Term term, boolean value) {
    return position -> (truth.value(term, position) != 0) == value;
  }
}
