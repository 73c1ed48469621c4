package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One spec and what became of its checks.
 *
 * @param file in which it stands
 * @param parameters of the system, with numbers and truth values as such
 * @param sha256 of every file that its verdicts rest on, by file
 * @param reproduce the command that decides it again
 * @param passedBy the surveys and tunes that were wanted and no check decides
 */
public record SpecEntry(
    String spec,
    String file,
    String system,
    Map<String, Object> parameters,
    Map<String, String> sha256,
    String reproduce,
    List<CheckEntry> checks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PassedBy> passedBy) {
  public SpecEntry {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
    checks = List.copyOf(checks);
    passedBy = List.copyOf(Objects.requireNonNullElse(passedBy, List.of()));
  }

  /** The same with these checks alone. */
  public SpecEntry withChecks(List<CheckEntry> others) {
    return new SpecEntry(spec, file, system, parameters, sha256, reproduce, others, passedBy);
  }
}
