package dev.defib.checker.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has Rumur explore an exported system. */
final class RumurJudge {
  private static final long SECONDS_MAX = 120;
  private static final Pattern SUMMARY =
      Pattern.compile("<summary states=\"(\\d+)\" rules_fired=\"(\\d+)\"");
  private static final Pattern COVERED =
      Pattern.compile("<cover_result message=\"(\\d+) [^\"]*\" count=\"([1-9]\\d*)\"");
  private static final Pattern INVARIANT = Pattern.compile("\ninvariant (\"[^\"]*\")\n(.*);\n");

  private RumurJudge() {}

  /** Skips the test where Rumur or a C compiler is missing. */
  static void require() {
    Peer.require("rumur", "gcc");
  }

  /**
   * Explores all states.
   *
   * <p>Rumur throws a state away in which an invariant fails. So that it sees the states behind it,
   * invariants are put to it as what it is to find: their negations.
   */
  static StateJudge.Report explore(String murphi, Path folder)
      throws IOException, InterruptedException {
    String output = run(INVARIANT.matcher(murphi).replaceAll("\ncover $1 !($2);\n"), folder);
    assertThat(output).doesNotContain("<error");
    SortedSet<Integer> violated = new TreeSet<>();
    COVERED.matcher(output).results().forEach(m -> violated.add(Integer.parseInt(m.group(1))));
    Matcher summary = SUMMARY.matcher(output);
    assertThat(summary.find()).as(output).isTrue();
    return new StateJudge.Report(
        Long.parseLong(summary.group(1)),
        OptionalLong.of(Long.parseLong(summary.group(2))),
        violated);
  }

  /** What Rumur says of a model, as XML. */
  static String run(String murphi, Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("model.m"), murphi);
    List<String> rumur =
        List.of(
            "rumur",
            "--quiet",
            "--deadlock-detection",
            "off",
            "--output-format",
            "machine-readable",
            "--threads",
            "1",
            "--output",
            "model.c",
            "model.m");
    Peer.run(folder, SECONDS_MAX, rumur).orFail();
    List<String> cc = List.of("gcc", "-O0", "-w", "-mcx16", "-o", "model", "model.c", "-lpthread");
    Peer.run(folder, SECONDS_MAX, cc).orFail();
    return Peer.run(folder, SECONDS_MAX, List.of("./model")).output();
  }
}
