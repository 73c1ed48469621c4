package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has SPIN explore an exported system: a second opinion on its states and invariants. */
public final class SpinJudge {
  private static final long SECONDS_MAX = 120;
  private static final long TRANSLATION_SECONDS_MAX = 5;
  private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");
  private static final Pattern VIOLATED =
      Pattern.compile("assertion violated \\(?invariant__(\\d+)_");

  private SpinJudge() {}

  /** Skips the test where SPIN or a C compiler is missing. */
  public static void require() {
    Peer.require("spin", "gcc");
  }

  /**
   * What SPIN found.
   *
   * @param states stored, those included that only the export has
   * @param violated the invariants (by index) that fail in some state
   */
  public record Report(long states, SortedSet<Integer> violated) {}

  /**
   * Explores all states, and goes on where an invariant fails.
   *
   * @param depthMax at least the length of the longest path without repetition; the number of
   *     states will do
   */
  public static Report explore(String promela, Path folder, long depthMax)
      throws IOException, InterruptedException {
    compile(promela, folder, List.of("-DSAFETY"));
    List<String> pan =
        List.of("./pan", "-c0", "-m" + Math.max(1000, depthMax), "-w" + log2(depthMax));
    String output = Peer.run(folder, SECONDS_MAX, pan).output();
    assertThat(output).doesNotContain("max search depth too small", "VECTORSZ", "out of memory");
    SortedSet<Integer> violated = new TreeSet<>();
    VIOLATED.matcher(output).results().forEach(m -> violated.add(Integer.parseInt(m.group(1))));
    return new Report(number(STATES, output), violated);
  }

  /** Whether all fair runs satisfy the claim; empty if the claim is too large for SPIN. */
  public static Optional<Boolean> satisfies(Claim claim, Path folder, long depthMax)
      throws IOException, InterruptedException {
    Optional<BuchiAutomaton> negation = automaton("!(" + claim.property() + ")", folder);
    if (negation.isEmpty()) {
      return Optional.empty();
    }
    FairClaim fair = new FairClaim(negation.get(), claim.assumptions());
    return fair.isTooLarge()
        ? Optional.empty()
        : Optional.of(accepts(claim.model() + fair.text(), folder, depthMax));
  }

  /** SPIN translates most formulas at once, and some not in a lifetime. */
  private static Optional<BuchiAutomaton> automaton(String formula, Path folder)
      throws IOException, InterruptedException {
    try {
      Peer.Outcome outcome =
          Peer.run(folder, TRANSLATION_SECONDS_MAX, List.of("spin", "-f", formula));
      return Optional.of(BuchiAutomaton.parse(outcome.orFail().output()));
    } catch (Peer.TookTooLongException e) {
      return Optional.empty();
    }
  }

  /** Like {@link #satisfies}, with SPIN's own translation of the whole claim. */
  static boolean satisfiesAsWritten(Claim claim, Path folder, long depthMax)
      throws IOException, InterruptedException {
    return accepts(claim.text(), folder, depthMax);
  }

  private static boolean accepts(String promela, Path folder, long depthMax)
      throws IOException, InterruptedException {
    compile(promela, folder, List.of());
    List<String> pan = List.of("./pan", "-a", "-m" + Math.max(10_000, depthMax), "-w18");
    String output = Peer.run(folder, SECONDS_MAX, pan).output();
    assertThat(output).doesNotContain("max search depth too small", "VECTORSZ", "out of memory");
    return number(ERRORS, output) == 0;
  }

  static void compile(String promela, Path folder, List<String> options)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("model.pml"), promela);
    Peer.run(folder, SECONDS_MAX, List.of("spin", "-o2", "-a", "model.pml")).orFail();
    List<String> cc = new ArrayList<>(compiler());
    cc.addAll(List.of("-w", "-DNOREDUCE", "-DVECTORSZ=65536", "-o", "pan", "pan.c"));
    cc.addAll(options);
    Peer.run(folder, SECONDS_MAX, cc).orFail();
  }

  /** Tiny C translates in a tenth of the time; its programs run at half the speed. */
  private static List<String> compiler() {
    return Peer.isInstalled("tcc") ? List.of("tcc") : List.of("gcc", "-O0");
  }

  private static int log2(long states) {
    return Math.clamp(64 - Long.numberOfLeadingZeros(states), 12, 26);
  }

  private static long number(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    assertThat(matcher.find()).as(output).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
