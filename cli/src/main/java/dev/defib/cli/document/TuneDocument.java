package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.checker.trace.TraceDocument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code defib tune} found out: {@code defib.tune/1}. */
public record TuneDocument(String schema, Tool tool, int exitCode, List<TuneEntry> tunes) {
  public static final String SCHEMA = "defib.tune/1";

  /** Why there is no figure that a limit has kept from being known. */
  public static final String UNDECIDED = "undecided";

  public TuneDocument {
    tunes = List.copyOf(tunes);
  }

  public static TuneDocument of(ExitCode code, List<TuneEntry> tunes) {
    return new TuneDocument(SCHEMA, Tool.THIS, code.code(), tunes);
  }

  /**
   * One tune.
   *
   * @param parameters that are tuned
   * @param chosen the values that they have in the spec
   * @param checks that must come out as expected
   * @param figures of which less is better
   * @param points one for each valuation, the last parameter changing fastest
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TuneEntry(
      String spec,
      String file,
      String system,
      String name,
      @Nullable String text,
      List<String> parameters,
      List<String> chosen,
      List<String> checks,
      List<String> figures,
      List<Point> points) {
    public TuneEntry {
      parameters = List.copyOf(parameters);
      chosen = List.copyOf(chosen);
      checks = List.copyOf(checks);
      figures = List.copyOf(figures);
      points = List.copyOf(points);
    }

    /** The full name, by which it is chosen. */
    public String id() {
      return spec + "." + name;
    }
  }

  /**
   * One valuation.
   *
   * @param values of the parameters, in their order
   * @param verdict whether all checks come out as expected
   * @param failed those that do not, or cannot be decided
   * @param figures by name
   * @param missing for each other figure why there is none: {@code no bound}, {@code undecided}, or
   *     {@code vacuous} where what is measured never begins
   * @param front whether it satisfies the checks and no other of which all is known is better: at
   *     least as good in every figure, and better in one
   * @param trace where it is rejected and differs from the chosen one by one step of one parameter,
   *     a run that shows why
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      List<String> values,
      Verdict verdict,
      List<String> failed,
      Map<String, Long> figures,
      Map<String, String> missing,
      boolean front,
      @Nullable TraceDocument trace) {
    public Point {
      values = List.copyOf(values);
      failed = List.copyOf(failed);
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
      missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Whether it is known if it satisfies the checks, and, if it does, how good it is. */
    public boolean isKnown() {
      return switch (verdict) {
        case SAFE -> !missing.containsValue(UNDECIDED);
        case REJECTED -> true;
        case UNDECIDED -> false;
      };
    }

    /** The same, on the front or not. */
    public Point onFront(boolean is) {
      return new Point(values, verdict, failed, figures, missing, is, trace);
    }
  }

  /** What becomes of a valuation. */
  public enum Verdict {
    SAFE,
    REJECTED,
    UNDECIDED
  }
}
