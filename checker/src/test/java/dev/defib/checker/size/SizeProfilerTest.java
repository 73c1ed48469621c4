package dev.defib.checker.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is said of the size of systems whose states can be counted by hand. */
class SizeProfilerTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private final SystemBuilder builder = new SystemBuilder();

  private Variable counter(String name, int values) {
    Variable counter = builder.variable(name, Type.range(0, values - 1), 0);
    Term read = Terms.read(counter);
    builder
        .step("count " + name)
        .when(Terms.less(read, Terms.integer(values - 1)))
        .set(counter, Terms.add(read, Terms.integer(1)))
        .done();
    return counter;
  }

  private SizeProfile profile(long statesMax) throws InterruptedException {
    return SizeProfiler.of(builder.build(), Budget.UNLIMITED.withStatesMax(statesMax));
  }

  @Test
  void independentPartsMultiply() throws InterruptedException {
    counter("x", 5);
    counter("y", 7);
    SizeProfile profile = profile(1000);
    assertThat(profile.complete()).isTrue();
    assertThat(profile.states()).isEqualTo(35);
    assertThat(profile.depth()).isEqualTo(10);
    assertThat(profile.estimate()).hasValue(35);
    assertThat(profile.parts()).extracting(SizePart::name).containsExactly("y", "x");
    assertThat(profile.parts().getFirst().factor()).isCloseTo(7, EXACT);
    assertThat(profile.parts().getLast().factor()).isCloseTo(5, EXACT);
    assertThat(profile.values()).containsExactly(5L, 7L);
  }

  @Test
  void whatTheRestDeterminesAddsNothing() throws InterruptedException {
    Variable x = builder.variable("x", Type.range(0, 4), 0);
    Variable copy = builder.variable("copy", Type.range(0, 4), 0);
    Term next = Terms.add(Terms.read(x), Terms.integer(1));
    builder
        .step("count")
        .when(Terms.less(Terms.read(x), Terms.integer(4)))
        .set(x, next)
        .set(copy, next)
        .done();
    assertThat(profile(1000).parts())
        .hasSize(2)
        .allSatisfy(part -> assertThat(part.factor()).isCloseTo(1, EXACT))
        .allSatisfy(part -> assertThat(part.contents()).isEqualTo(5));
  }

  @Test
  void aLimitLeavesAnEstimate() throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      counter("c" + i, 10);
    }
    SizeProfile profile = profile(50_000);
    assertThat(profile.complete()).isFalse();
    assertThat(profile.states()).isEqualTo(50_000);
    assertThat(profile.estimate().orElseThrow()).isBetween(1e5, 1e7);
  }

  @Test
  void levelsThatOnlyGrowGiveNoEstimate() {
    List<Integer> doubling = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      doubling.add(1 << i);
    }
    assertThat(LevelTrend.total(doubling)).isEmpty();
    assertThat(LevelTrend.total(List.of(1, 2, 3))).isEmpty();
  }
}
