package dev.defib.cli.check;

import dev.defib.checker.engine.Engine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user asked for.
 *
 * @param engine that is asked
 * @param only names of specs and checks; empty for all
 * @param overrides values for the systems' parameters
 * @param fewerFaults when to look for violations with fewer strikes
 * @param failFast whether to stop at the first check that does not come out as expected
 * @param reproduce the options that matter when the run is repeated, as typed
 */
public record CheckSettings(
    Engine engine,
    List<String> only,
    Map<String, String> overrides,
    Limits limits,
    Expectations expectations,
    FewerStrikes.When fewerFaults,
    boolean failFast,
    List<String> reproduce) {
  public CheckSettings {
    only = List.copyOf(only);
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    reproduce = List.copyOf(reproduce);
  }
}
