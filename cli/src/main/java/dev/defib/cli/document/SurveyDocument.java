package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.checker.trace.TraceDocument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code defib survey} found out: {@code defib.survey/1}. */
public record SurveyDocument(String schema, Tool tool, int exitCode, List<SurveyEntry> surveys) {
  public static final String SCHEMA = "defib.survey/1";

  /** The fate of a case of which nothing is known. */
  public static final String UNDECIDED = "undecided";

  public SurveyDocument {
    surveys = List.copyOf(surveys);
  }

  public static SurveyDocument of(ExitCode code, List<SurveyEntry> surveys) {
    return new SurveyDocument(SCHEMA, Tool.THIS, code.code(), surveys);
  }

  /**
   * One survey.
   *
   * @param timed whether the system has ticks
   * @param services what clients want, as written
   * @param harms what should not happen to them
   * @param alive what says that something still runs
   * @param depth the most strikes in one run
   * @param nominal without faults
   * @param rows single faults, each followed by its phases, then combinations
   * @param sets the smallest combinations after which clients are not surely served again; none
   *     where they are not even without faults
   * @param open combinations of which it is not known whether they are such sets
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SurveyEntry(
      String spec,
      String file,
      String system,
      Map<String, Object> parameters,
      String name,
      @Nullable String text,
      boolean timed,
      List<String> services,
      List<String> harms,
      List<String> alive,
      int depth,
      Case nominal,
      List<Row> rows,
      List<MinimalSet> sets,
      List<List<String>> open,
      double seconds) {
    public SurveyEntry {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      services = List.copyOf(services);
      harms = List.copyOf(harms);
      alive = List.copyOf(alive);
      rows = List.copyOf(rows);
      sets = List.copyOf(sets);
      open = List.copyOf(open);
    }

    /** Whether clients are surely served again where no fault strikes. */
    public boolean isServed() {
      return nominal.isServed();
    }

    /** What was looked at, that without faults first. */
    public Stream<Case> cases() {
      return Stream.concat(Stream.of(nominal), rows.stream().map(Row::outcome));
    }

    /** Whether something is not known: a case is undecided, or runs end in errors of themselves. */
    public boolean isOpen() {
      return cases().anyMatch(found -> !found.isDecided()) || (rows.isEmpty() && !isServed());
    }

    /** The full name, by which it is chosen. */
    public String id() {
      return spec + "." + name;
    }
  }

  /**
   * What becomes of the system.
   *
   * @param fate {@code transparent}, {@code recovered}, {@code degraded}, {@code may recover},
   *     {@code alive in name only}, {@code dead}, or {@code undecided}
   * @param worstTicks the longest time without a service; absent where there is no bound, or no
   *     time
   * @param bestTicks the shortest time until a service is there
   * @param lost the services that are not surely recovered
   * @param harms what may happen and cannot without faults
   * @param reason the error in which the trace ends, or why nothing is decided
   * @param trace a run that shows the fate, or the longest recovery
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Case(
      String fate,
      @Nullable Long worstTicks,
      @Nullable Long bestTicks,
      List<String> lost,
      List<String> harms,
      @Nullable String reason,
      @Nullable TraceDocument trace) {
    public Case {
      lost = List.copyOf(lost);
      harms = List.copyOf(harms);
    }

    /** Whether it is known. */
    public boolean isDecided() {
      return !fate.equals(UNDECIDED);
    }

    /** Whether clients are surely served again. */
    public boolean isServed() {
      return fate.equals("transparent") || fate.equals("recovered");
    }
  }

  /**
   * One case.
   *
   * @param faults that strike, in this order
   * @param phase the state of the struck machine, where only strikes in it are meant
   * @param ordered whether another order has another fate
   * @param faultPoints for a single fault, one row for each way the machines can stand
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      List<String> faults,
      @Nullable String phase,
      boolean ordered,
      Case outcome,
      List<CheckEntry.FaultPoint> faultPoints) {
    public Row {
      faults = List.copyOf(faults);
      faultPoints = List.copyOf(faultPoints);
    }

    /** The faults in words: {@code crash(drv), then crash(drv)}. */
    public String struck() {
      return String.join(ordered ? ", then " : " and ", faults);
    }
  }

  /**
   * Faults after which clients are not surely served again.
   *
   * @param orders those in which it happens, or just one
   * @param ordered whether it does not happen in other orders
   * @param cures larger combinations after which clients are surely served again
   */
  public record MinimalSet(List<List<String>> orders, boolean ordered, List<List<String>> cures) {
    public MinimalSet {
      orders = List.copyOf(orders);
      cures = List.copyOf(cures);
    }
  }
}
