package dev.defib.cli.convert;

import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states of a told run, each in full. */
public final class States {
  private States() {}

  /** For each state, the initial one first, the values of all that can be seen, by name. */
  public static List<Map<String, String>> of(TraceDocument trace) {
    var state = new LinkedHashMap<String, String>();
    for (Shown shown : trace.initial()) {
      state.put(shown.name(), shown.value());
    }
    var states = new ArrayList<Map<String, String>>();
    states.add(new LinkedHashMap<>(state));
    trace
        .steps()
        .forEach(
            step -> {
              step.changes().forEach(change -> state.put(change.name(), change.after()));
              states.add(new LinkedHashMap<>(state));
            });
    return states;
  }
}
