package dev.defib.checker.sat.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.checker.export.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramSolverTest {
  private static final String MINISAT = "minisat";
  private static final SatSolver.Interrupt NEVER = () -> {};

  @TempDir private Path folder;

  @Test
  void aRealSolverAnswersAsOurs() throws InterruptedException {
    Peer.require(MINISAT);
    assertThat(ProgramSolver.objection(MINISAT)).isEmpty();
    int satisfiable = 0;
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Decider ours = new CdclSolver(NEVER);
      Decider theirs = new ProgramSolver(MINISAT, NEVER);
      for (int variable = 0; variable < 10; variable++) {
        assertThat(ours.newVariable()).isEqualTo(theirs.newVariable());
      }
      for (int i = 0; i < 42; i++) {
        int[] clause = random.ints(3, 0, 20).toArray();
        ours.addClause(clause);
        theirs.addClause(clause);
      }
      int assumption = random.nextInt(20);
      boolean expected = ours.solve(assumption);
      satisfiable += expected ? 1 : 0;
      assertThat(theirs.solve(assumption)).as("seed " + seed).isEqualTo(expected);
    }
    assertThat(satisfiable).isBetween(3, 17);
  }

  @Test
  void whatIsNoSolverIsRefusedBeforeItIsNeeded() throws Exception {
    assertThat(ProgramSolver.objection("/no/such/solver"))
        .contains("`/no/such/solver` cannot be started");
    String crash = program("kill -SEGV $$");
    assertThat(ProgramSolver.objection(crash))
        .contains(
            "`" + crash + "` ended with exit code 139, and with neither 10 nor 20, as solvers do");
    String always = program("cat >/dev/null; exit 10");
    assertThat(ProgramSolver.objection(always))
        .contains("`" + always + "` says of a contradiction that it can be true");
    String never = program("cat >/dev/null; exit 20");
    assertThat(ProgramSolver.objection(never))
        .contains("`" + never + "` says of a formula that is true that it cannot be");
  }

  @Test
  void whatDoesNotReadItsInputDoesNoHarm() throws Exception {
    ProgramSolver solver = new ProgramSolver(program("exit 3"), NEVER);
    int literal = 2 * solver.newVariable();
    for (int i = 0; i < 100_000; i++) {
      solver.addClause(literal);
    }
    assertThatThrownBy(solver::solve)
        .isInstanceOf(SolverFailedException.class)
        .hasMessageContaining("exit code 3");
  }

  @Test
  void oneThatHangsIsEndedByTheInterrupt() throws Exception {
    Path running = folder.resolve("running");
    String hangs = program("touch " + running + "; exec sleep 600");
    ProgramSolver solver =
        new ProgramSolver(
            hangs,
            () -> {
              if (Files.exists(running)) {
                throw new SolverFailedException("enough");
              }
            });
    assertThatThrownBy(solver::solve).hasMessage("enough");
    assertThat(
            ProcessHandle.current()
                .children()
                .map(ProcessHandle::onExit)
                .map(
                    exit ->
                        exit.completeOnTimeout(ProcessHandle.current(), 5, TimeUnit.SECONDS).join())
                .toList())
        .as("programs that still run")
        .doesNotContain(ProcessHandle.current());
  }

  private String program(String commands) throws IOException {
    Path file = Files.createTempFile(folder, "solver", ".sh");
    Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }
}
