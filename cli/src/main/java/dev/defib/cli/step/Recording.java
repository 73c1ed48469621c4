package dev.defib.cli.step;

import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.evaluate.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run to be walked through. Its positions are its states: position <i>n</i> is the state after
 * the first <i>n</i> steps.
 *
 * @param title what it is a run of
 * @param trace as it is told
 */
public record Recording(String title, TraceDocument trace, Behind behind) {

  /** A run as it was saved, or, where its system still has it, as it is told now. */
  public static Recording of(String title, TraceDocument saved, Behind behind) {
    return switch (behind) {
      case ReplayedRun replayed -> new Recording(title, replayed.document(), behind);
      case Behind.Gone _ -> new Recording(title, saved, behind);
    };
  }

  /** The last position. */
  int last() {
    return trace.stem().size() + trace.loop().size();
  }

  /** The step into a position; empty for the initial state. */
  Optional<TraceDocument.Step> stepInto(int position) {
    if (position == 0) {
      return Optional.empty();
    }
    int stem = trace.stem().size();
    return Optional.of(
        position <= stem ? trace.stem().get(position - 1) : trace.loop().get(position - 1 - stem));
  }

  /** All that can be seen at a position. */
  List<Shown> state(int position) {
    Map<String, Shown> parts = new LinkedHashMap<>();
    trace.initial().forEach(shown -> parts.put(shown.name(), shown));
    trace
        .steps()
        .limit(position)
        .flatMap(step -> step.changes().stream())
        .forEach(c -> parts.put(c.name(), new Shown(c.name(), c.machine(), c.sort(), c.after())));
    return List.copyOf(parts.values());
  }

  /** What came of a question. */
  sealed interface Answer {
    record Values(Watch watch) implements Answer {}

    /** There is no answer; why not, for the reader. */
    record Complaint(String text) implements Answer {}
  }

  /** Evaluates the name of a part of the state, or a condition of the language. */
  Answer evaluate(String expression) {
    return Evaluation.part(expression, trace)
        .<Answer>map(values -> new Answer.Values(new Watch(expression, values)))
        .orElseGet(() -> condition(expression));
  }

  private Answer condition(String condition) {
    return switch (behind) {
      case Behind.Gone(String why) -> new Answer.Complaint(why);
      case ReplayedRun replayed -> answer(condition, replayed.evaluate(condition));
    };
  }

  private static Answer answer(String condition, Evaluation.Result result) {
    return switch (result) {
      case Evaluation.Result.Values(List<Boolean> values) ->
          new Answer.Values(new Watch(condition, values.stream().map(String::valueOf).toList()));
      case Evaluation.Result.Wrong(var diagnostics) ->
          new Answer.Complaint(diagnostics.getFirst().headline());
      case Evaluation.Result.Lost _ ->
          new Answer.Complaint("the system does not have this run any more");
    };
  }
}
