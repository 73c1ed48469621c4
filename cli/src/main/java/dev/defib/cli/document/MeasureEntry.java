package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, in ticks or in steps.
 *
 * @param bound what the figure may be at most
 * @param worst the most over all runs; absent if there is no bound
 * @param best the fewest; absent if no run gets there
 * @param certain whether every fair run gets there
 * @param begin how many steps of the run lie before it begins
 * @param along how often things happen in the run from there on
 * @param starts how it can begin, and what follows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasureEntry(
    Figure figure,
    Unit unit,
    @Nullable Long bound,
    @Nullable Long worst,
    @Nullable Long best,
    boolean certain,
    int begin,
    Map<String, Integer> along,
    List<Start> starts) {
  public MeasureEntry {
    along = Collections.unmodifiableMap(new LinkedHashMap<>(along));
    starts = List.copyOf(starts);
  }

  /** Which of the runs are meant. */
  public enum Figure {
    WORST,
    BEST
  }

  public enum Unit {
    TICKS,
    STEPS;

    /** One of it, in words. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).substring(0, name().length() - 1);
    }
  }

  /** The figure asked for; absent if there is none. */
  public @Nullable Long value() {
    return figure == Figure.WORST ? worst : best;
  }

  /**
   * One way to begin.
   *
   * @param step the step with which it begins; absent at the start of a run
   * @param situation of the machines before that
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Start(
      @Nullable String step, String situation, @Nullable Long worst, @Nullable Long best) {}
}
