package dev.defib.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.bench.BenchModels;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of models says what is in their files. */
class ModelsTest {
  private static final Path BENCH = Path.of("").toAbsolutePath();

  static List<Model> models() throws IOException {
    return Model.read(BENCH.resolve("models/list.txt"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theCheckIsAnInvariantAndTheStateHasThatManyBits(Model model) {
    Plan plan = BenchModels.plan(BENCH.resolve("models"), model.file(), model.spec());
    Plan.PlannedCheck check = BenchModels.check(plan, model.check());

    assertThat(check.question().property()).isInstanceOf(Property.Invariant.class);
    assertThat(bits(plan.environments().get(check.environment()).system())).isEqualTo(model.bits());
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFileSaysHowManyStatesThereAre(Model model) throws IOException {
    assertThat(Files.readString(BENCH.resolve("models").resolve(model.file())))
        .contains(String.format(Locale.ROOT, "%,d", model.states()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsWrittenByHandIsThere(Model model) {
    model.byHand().ifPresent(hand -> assertThat(BENCH.resolve("promela/" + hand.file())).exists());
  }

  @Test
  void theModelsAreManyAndOfAllWidths() throws IOException {
    assertThat(models()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(models()).filteredOn(m -> m.bits() >= 100 && m.bits() <= 250).hasSize(3);
    assertThat(models()).filteredOn(m -> m.byHand().isPresent()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(models()).allMatch(m -> m.states() >= 100_000 && m.states() <= 100_000_000);
  }

  private static int bits(TransitionSystem system) {
    int bits = 0;
    for (Variable variable : system.variables()) {
      bits += variable.length() * (64 - Long.numberOfLeadingZeros(variable.type().size() - 1));
    }
    return bits;
  }
}
