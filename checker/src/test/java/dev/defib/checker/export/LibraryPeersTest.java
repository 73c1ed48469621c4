package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Question;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SPIN, Rumur and the reference engine agree on every model of the library, under the faults of
 * every check.
 */
class LibraryPeersTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final long STATES_MAX = 300_000;

  /**
   * Rumur's programs take seconds to compile, so it is asked of some files and environments only.
   */
  private static final int RUMUR_EVERY = 4;

  @TempDir Path folder;

  @BeforeEach
  void requirePeers() {
    SpinJudge.require();
    RumurJudge.require();
  }

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("specs"))) {
      return files.filter(file -> file.toString().endsWith(".defib")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specs")
  void agrees(Path file) throws Exception {
    Analysis analysis = Analyzer.analyze(List.of(Parser.parse(read(file))), (m, _) -> find(m));
    boolean isForRumur = specs().indexOf(file) % RUMUR_EVERY == 0;
    int judged = 0;
    for (Spec spec : analysis.specs()) {
      Plan plan = Lowering.plan(analysis, spec, Map.of());
      assertThat(plan.hasErrors()).as(plan.spec()).isFalse();
      for (int i = 0; i < plan.environments().size(); i++) {
        judge(plan, i, isForRumur && i % RUMUR_EVERY == 0);
        judged++;
      }
    }
    assertThat(judged).isPositive();
  }

  private void judge(Plan plan, int environment, boolean isForRumur) throws Exception {
    List<Question> questions = new ArrayList<>();
    for (Plan.PlannedCheck check : plan.checks()) {
      if (check.environment() == environment) {
        questions.add(check.question());
      }
    }
    Plan.Environment chosen = plan.environments().get(environment);
    String name = plan.spec() + " under " + chosen.faults();
    SecondOpinion opinion = new SecondOpinion(name, chosen.system(), questions, STATES_MAX, folder);
    assertThat(opinion.isTooLarge()).as("%s is too large for this test", name).isFalse();
    assertThat(opinion.onStates(StateJudge.SPIN)).as("%s cannot be exported", name).isPresent();
    if (isForRumur) {
      assertThat(opinion.onStates(StateJudge.RUMUR)).as("%s cannot be exported", name).isPresent();
    }
    opinion.onFairRuns();
  }

  private static Optional<Source> find(String model) {
    Path file = ROOT.resolve("models").resolve(model.replace('.', '/') + ".defib");
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static Source read(Path file) {
    try {
      return new Source(ROOT.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
