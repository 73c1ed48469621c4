package dev.defib.checker.sat.solve;

import dev.defib.checker.sat.aig.Aig;
import java.util.Arrays;

/**
 * Gives functions of a graph to a solver: a variable for each node that is asked for or below, and
 * for each conjunction the three clauses that define it.
 */
public final class Clausifier {
  private static final int ABSENT = -1;

  private final Aig aig;
  private final Decider solver;
  private final boolean numbered;

  /** For each node its variable, or {@link #ABSENT}. */
  private int[] variables = new int[0];

  private int[] stack = new int[64];

  public Clausifier(Aig aig, Decider solver) {
    this(aig, solver, false);
  }

  private Clausifier(Aig aig, Decider solver, boolean numbered) {
    this.aig = aig;
    this.solver = solver;
    this.numbered = numbered;
  }

  /**
   * One that numbers the variables of a new solver as the graph, which must not grow any more,
   * numbers its nodes: so literals are the same in both.
   */
  public static Clausifier numbered(Aig aig, Decider solver) {
    for (int node = 0; node < aig.size(); node++) {
      solver.newVariable();
    }
    return new Clausifier(aig, solver, true);
  }

  /** The solver's literal for a literal of the graph. */
  public int literal(int literal) {
    if (aig.size() > variables.length) {
      int known = variables.length;
      variables = Arrays.copyOf(variables, Math.max(aig.size(), 2 * known));
      Arrays.fill(variables, known, variables.length, ABSENT);
    }
    define(Aig.node(literal));
    return 2 * variables[Aig.node(literal)] + (literal & 1);
  }

  /** The solver's literals for literals of the graph. */
  public int[] literals(int... literals) {
    return Arrays.stream(literals).map(this::literal).toArray();
  }

  /** Whether the solver knows the node. */
  public boolean has(int literal) {
    int node = Aig.node(literal);
    return node < variables.length && variables[node] != ABSENT;
  }

  private void define(int root) {
    int depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      int node = stack[depth - 1];
      if (variables[node] != ABSENT || defineAlone(node)) {
        depth--;
      } else {
        if (depth + 2 > stack.length) {
          stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[depth++] = Aig.node(aig.left(node));
        stack[depth++] = Aig.node(aig.right(node));
      }
    }
  }

  /** Defines a node if its operands are defined. */
  private boolean defineAlone(int node) {
    if (!aig.isAnd(node)) {
      variables[node] = variable(node);
      if (node == 0) {
        solver.addClause(2 * variables[node] + 1);
      }
      return true;
    }
    int left = variables[Aig.node(aig.left(node))];
    int right = variables[Aig.node(aig.right(node))];
    if (left == ABSENT || right == ABSENT) {
      return false;
    }
    int variable = variable(node);
    variables[node] = variable;
    int a = 2 * left + (aig.left(node) & 1);
    int b = 2 * right + (aig.right(node) & 1);
    solver.addClause(2 * variable + 1, a);
    solver.addClause(2 * variable + 1, b);
    solver.addClause(2 * variable, a ^ 1, b ^ 1);
    return true;
  }

  private int variable(int node) {
    return numbered ? node : solver.newVariable();
  }
}
