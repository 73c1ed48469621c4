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

/** Other tools and the reference interpreter see the same states and violated invariants. */
class RandomSystemsTest {
  @TempDir Path folder;
  private int compared;
  private int violations;
  private long states;

  @Test
  void spinAgreesWithTheInterpreter() throws Exception {
    SpinJudge.require();
    compare(StateJudge.SPIN, 100);
  }

  /** Fewer, for Rumur's programs take five times as long to compile. */
  @Test
  void rumurAgreesWithTheInterpreter() throws Exception {
    RumurJudge.require();
    compare(StateJudge.RUMUR, 25);
  }

  private void compare(StateJudge judge, int systems) throws Exception {
    for (long seed = 0; seed < systems; seed++) {
      compare(judge, seed);
    }
    assertThat(compared).isGreaterThan(systems * 8 / 10);
    assertThat(violations).isBetween(compared / 2, compared * 5 / 2);
    assertThat(states).isGreaterThan(10L * compared);
  }

  private void compare(StateJudge judge, long seed) throws Exception {
    RandomSystem made = new RandomSystem(seed);
    List<Invariant> named = new ArrayList<>();
    made.invariants().forEach(term -> named.add(new Invariant("holds", term)));
    if (judge.export(made.system(), named) instanceof Export.Text text) {
      Reachable ours = Reachable.of(made.system());
      StateJudge.Report theirs = judge.explore(text, folder, ours.states().size());
      assertThat(theirs.states()).as("states, seed %d", seed).isEqualTo(ours.states().size());
      assertThat(theirs.transitions().orElse(ours.steps().size()))
          .as("transitions, seed %d", seed)
          .isEqualTo(ours.steps().size());
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
