package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SPIN and the reference interpreter see the same states, transitions and violated invariants. */
class PromelaRandomTest {
  private static final int SYSTEMS = 100;

  @TempDir Path folder;
  private int compared;
  private int violations;
  private long states;

  @Test
  void spinAgreesWithTheInterpreter() throws Exception {
    SpinJudge.require();
    for (long seed = 0; seed < SYSTEMS; seed++) {
      compare(seed);
    }
    assertThat(compared).isGreaterThan(SYSTEMS * 8 / 10);
    assertThat(violations).isBetween(compared / 2, compared * 5 / 2);
    assertThat(states).isGreaterThan(10L * compared);
  }

  private void compare(long seed) throws Exception {
    RandomSystem made = new RandomSystem(seed);
    List<PromelaExport.Invariant> named = new ArrayList<>();
    made.invariants().forEach(term -> named.add(new PromelaExport.Invariant("holds", term)));
    if (PromelaExport.export(made.system(), named) instanceof Export.Text text) {
      Reachable ours = Reachable.of(made.system());
      SpinJudge.Report theirs = SpinJudge.explore(text.text(), folder, ours.states().size() + 2);
      long extra = text.extraStates().orElseThrow();
      assertThat(theirs.states() - extra)
          .as("states, seed %d", seed)
          .isEqualTo(ours.states().size());
      assertThat(theirs.violated()).as("violated, seed %d", seed).isEqualTo(violated(made, ours));
      compared++;
      violations += theirs.violated().size();
      states += ours.states().size();
    }
  }

  private static SortedSet<Integer> violated(RandomSystem made, Reachable reachable) {
    SortedSet<Integer> violated = new TreeSet<>();
    List<Term> invariants = made.invariants();
    for (int i = 0; i < invariants.size(); i++) {
      if (!reachable.satisfies(invariants.get(i))) {
        violated.add(i);
      }
    }
    return violated;
  }
}
