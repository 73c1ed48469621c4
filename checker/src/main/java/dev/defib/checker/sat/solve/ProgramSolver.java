package dev.defib.checker.sat.solve;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that reads clauses in DIMACS form from its standard input and tells by its exit code
 * whether they can be satisfied: 10 if so, 20 if not, as is the custom. It is started anew for each
 * query.
 */
public final class ProgramSolver implements Decider {
  private static final int SATISFIABLE = 10;
  private static final int UNSATISFIABLE = 20;
  private static final long MILLIS_PER_POLL = 20;
  private static final int TRIAL_POLLS_MAX = 500;

  private final String program;
  private final SatSolver.Interrupt interrupt;
  private final List<int[]> clauses = new ArrayList<>();
  private int variables;

  /**
   * Makes one without clauses.
   *
   * @param program its path, or its name if it is on the search path
   * @param interrupt asked every {@value #MILLIS_PER_POLL} ms while the program runs
   */
  public ProgramSolver(String program, SatSolver.Interrupt interrupt) {
    this.program = program;
    this.interrupt = interrupt;
  }

  /** Why the program is none that can be used, as a clause; empty if it answers simple queries. */
  public static Optional<String> objection(String program) throws InterruptedException {
    try {
      ProgramSolver solver = new ProgramSolver(program, new Trial(program));
      int literal = 2 * solver.newVariable();
      solver.addClause(literal);
      if (!solver.solve()) {
        return Optional.of("`" + program + "` says of a formula that is true that it cannot be");
      }
      if (solver.solve(literal ^ 1)) {
        return Optional.of("`" + program + "` says of a contradiction that it can be true");
      }
      return Optional.empty();
    } catch (SolverFailedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Ends a first query that takes longer than any sensible program needs. */
  private static final class Trial implements SatSolver.Interrupt {
    private final String program;
    private int polls;

    Trial(String program) {
      this.program = program;
    }

    @Override
    public void poll() {
      if (++polls > TRIAL_POLLS_MAX) {
        throw new SolverFailedException("`" + program + "` does not answer the simplest query");
      }
    }
  }

  @Override
  public int newVariable() {
    return variables++;
  }

  @Override
  public void addClause(int... literals) {
    clauses.add(literals.clone());
  }

  @Override
  public boolean solve(int... assumptions) throws InterruptedException {
    interrupt.poll();
    Process process = start();
    try {
      Thread writer = Thread.ofVirtual().start(() -> write(process.getOutputStream(), assumptions));
      while (!process.waitFor(MILLIS_PER_POLL, TimeUnit.MILLISECONDS)) {
        interrupt.poll();
      }
      writer.join();
      return switch (process.exitValue()) {
        case SATISFIABLE -> true;
        case UNSATISFIABLE -> false;
        default ->
            throw new SolverFailedException(
                "`%s` ended with exit code %d, and with neither %d nor %d, as solvers do"
                    .formatted(program, process.exitValue(), SATISFIABLE, UNSATISFIABLE));
      };
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() {
    try {
      return new ProcessBuilder(program)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      throw new SolverFailedException("`" + program + "` cannot be started");
    }
  }

  /** What the program does not want to read is told by its exit code. */
  private void write(OutputStream to, int[] assumptions) {
    try (PrintStream lines =
        new PrintStream(new BufferedOutputStream(to), false, StandardCharsets.US_ASCII)) {
      lines.print("p cnf " + variables + " " + (clauses.size() + assumptions.length) + "\n");
      for (int[] clause : clauses) {
        lines.print(line(clause));
      }
      for (int assumption : assumptions) {
        lines.print(line(assumption));
      }
    }
  }

  private static String line(int... literals) {
    StringBuilder line = new StringBuilder();
    for (int literal : literals) {
      int variable = (literal >> 1) + 1;
      line.append((literal & 1) == 0 ? variable : -variable).append(' ');
    }
    return line.append("0\n").toString();
  }
}
