package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one probe.
 *
 * @param spec in which it stands
 * @param device as the spec calls it, and its type
 * @param goal where it is wanted, as written
 * @param start where it may be at first, as written; {@code anywhere} if nothing is known
 * @param states how many there are of the device, as far as they can come
 * @param startStates in how many of them it may be at first
 * @param answer the least that it takes: {@code commands}, {@code reset}, {@code power} or {@code
 *     nobody}; or {@code undecided}
 * @param luck whether it may take any number of attempts
 * @param surer what it takes to need no luck
 * @param expected as written, or what a probe without {@code expect} hopes for
 * @param undecided why nothing is said
 * @param driver the procedure as variables and states of a driver, one line each
 * @param additions what would let software do it for sure, each alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeEntry(
    String spec,
    String file,
    String name,
    @Nullable String text,
    String device,
    String type,
    String goal,
    String start,
    int states,
    int startStates,
    String answer,
    boolean luck,
    @Nullable String surer,
    String expected,
    boolean asExpected,
    @Nullable String undecided,
    @Nullable ProcedureEntry procedure,
    List<String> driver,
    @Nullable ObstacleEntry obstacle,
    List<String> additions,
    double seconds) {
  /** What a probe without {@code expect} hopes for: that software can do it for sure. */
  public static final String HOPE = "commands or reset";

  public ProbeEntry {
    driver = List.copyOf(driver);
    additions = List.copyOf(additions);
  }

  /**
   * What to do.
   *
   * @param worst the most moves that it takes; absent if there may be any number
   * @param shortest whether nobody gets by with fewer
   * @param stages the first one first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProcedureEntry(@Nullable Integer worst, boolean shortest, List<StageEntry> stages) {
    public ProcedureEntry {
      stages = List.copyOf(stages);
    }
  }

  /**
   * The device is read, and one of the branches taken.
   *
   * @param believed the states in which the device may be, each as it is called
   */
  public record StageEntry(List<BranchEntry> branches, List<String> believed) {
    public StageEntry {
      branches = List.copyOf(branches);
      believed = List.copyOf(believed);
    }
  }

  /**
   * What is done on a reading.
   *
   * @param when what is read; absent if nothing needs to be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BranchEntry(@Nullable String when, ActEntry act) {}

  /**
   * What is done.
   *
   * @param kind {@code done}, {@code command}, {@code wait}, {@code poll}, {@code listen}, {@code
   *     clear} or {@code power cycle}
   * @param name of the command or signal
   * @param ticks how long to wait at most
   * @param next where to go on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ActEntry(
      String kind, @Nullable String name, @Nullable Integer ticks, List<NextEntry> next) {
    public ActEntry {
      next = List.copyOf(next);
    }
  }

  /**
   * Where to go on.
   *
   * @param seen the reply, or {@code taken} or {@code timed out}; empty if nothing is seen
   * @param stage its position
   */
  public record NextEntry(String seen, int stage) {}

  /** States that cannot be told apart or brought together, and why whatever is done. */
  public record ObstacleEntry(List<String> states, List<ReasonEntry> reasons) {
    public ObstacleEntry {
      states = List.copyOf(states);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Why a move does not help.
   *
   * @param kind {@code undefined}, {@code no change}, {@code dead end}, {@code no easier} or {@code
   *     endless}
   */
  public record ReasonEntry(String move, String kind, List<String> states) {
    public ReasonEntry {
      states = List.copyOf(states);
    }
  }
}
