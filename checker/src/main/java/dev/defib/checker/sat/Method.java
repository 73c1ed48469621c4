package dev.defib.checker.sat;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.prove.Bmc;
import dev.defib.checker.sat.prove.Ic3;
import dev.defib.checker.sat.prove.Induction;
import dev.defib.checker.sat.prove.Prover;
import dev.defib.checker.sat.solve.Solvers;

/** The ways to decide by satisfiability. */
public enum Method {
  /** Finds shortest runs, proves nothing. */
  BMC("bmc"),
  /** Finds shortest runs and proves what is inductive over some steps. */
  INDUCTION("induction"),
  /** Finds runs and proofs. */
  IC3("ic3");

  /** Where the user sets no limit, the depth beyond which these two are not worth their time. */
  private static final int DEPTH_MAX = 100;

  private final String name;

  Method(String name) {
    this.name = name;
  }

  String engineName() {
    return name;
  }

  /** The most steps that the method looks at within a budget. */
  int depthMax(Budget budget) {
    boolean isFree = budget.depthMax() == Integer.MAX_VALUE;
    return isFree && this != IC3 ? DEPTH_MAX : budget.depthMax();
  }

  Prover prover(Encoding encoding, int depthMax, Solvers solvers) {
    return switch (this) {
      case BMC -> new Bmc(encoding, depthMax, solvers);
      case INDUCTION -> new Induction(encoding, depthMax, solvers);
      case IC3 -> new Ic3(encoding, depthMax, solvers);
    };
  }
}
