package dev.defib.cli.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.Tool;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a folder holds evidence for: {@code defib.evidence/1}. */
public record Manifest(String schema, Tool tool, List<OfSpec> specs) {
  public static final String SCHEMA = "defib.evidence/1";
  public static final String FILE = "manifest.json";

  public Manifest {
    specs = List.copyOf(specs);
  }

  /**
   * The checks of one spec.
   *
   * @param file in which it stands
   * @param set values for the system's parameters that win over the spec's, as typed
   * @param sha256 of every file that the verdicts rest on, by file
   */
  public record OfSpec(
      String spec,
      String file,
      String system,
      Map<String, String> set,
      Map<String, String> sha256,
      List<OfCheck> checks) {
    public OfSpec {
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
      sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
      checks = List.copyOf(checks);
    }
  }

  /**
   * One check.
   *
   * @param form the property as written
   * @param faults that may strike
   * @param k for an induction, over how many steps
   * @param reason why there is no evidence
   * @param files that make it up, the first of which is what shows the verdict
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OfCheck(
      String name,
      String form,
      List<String> faults,
      Outcome verdict,
      @Nullable String engine,
      Kind evidence,
      @Nullable Integer k,
      @Nullable String reason,
      List<Part> files) {
    public OfCheck {
      faults = List.copyOf(faults);
      files = List.copyOf(files);
    }
  }

  /** A way to show a verdict. */
  public enum Kind {
    /** Clauses that hold initially, are kept by every step and imply what is asked. */
    INVARIANT,
    /** Nothing but the number of steps. */
    INDUCTION,
    /** All reachable states. */
    STATES,
    /** A run. */
    RUN,
    NONE
  }

  /**
   * A file of the folder.
   *
   * @param file its path in the folder, with slashes
   */
  public record Part(Role role, String file, String sha256) {}

  /** What a file is. */
  public enum Role {
    /** Clauses as text. */
    INVARIANT,
    /** Packed states. */
    STATES,
    /** A run: {@code defib.trace/1}. */
    RUN,
    /** The system as an AIGER circuit that is bad where the evidence says that it never is. */
    CIRCUIT,
    /** The run as an AIGER witness for the circuit. */
    WITNESS
  }
}
