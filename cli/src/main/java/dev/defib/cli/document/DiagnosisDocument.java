package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code defib diagnose} found out: {@code defib.diagnosis/1}. What each value of a parameter
 * makes of the detection of hangs.
 *
 * @param parameters of the system, but for the one that varies
 * @param machine that may hang
 * @param parameter that varies
 * @param rows one for each of its values
 * @param twins of the greatest value at which the healthy are killed, if there is no value at which
 *     nobody is wronged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiagnosisDocument(
    String schema,
    Tool tool,
    int exitCode,
    String spec,
    String file,
    String system,
    Map<String, Object> parameters,
    String machine,
    String parameter,
    List<Row> rows,
    @Nullable Twins twins) {
  public static final String SCHEMA = "defib.diagnosis/1";

  public DiagnosisDocument {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    rows = List.copyOf(rows);
  }

  /**
   * The document about these rows, with the exit code that they lead to.
   *
   * @param twins that are told if no value is good
   */
  public static DiagnosisDocument of(
      String spec,
      String file,
      String system,
      Map<String, Object> parameters,
      String machine,
      String parameter,
      List<Row> rows,
      @Nullable Twins twins) {
    boolean any = rows.stream().anyMatch(Row::isSoundAndComplete);
    ExitCode code =
        isOpen(rows) ? ExitCode.UNDECIDED : any ? ExitCode.AS_EXPECTED : ExitCode.OTHERWISE;
    return new DiagnosisDocument(
        SCHEMA,
        Tool.THIS,
        code.code(),
        spec,
        file,
        system,
        parameters,
        machine,
        parameter,
        rows,
        any ? null : twins);
  }

  /** Whether some value is undecided. */
  public boolean isOpen() {
    return isOpen(rows);
  }

  private static boolean isOpen(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.undecided() != null);
  }

  /**
   * One value of the parameter.
   *
   * @param delay the most ticks from a hang to the kill; absent if there is no such number
   * @param alarm the ticks after which a healthy machine may be killed; absent if none ever is
   * @param undecided why delay and alarm are not known; absent if they are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      long value, @Nullable Long delay, @Nullable Long alarm, @Nullable String undecided) {
    /** Whether no hang is missed and no healthy machine killed. */
    public boolean isSoundAndComplete() {
      return undecided == null && delay != null && alarm == null;
    }
  }

  /**
   * Two runs that look alike to everybody but the machine itself: in one it works and is killed, in
   * the other it hangs, and the same is done.
   *
   * @param value of the parameter
   */
  public record Twins(long value, List<Step> steps) {
    public Twins {
      steps = List.copyOf(steps);
    }
  }

  /** A step with the run in which it is taken. */
  public record Step(Side side, String label) {}

  /** In which of two runs something happens. */
  public enum Side {
    BOTH,
    HEALTHY,
    HUNG
  }
}
