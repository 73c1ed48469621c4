package dev.defib.checker.evidence.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A propositional formula in conjunctive normal form, growing as gates and demands are added.
 *
 * <p>Variables are numbered from 1, a literal is a variable or its negative, as in DIMACS files.
 * Variable 1 is true. A gate is a variable with the clauses that define it; equal gates are made
 * once.
 */
public final class Cnf {
  static final int TRUE = 1;
  static final int FALSE = -1;

  private final @Nullable Cnf base;
  private final List<int[]> clauses = new ArrayList<>();
  private final Map<Long, Integer> conjunctions = new HashMap<>();
  private final Map<Long, Integer> differences = new HashMap<>();
  private int variables;

  Cnf() {
    base = null;
    variables = 1;
    require(TRUE);
  }

  private Cnf(Cnf base) {
    this.base = base;
    this.variables = base.variables;
  }

  /** A formula that begins with this one, which must not grow any more. */
  Cnf extended() {
    return new Cnf(this);
  }

  /** How many variables there are. */
  public int variables() {
    return variables;
  }

  /** The clauses; nobody may change them. */
  public List<int[]> clauses() {
    List<int[]> all = base == null ? new ArrayList<>() : base.clauses();
    all.addAll(clauses);
    return all;
  }

  int variable() {
    return ++variables;
  }

  /** Demands that one of the literals be true. */
  void require(int... literals) {
    clauses.add(literals.clone());
  }

  int and(int a, int b) {
    if (a == FALSE || b == FALSE || a == -b) {
      return FALSE;
    }
    if (a == TRUE || a == b) {
      return b;
    }
    if (b == TRUE) {
      return a;
    }
    long key = pair(a, b);
    Integer known = knownConjunction(key);
    return known != null
        ? known
        : conjunctions.computeIfAbsent(key, _ -> conjunction(new int[] {a, b}));
  }

  private @Nullable Integer knownConjunction(long key) {
    return base == null ? null : base.conjunctions.getOrDefault(key, base.knownConjunction(key));
  }

  private @Nullable Integer knownDifference(long key) {
    return base == null ? null : base.differences.getOrDefault(key, base.knownDifference(key));
  }

  int and(int... operands) {
    int[] rest = Arrays.stream(operands).filter(literal -> literal != TRUE).distinct().toArray();
    if (Arrays.stream(rest).anyMatch(literal -> literal == FALSE)) {
      return FALSE;
    }
    return switch (rest.length) {
      case 0 -> TRUE;
      case 1 -> rest[0];
      case 2 -> and(rest[0], rest[1]);
      default -> conjunction(rest);
    };
  }

  private int conjunction(int[] operands) {
    int gate = variable();
    int[] all = Arrays.copyOf(operands, operands.length + 1);
    for (int i = 0; i < operands.length; i++) {
      require(-gate, operands[i]);
      all[i] = -operands[i];
    }
    all[operands.length] = gate;
    clauses.add(all);
    return gate;
  }

  int or(int... operands) {
    return -and(Arrays.stream(operands).map(literal -> -literal).toArray());
  }

  int xor(int a, int b) {
    if (Math.abs(a) == 1) {
      return a == TRUE ? -b : b;
    }
    if (Math.abs(b) == 1) {
      return b == TRUE ? -a : a;
    }
    if (Math.abs(a) == Math.abs(b)) {
      return a == b ? FALSE : TRUE;
    }
    long key = pair(Math.abs(a), Math.abs(b));
    Integer known = knownDifference(key);
    int positive =
        known != null
            ? known
            : differences.computeIfAbsent(key, _ -> difference(Math.abs(a), Math.abs(b)));
    return a < 0 == b < 0 ? positive : -positive;
  }

  private int difference(int a, int b) {
    int gate = variable();
    require(-gate, a, b);
    require(-gate, -a, -b);
    require(gate, -a, b);
    require(gate, a, -b);
    return gate;
  }

  int same(int a, int b) {
    return -xor(a, b);
  }

  int ifThenElse(int condition, int then, int otherwise) {
    return then == otherwise ? then : -and(-and(condition, then), -and(-condition, otherwise));
  }

  private static long pair(int a, int b) {
    return ((long) Math.min(a, b) << Integer.SIZE) | (Math.max(a, b) & 0xFFFFFFFFL);
  }
}
