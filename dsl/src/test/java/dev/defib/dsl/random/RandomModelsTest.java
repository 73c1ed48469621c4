package dev.defib.dsl.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RandomModelsTest {
  private static final int MODELS = 1000;

  private static final String TUNED = "systems are generated without parameters to tune";

  /** What no model can hold, by what its name begins with, and why not. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "Spec.SpecItem.TuneItem", TUNED,
          "Tune", TUNED,
          "Member.Variable:memory", "an error: shared variables alone are memory");

  private static List<RandomModel> models = List.of();
  private static List<List<Parsed>> parsed = List.of();

  @BeforeAll
  static void parse() {
    models = LongStream.range(0, MODELS).mapToObj(RandomModels::of).toList();
    parsed = models.stream().map(m -> m.sources().stream().map(Parser::parse).toList()).toList();
  }

  @AfterAll
  static void forget() {
    models = List.of();
    parsed = List.of();
  }

  @Test
  void everyModelIsWellFormedAndWellTyped() {
    for (int i = 0; i < MODELS; i++) {
      RandomModel model = models.get(i);
      assertThat(Analyzer.analyze(parsed.get(i), ModelFinder.NONE).diagnostics())
          .as(() -> "seed " + model.seed() + "\n" + model.text())
          .noneMatch(Diagnostic::isError);
    }
  }

  @Test
  void analysisSaysTheSameEachTime() {
    for (List<Parsed> files : parsed.subList(0, 200)) {
      assertThat(Analyzer.analyze(files, ModelFinder.NONE).diagnostics())
          .isEqualTo(Analyzer.analyze(files, ModelFinder.NONE).diagnostics());
    }
  }

  @Test
  void everyConstructOccursInOneModelOfTwenty() {
    Map<String, Integer> counts = new TreeMap<>();
    for (List<Parsed> files : parsed) {
      Set<String> found = new TreeSet<>();
      files.forEach(f -> found.addAll(Census.of(f.file())));
      found.forEach(f -> counts.merge(f, 1, Integer::sum));
    }
    Map<String, Integer> rare = new TreeMap<>();
    for (String construct : Census.all()) {
      int models = counts.getOrDefault(construct, 0);
      if (models < MODELS / 20 && EXEMPT.keySet().stream().noneMatch(construct::startsWith)) {
        rare.put(construct, models);
      }
    }
    assertThat(rare).isEmpty();
  }

  @Test
  void aThirdHaveFaultsAndTime() {
    long both = models.stream().filter(m -> m.profile().equals(new Profile(true, true))).count();
    assertThat(both).isGreaterThanOrEqualTo(MODELS / 3);
  }

  @Test
  void theSameSeedGivesTheSameText() {
    assertThat(RandomModels.of(7).text()).isEqualTo(RandomModels.of(7).text());
    assertThat(RandomModels.of(7).text()).isNotEqualTo(RandomModels.of(8).text());
  }
}
