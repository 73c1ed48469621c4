package dev.defib.cli.evidence;

import dev.defib.checker.evidence.verify.Cnf;
import dev.defib.checker.evidence.verify.Solver;
import dev.defib.cli.host.Unreadable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that reads a DIMACS file and ends with 10 if it can be satisfied, 20 if not. */
public final class ExternalSolver implements Solver {
  private static final int SATISFIABLE = 10;
  private static final int UNSATISFIABLE = 20;

  private final String program;

  public ExternalSolver(String program) {
    this.program = program;
  }

  @Override
  public boolean isSatisfiable(Cnf formula, int... literals)
      throws InterruptedException, UnavailableException {
    try {
      Path file = Files.createTempFile("defib", ".cnf");
      try {
        write(formula, literals, file);
        return switch (run(file)) {
          case SATISFIABLE -> true;
          case UNSATISFIABLE -> false;
          default -> throw new UnavailableException("`" + program + "` gave no answer");
        };
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot run `" + program + "`: " + Unreadable.why(e));
    }
  }

  private int run(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program, file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(Cnf formula, int[] literals, Path file) throws IOException {
    List<int[]> clauses = formula.clauses();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("p cnf " + formula.variables() + " " + (clauses.size() + literals.length) + "\n");
      for (int[] clause : clauses) {
        write(clause, out);
      }
      for (int literal : literals) {
        write(new int[] {literal}, out);
      }
    }
  }

  private static void write(int[] clause, BufferedWriter out) throws IOException {
    for (int literal : clause) {
      out.write(literal + " ");
    }
    out.write("0\n");
  }
}
