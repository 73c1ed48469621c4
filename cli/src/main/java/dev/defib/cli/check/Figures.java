package dev.defib.cli.check;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Measurement;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Action;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.cli.document.MeasureEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns what was measured into its part of the verdict document. */
final class Figures {
  private Figures() {}

  static MeasureEntry entry(Plan.PlannedCheck check, Measurement found, Answer answer) {
    Property.Measure property = (Property.Measure) check.question().property();
    return new MeasureEntry(
        property.best() ? MeasureEntry.Figure.BEST : MeasureEntry.Figure.WORST,
        property.steps() ? MeasureEntry.Unit.STEPS : MeasureEntry.Unit.TICKS,
        property.bound().orElse(null),
        found.worst().orElse(null),
        found.best().orElse(null),
        found.certain(),
        found.begin(),
        Entries.trace(answer.verdict()).map(run -> along(run, found.begin())).orElse(Map.of()),
        found.starts().stream().map(Figures::start).toList());
  }

  private static MeasureEntry.Start start(Measurement.Start start) {
    return new MeasureEntry.Start(
        start.step().map(Entries::withoutMark).orElse(null),
        start.situation(),
        start.worst().orElse(null),
        start.best().orElse(null));
  }

  /**
   * How often each event but the entry of states happens in a run, the step into the state where it
   * begins among them; of a run that never ends nothing can be counted.
   */
  private static Map<String, Integer> along(Trace run, int begin) {
    var counts = new TreeMap<String, Integer>();
    if (!run.isLasso()) {
      List<Trace.Step> counted = run.stem().subList(Math.max(0, begin - 1), run.stem().size());
      for (Trace.Step step : counted) {
        if (run.system().actions().get(step.action()).kind() != Action.Kind.TICK) {
          step.events().stream()
              .map(run.system().events()::get)
              .filter(event -> !event.startsWith("enters "))
              .forEach(event -> counts.merge(event, 1, Integer::sum));
        }
      }
    }
    return counts;
  }
}
