package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.random.RandomModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that was ended, stored and gone on with gives the answers of one that was not. */
final class ResumeTest {
  private static final long SEED = Long.getLong("random.resume.seed", 0);
  private static final int MODELS = Integer.getInteger("random.resume", 60);
  private static final long STATES_MAX = 6_000;
  private static final int ENDINGS = 3;
  private static final String VERSION = "1.0";

  @TempDir private Path folder;

  @Test
  void onRandomModels() throws Exception {
    int resumed = 0;
    for (long seed : LongStream.range(SEED, SEED + MODELS).toArray()) {
      for (Decided decided :
          RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX).orElse(List.of())) {
        Problem problem = settledByState(decided);
        if (!problem.questions().isEmpty()) {
          resumed += resume(problem, new Random(seed));
        }
      }
    }
    assertThat(resumed).isGreaterThan(MODELS);
  }

  /** A search may be ended several times, each time in a way of its own. */
  private int resume(Problem problem, Random random) throws Exception {
    List<Answer> expected = check(problem, Checkpoints.none(), budget(1), Progress.SILENT);
    Answer whole = expected.getFirst();
    Path file = folder.resolve("search");
    int resumed = 0;
    for (int ending = 0; ending < ENDINGS; ending++) {
      Checkpoints checkpoints = checkpoints(Optional.of(file));
      if (Files.exists(file)) {
        checkpoints.resume(file);
      }
      end(problem, checkpoints, whole, random);
      assertThat(checkpoints.unmatched()).isEmpty();
      if (Files.exists(file)) {
        Checkpoints resuming = checkpoints(Optional.empty());
        resuming.resume(file);
        assertThat(check(problem, resuming, budget(1 + random.nextInt(2)), Progress.SILENT))
            .as(problem.system().name())
            .isEqualTo(expected);
        assertThat(resuming.unmatched()).isEmpty();
        resumed++;
      }
    }
    Files.deleteIfExists(file);
    return resumed;
  }

  /** Begins or goes on, and ends early. */
  private static void end(Problem problem, Checkpoints checkpoints, Answer whole, Random random) {
    Budget budget = budget(1 + random.nextInt(2));
    Progress progress = Progress.SILENT;
    switch (random.nextInt(4)) {
      case 0 ->
          budget =
              new Budget(
                  budget.statesMax(),
                  random.nextInt(whole.depth() + 1),
                  budget.nanosMax(),
                  budget.bytesMax(),
                  budget.workers());
      case 1 -> budget = budget.withStatesMax(1 + random.nextLong(whole.states()));
      case 2 -> {
        int level = random.nextInt(whole.depth() + 1);
        progress =
            (_, _, _, depth) -> {
              if (depth == level) {
                Thread.currentThread().interrupt();
              }
            };
      }
      default -> {}
    }
    try {
      new ExplicitEngine(true, checkpoints).check(problem, budget, progress);
    } catch (InterruptedException _) {
      // It was stored all the same.
    } finally {
      Thread.interrupted();
    }
  }

  private static Checkpoints checkpoints(Optional<Path> target) {
    return new Checkpoints(VERSION, target, 0);
  }

  private static Budget budget(int workers) {
    return new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, workers);
  }

  private static List<Answer> check(
      Problem problem, Checkpoints checkpoints, Budget budget, Progress progress)
      throws InterruptedException {
    return new ExplicitEngine(true, checkpoints).check(problem, budget, progress);
  }

  private static Problem settledByState(Decided decided) {
    List<Question> questions = new ArrayList<>();
    for (Plan.PlannedCheck check : decided.checks()) {
      if (check.question().property() instanceof Property.Invariant
          || check.question().property() instanceof Property.Reachable
          || check.question().property() instanceof Property.NoError) {
        questions.add(check.question());
      }
    }
    return new Problem(decided.system(), questions);
  }

  @Test
  void aSearchOfSomethingElseIsNotGoneOnWith() throws Exception {
    List<Problem> problems =
        LongStream.range(0, 40)
            .boxed()
            .flatMap(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX).stream())
            .flatMap(List::stream)
            .map(ResumeTest::settledByState)
            .filter(problem -> problem.questions().size() > 1)
            .toList();
    Problem problem = problems.getFirst();
    Path file = folder.resolve("search");
    check(problem, checkpoints(Optional.of(file)), budget(1).withStatesMax(1), Progress.SILENT);

    Problem fewer = new Problem(problem.system(), problem.questions().subList(0, 1));
    assertThat(unmatched(file, fewer)).isEqualTo("different are the checks asked");
    assertThat(unmatched(file, problems.getLast())).contains("different are");
    assertThat(unmatched(file, problem)).isEmpty();
  }

  private static String unmatched(Path file, Problem problem) throws Exception {
    Checkpoints resuming = checkpoints(Optional.empty());
    resuming.resume(file);
    check(problem, resuming, budget(1), Progress.SILENT);
    return resuming.unmatched().orElse("");
  }
}
