package dev.defib.cli.document;

import dev.defib.checker.trace.TraceDocument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A walk that was saved: {@code defib.trace/1}.
 *
 * @param spec from which the system and its arguments were taken
 * @param faults that could strike
 * @param sha256 of every file that it rests on, by file
 */
public record SavedTrace(
    String schema,
    Tool tool,
    String spec,
    String file,
    Map<String, Object> parameters,
    List<String> faults,
    Map<String, String> sha256,
    TraceDocument trace) {
  public static final String SCHEMA = "defib.trace/1";

  public SavedTrace {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    faults = List.copyOf(faults);
    sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
  }
}
