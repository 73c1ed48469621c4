package dev.defib.checker.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.random.RandomPlan.Decided;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.Profile;
import dev.defib.dsl.random.RandomModels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the checks of random models come to: a share that falls makes the other tests weaker. */
class VerdictSharesTest {
  private static final int SEEDS = Integer.getInteger("random.shares", 900);
  private static final long STATES_MAX = 6_000;
  private static final double SHARE_MIN = 0.15;

  private static final List<List<Decided>> MODELS = new ArrayList<>();

  @BeforeAll
  static void decide() {
    LongStream.range(0, SEEDS)
        .parallel()
        .mapToObj(seed -> RandomPlan.of(RandomModels.of(seed)).decide(STATES_MAX))
        .flatMap(Optional::stream)
        .filter(environments -> !environments.isEmpty())
        .forEachOrdered(MODELS::add);
  }

  @Test
  void eachFormHoldsAndIsViolatedOftenEnough() {
    Map<String, int[]> counts = new TreeMap<>();
    for (List<Decided> environments : MODELS) {
      Map<String, Form> forms = forms(environments.getFirst());
      for (Decided decided : environments) {
        for (int i = 0; i < decided.checks().size(); i++) {
          Form form = forms.get(decided.checks().get(i).name());
          if (form != null) {
            int[] row = counts.computeIfAbsent(kind(form), _ -> new int[3]);
            row[column(decided.answers().get(i).verdict())]++;
          }
        }
      }
    }
    Map<String, String> rare = new TreeMap<>();
    counts.forEach(
        (form, n) -> {
          double uses = n[0] + n[1] + n[2];
          if (n[0] < SHARE_MIN * uses || n[1] < SHARE_MIN * uses) {
            rare.put(form, n[0] + " hold, " + n[1] + " violated, " + n[2] + " neither");
          }
        });
    assertThat(rare).isEmpty();
  }

  @Test
  void theMedianModelHasThreeHundredStates() {
    List<Long> sizes =
        MODELS.stream()
            .map(m -> m.stream().mapToLong(Decided::states).max().orElseThrow())
            .sorted()
            .toList();
    assertThat(sizes.get(sizes.size() / 2)).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aThirdHaveFaultsAndTime() {
    long both =
        MODELS.stream()
            .filter(m -> m.getFirst().model().profile().equals(new Profile(true, true)))
            .count();
    assertThat(both).isGreaterThanOrEqualTo(MODELS.size() / 3);
  }

  private static int column(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds _ -> 0;
      case Verdict.Violated _ -> 1;
      case Verdict.Vacuous _, Verdict.Undecided _ -> 2;
    };
  }

  /** The forms of the checks that the spec writes out, by their names. */
  private static Map<String, Form> forms(Decided decided) {
    Map<String, Form> forms = new HashMap<>();
    for (Spec spec : Parser.parse(decided.model().sources().getFirst()).file().specs()) {
      for (Spec.SpecItem item : spec.items()) {
        if (item instanceof Spec.SpecItem.CheckItem(Spec.Check check, var _)) {
          check.form().ifPresent(f -> forms.put(check.name().text(), f));
        }
      }
    }
    return forms;
  }

  private static String kind(Form form) {
    return form instanceof Form.BuiltInCheck check
        ? check.builtIn().check()
        : form.getClass().getSimpleName();
  }
}
