package dev.defib.checker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.probe.Obstacle.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProberTest {
  private static final int SIZE = 5;
  private static final int MOVES = 4;

  /** The automaton that takes longest to be brought into one known state. */
  private static Arena cerny(int size) {
    int[] turn = new int[size];
    int[] merge = new int[size];
    for (int s = 0; s < size; s++) {
      turn[s] = (s + 1) % size;
      merge[s] = s == size - 1 ? 0 : s;
    }
    return new Automaton(size).command("a", turn).command("b", merge).goal(0).arena();
  }

  private static Optional<Strategy> deepened(Arena arena, Rung rung) {
    var knowledge = new Knowledge(arena);
    return new Deepening(knowledge, new PairBounds(knowledge, rung), rung, () -> false)
        .search(arena.start());
  }

  private static Optional<Strategy> listed(Arena arena, Rung rung) {
    return BeliefGraph.explore(new Knowledge(arena), arena.start(), rung, 1_000_000)
        .orElseThrow()
        .sure(arena.start());
  }

  private static Findings findings(Arena arena) {
    return new Prober(arena, () -> false, _ -> true).findings();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  void cernysAutomataTakeAsLongAsTheyAreKnownTo(int size) {
    int longest = (size - 1) * (size - 1);
    assertThat(listed(cerny(size), Rung.COMMANDS).orElseThrow().worst()).isEqualTo(longest);
    assertThat(deepened(cerny(size), Rung.COMMANDS).orElseThrow().worst()).isEqualTo(longest);
  }

  /** Machine M1 of Kohavi, Switching and Finite Automata Theory: 01010 synchronizes it to D. */
  @Test
  void aTextbookMachineIsSynchronizedByFiveInputs() {
    Arena blind =
        new Automaton(4).command("zero", 1, 0, 3, 3).command("one", 3, 1, 0, 2).goal(3).arena();
    assertThat(listed(blind, Rung.COMMANDS).orElseThrow().worst()).isEqualTo(5);
  }

  /** Seeing the outputs, 0 answered by 1 tells D at once; otherwise 101 does, adaptively. */
  @Test
  void andHomedByFour() {
    Arena seen =
        new Automaton(4)
            .replying("zero", new int[] {1, 0, 3, 3}, new int[] {0, 0, 1, 1})
            .replying("one", new int[] {3, 1, 0, 2}, new int[4])
            .goal(3)
            .arena();
    assertThat(listed(seen, Rung.COMMANDS).orElseThrow().worst()).isEqualTo(4);
    assertThat(deepened(seen, Rung.COMMANDS).orElseThrow().worst()).isEqualTo(4);
  }

  @Test
  void bothSearchesFindWhatTheDefinitionSays() {
    int solved = 0;
    int hopeless = 0;
    for (long seed = 0; seed < 600; seed++) {
      Arena arena = Automaton.random(seed, SIZE);
      int naive = new NaiveProber(arena).worst(MOVES);
      int listed = listed(arena, Rung.RESET).map(Strategy::worst).orElse(-1);
      if (naive >= 0) {
        assertThat(listed).as("seed %d", seed).isEqualTo(naive);
        assertThat(deepened(arena, Rung.RESET).orElseThrow().worst())
            .as("seed %d", seed)
            .isEqualTo(naive);
        solved += naive > 1 ? 1 : 0;
      } else {
        assertThat(listed).as("seed %d", seed).matches(n -> n < 0 || n > MOVES);
        hopeless++;
      }
    }
    assertThat(solved).isGreaterThan(50);
    assertThat(hopeless).isGreaterThan(50);
  }

  /** What two states alone cannot be brought to, no set with them can. */
  @Test
  void pairsNeverAskForMoreThanTheyMust() {
    for (long seed = 0; seed < 300; seed++) {
      Arena arena = Automaton.random(seed, SIZE);
      int bound = new PairBounds(new Knowledge(arena), Rung.RESET).ofBelief(arena.start());
      int worst = listed(arena, Rung.RESET).map(Strategy::worst).orElse(PairBounds.NEVER);
      assertThat(bound).as("seed %d", seed).isLessThanOrEqualTo(worst);
    }
  }

  @Test
  void aStateThatNothingLeavesIsNamed() {
    Arena arena = new Automaton(3).command("go", 1, 1, 2).goal(1).arena();
    Findings findings = findings(arena);
    assertThat(findings.rung()).isEqualTo(Rung.POWER);
    assertThat(findings.obstacle().orElseThrow().states()).containsExactly("s2");
    assertThat(findings.obstacle().orElseThrow().reasons())
        .extracting(Obstacle.Reason::kind)
        .containsOnly(Kind.NO_CHANGE);
  }

  @Test
  void statesThatLookAlikeAreNamedTogether() {
    // `left` is right in s1 and a dead end in s2, and the other way round.
    Arena arena =
        new Automaton(4).command("left", 0, 0, 3, 3).command("right", 0, 3, 0, 3).goal(0).arena();
    var alike =
        new Automaton(4)
            .command("left", 0, 0, 3, 0)
            .command("right", 0, 3, 0, 0)
            .goal(0)
            .showing(1, 0, 0, 2)
            .arena();
    assertThat(findings(arena).obstacle().orElseThrow().states()).containsExactly("s3");
    assertThat(findings(alike).rung()).isEqualTo(Rung.COMMANDS);
  }

  @Test
  void aResetThatMayFailNeedsLuck() {
    Arena arena =
        new Automaton(2)
            .choosing("reset", new int[][] {{0, 1}, {0, 1}})
            .goal(0)
            .showing(0, 1)
            .arena();
    Findings findings = findings(arena);
    assertThat(findings.rung()).isEqualTo(Rung.RESET);
    assertThat(findings.luck()).isTrue();
    assertThat(findings.surer()).contains(Rung.POWER);
  }

  /** The same reset, of which nobody sees whether it worked. */
  @Test
  void luckThatNobodySeesIsNone() {
    Arena arena = new Automaton(2).choosing("reset", new int[][] {{0, 1}, {0, 1}}).goal(0).arena();
    Findings findings = findings(arena);
    assertThat(findings.rung()).isEqualTo(Rung.POWER);
    assertThat(findings.additions()).containsExactly("a reset that works in every state");
  }

  @Test
  void aDeviceOfFortyStatesAndTwelveCommandsTakesSeconds() {
    for (long seed = 0; seed < 3; seed++) {
      var random = new Random(seed);
      var automaton = new Automaton(40).goal(0);
      for (int c = 0; c < 12; c++) {
        automaton.command("c" + c, random.ints(40, 0, 40).toArray());
      }
      long begin = System.nanoTime();
      Findings findings = findings(automaton.arena());
      assertThat(findings.rung()).isEqualTo(Rung.COMMANDS);
      assertThat(findings.procedure().orElseThrow().isShortest()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
    }
  }
}
