package dev.defib.cli.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.checker.ir.Place;
import dev.defib.dsl.mutate.Mutant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code defib mutate} found out: {@code defib.mutation/1}. */
public record MutationDocument(
    String schema,
    Tool tool,
    int exitCode,
    List<AskedSpec> specs,
    Score score,
    List<MutantEntry> mutants) {
  public static final String SCHEMA = "defib.mutation/1";

  public MutationDocument {
    specs = List.copyOf(specs);
    mutants = List.copyOf(mutants);
  }

  public static MutationDocument of(
      int exitCode, List<AskedSpec> specs, List<MutantEntry> mutants) {
    return new MutationDocument(SCHEMA, Tool.THIS, exitCode, specs, Score.of(mutants), mutants);
  }

  /**
   * A spec whose checks were to notice mutants.
   *
   * @param checks the names of those that were asked
   */
  public record AskedSpec(
      String spec,
      String file,
      String system,
      Map<String, Object> parameters,
      List<String> checks) {
    public AskedSpec {
      checks = List.copyOf(checks);
    }
  }

  /** What became of a mutant. */
  public enum Fate {
    /** A check came out otherwise than for the original. */
    NOTICED,
    /** All checks came out as for the original, which behaves otherwise. */
    SURVIVED,
    /** The reachable graph is the original's. */
    EQUIVALENT,
    /** A check is undecided, for it or for the original, and no other noticed it. */
    UNDECIDED,
    /** It is no model. */
    MALFORMED
  }

  /**
   * A mutant.
   *
   * @param machine the name of the machine that was changed
   * @param spec whose check noticed it
   * @param check that noticed it
   * @param reason what that check came to, or why the fate is not known better
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MutantEntry(
      Mutant.Kind kind,
      String machine,
      String change,
      Place place,
      Fate fate,
      @Nullable String spec,
      @Nullable String check,
      @Nullable String reason) {}

  /**
   * How many mutants came to what.
   *
   * @param percent of the noticed among the noticed, survived and undecided, rounded down to a
   *     tenth; 100 if there are none; where some are undecided, the score is this at least
   */
  public record Score(
      int noticed, int survived, int equivalent, int undecided, int malformed, double percent) {

    static Score of(List<MutantEntry> mutants) {
      int noticed = count(mutants, Fate.NOTICED);
      int survived = count(mutants, Fate.SURVIVED);
      int undecided = count(mutants, Fate.UNDECIDED);
      return new Score(
          noticed,
          survived,
          count(mutants, Fate.EQUIVALENT),
          undecided,
          count(mutants, Fate.MALFORMED),
          percent(noticed, noticed + survived + undecided));
    }

    private static double percent(int part, int whole) {
      return whole == 0 ? 100 : Math.floorDiv(part * 1000L, whole) / 10.0;
    }

    /** How many mutants the score is about. */
    public int counted() {
      return noticed + survived + undecided;
    }

    /** The score if all that is undecided were noticed. */
    public double percentAtMost() {
      return percent(noticed + undecided, counted());
    }

    private static int count(List<MutantEntry> mutants, Fate fate) {
      return (int) mutants.stream().filter(mutant -> mutant.fate() == fate).count();
    }
  }
}
