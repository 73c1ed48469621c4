package dev.defib.checker.explain;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.explain.Explanation.FairStep;
import dev.defib.checker.explain.Explanation.Way;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Fairness;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How the loop of a run honours the fairness assumptions of its system. */
final class FairSteps {
  private final Interpreter interpreter;
  private final Trace trace;

  FairSteps(Interpreter interpreter, Trace trace) {
    this.interpreter = interpreter;
    this.trace = trace;
  }

  /** One for each assumption; none for a run without a loop. */
  List<FairStep> all() {
    return trace.isLasso() ? trace.system().fairness().stream().map(this::of).toList() : List.of();
  }

  private FairStep of(Fairness fairness) {
    OptionalInt taken = first(i -> isOwed(fairness, trace.loop().get(i)));
    if (taken.isPresent()) {
      return step(fairness, Way.TAKEN, taken.getAsInt());
    }
    OptionalInt disabled = first(i -> !isEnabled(fairness, trace.loop().get(i).state()));
    boolean never = trace.loop().stream().noneMatch(step -> isEnabled(fairness, step.state()));
    boolean excused = fairness.strong() ? never : disabled.isPresent();
    return step(fairness, excused ? Way.NOT_ENABLED : Way.NOT_NEEDED, disabled.orElse(0));
  }

  private OptionalInt first(IntPredicate wanted) {
    return IntStream.range(0, trace.loop().size()).filter(wanted).findFirst();
  }

  private FairStep step(Fairness fairness, Way way, int inLoop) {
    int step = trace.stem().size() + inLoop + 1;
    return new FairStep(fairness.name(), fairness.strong(), way, step);
  }

  private boolean isEnabled(Fairness fairness, State state) {
    return interpreter.holds(fairness.enabled(), state, List.of());
  }

  private static boolean isOwed(Fairness fairness, Trace.Step step) {
    return fairness.steps().stream()
        .anyMatch(
            owed ->
                owed.action() == step.action()
                    && (owed.resolution().isEmpty()
                        || owed.resolution().equals(step.resolution())));
  }
}
