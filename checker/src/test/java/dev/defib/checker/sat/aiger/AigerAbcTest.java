package dev.defib.checker.sat.aiger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.export.Invariant;
import dev.defib.checker.export.Peer;
import dev.defib.checker.export.RandomSystem;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Berkeley's ABC says of exported systems what the reference engine says of the originals. */
class AigerAbcTest {
  private static final String ABC = "berkeley-abc";
  private static final int SYSTEMS = Integer.getInteger("random.aiger", 60);
  private static final Pattern ANSWER =
      Pattern.compile("Property proved|was asserted in frame (\\d+)");

  /** The last is about an event. */
  private static final int PER_SYSTEM = 4;

  @TempDir Path folder;
  private int proved;
  private int refuted;

  @Test
  void agreesOnRandomSystems() throws Exception {
    Peer.require(ABC);
    List<Answer> expected = new ArrayList<>();
    List<Boolean> choosesStart = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    for (long seed = 0; seed < SYSTEMS; seed++) {
      RandomSystem random = new RandomSystem(seed);
      for (Term term : invariants(random)) {
        Aiger aiger = Aiger.of(random.system(), List.of(new Invariant("holds", term)));
        String file = expected.size() + ".aig";
        Files.write(folder.resolve(file), aiger.binary());
        script.append("read ").append(file).append("; pdr; ");
        expected.add(reference(random, term));
        choosesStart.add(aiger.ascii().contains(" started\n"));
      }
    }
    Matcher answers = ANSWER.matcher(abc(script.toString()));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(answers.find()).as("an answer on %d.aig", i).isTrue();
      compare(i + ".aig", answers.group(), expected.get(i));
    }
    assertThat(answers.find()).isFalse();
    assertThat(proved).isGreaterThan(SYSTEMS / 2);
    assertThat(refuted).isGreaterThan(SYSTEMS);
    compareDepths(expected, choosesStart);
  }

  private static List<Term> invariants(RandomSystem random) {
    List<Term> invariants = new ArrayList<>(random.invariants());
    Term happened = new Term.Happened(0);
    invariants.add(new Term.Or(List.of(new Term.Not(happened), random.invariants().getFirst())));
    return invariants;
  }

  private static Answer reference(RandomSystem random, Term invariant) throws InterruptedException {
    Question question = new Question("holds", new Property.Invariant(invariant), List.of());
    return new ReferenceEngine()
        .check(new Problem(random.system(), List.of(question)), Budget.UNLIMITED, Progress.SILENT)
        .getFirst();
  }

  private void compare(String file, String answer, Answer expected) {
    boolean isProved = answer.equals("Property proved");
    assertThat(isProved).as(file).isNotEqualTo(expected.verdict() instanceof Verdict.Violated);
    proved += isProved ? 1 : 0;
    refuted += isProved ? 0 : 1;
  }

  /**
   * A shortest run is as long there, but for the choice of the initial state, and for a bad step
   * being seen in the state from which it is taken.
   */
  private void compareDepths(List<Answer> expected, List<Boolean> choosesStart) throws Exception {
    StringBuilder script = new StringBuilder();
    List<Integer> depths = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).verdict() instanceof Verdict.Violated violated) {
        script.append("read ").append(i).append(".aig; bmc3; ");
        boolean isStep = i % PER_SYSTEM == PER_SYSTEM - 1;
        int steps = violated.trace().orElseThrow().stem().size();
        depths.add(steps + (choosesStart.get(i) ? 1 : 0) - (isStep ? 1 : 0));
      }
    }
    Matcher frames = ANSWER.matcher(abc(script.toString()));
    List<Integer> found = new ArrayList<>();
    while (frames.find()) {
      found.add(Integer.parseInt(frames.group(1)));
    }
    assertThat(found).isEqualTo(depths);
  }

  private String abc(String script) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("script"), script.replace("; ", "\n"));
    return Peer.run(folder, 60, List.of(ABC, "-f", "script")).orFail().output();
  }
}
