package dev.defib.checker.sat.aig;

import java.util.Arrays;

/**
 * An and-inverter graph, growing only.
 *
 * <p>Nodes are numbered from 0; node 0 is the constant false, every other one an input or the
 * conjunction of two literals of earlier nodes. A <em>literal</em> is twice its node, plus 1 if
 * negated. No two nodes are the conjunction of the same literals.
 */
public final class Aig {
  public static final int FALSE = 0;
  public static final int TRUE = 1;

  private static final int INPUT = -1;

  private int[] left = new int[1 << 10];
  private int[] right = new int[1 << 10];
  private int size = 1;

  /** Nodes by the hash of their literals, 0 for none; at most half full. */
  private int[] table = new int[1 << 11];

  public Aig() {
    left[0] = INPUT;
  }

  public static int not(int literal) {
    return literal ^ 1;
  }

  public static int node(int literal) {
    return literal >> 1;
  }

  public static boolean isNegated(int literal) {
    return (literal & 1) != 0;
  }

  /** The literal, negated if {@code negated}. */
  public static int xorSign(int literal, boolean negated) {
    return negated ? literal ^ 1 : literal;
  }

  /** The number of nodes, the constant included. */
  public int size() {
    return size;
  }

  public boolean isInput(int node) {
    return node > 0 && left[node] == INPUT;
  }

  public boolean isAnd(int node) {
    return left[node] != INPUT;
  }

  /** The first operand of a conjunction. */
  public int left(int node) {
    return left[node];
  }

  /** The second operand of a conjunction. */
  public int right(int node) {
    return right[node];
  }

  /** A new input, as a literal. */
  public int input() {
    return 2 * append(INPUT, INPUT);
  }

  /** The conjunction, simplified by what its operands and their operands tell of one another. */
  public int and(int a, int b) {
    if (a == b || b == TRUE) {
      return a;
    }
    if (a == TRUE) {
      return b;
    }
    if (a == FALSE || b == FALSE || a == not(b)) {
      return FALSE;
    }
    int simplified = byOperands(a, b);
    if (simplified < 0) {
      simplified = byOperands(b, a);
    }
    if (simplified >= 0) {
      return simplified;
    }
    return a < b ? 2 * find(a, b) : 2 * find(b, a);
  }

  /** The conjunction of {@code and} and {@code other} if the operands of the former settle it. */
  private int byOperands(int and, int other) {
    int node = node(and);
    if (!isAnd(node)) {
      return -1;
    }
    int x = left[node];
    int y = right[node];
    if (!isNegated(and)) {
      if (other == x || other == y) {
        return and;
      }
      return other == not(x) || other == not(y) ? FALSE : -1;
    }
    if (other == not(x) || other == not(y)) {
      return other;
    }
    if (other == x) {
      return and(x, not(y));
    }
    return other == y ? and(y, not(x)) : -1;
  }

  public int or(int a, int b) {
    return not(and(not(a), not(b)));
  }

  public int xor(int a, int b) {
    return or(and(a, not(b)), and(not(a), b));
  }

  public int same(int a, int b) {
    return not(xor(a, b));
  }

  public int implies(int a, int b) {
    return not(and(a, not(b)));
  }

  public int ifThenElse(int condition, int then, int otherwise) {
    if (then == otherwise) {
      return then;
    }
    return not(and(not(and(condition, then)), not(and(not(condition), otherwise))));
  }

  /** The conjunction of literals, as a balanced tree. */
  public int and(int[] literals) {
    return and(literals, 0, literals.length);
  }

  /** The disjunction of literals, as a balanced tree. */
  public int or(int[] literals) {
    return not(and(Arrays.stream(literals).map(Aig::not).toArray()));
  }

  private int and(int[] literals, int from, int to) {
    if (to - from <= 1) {
      return from == to ? TRUE : literals[from];
    }
    int middle = (from + to) >>> 1;
    return and(and(literals, from, middle), and(literals, middle, to));
  }

  private int find(int a, int b) {
    int place = hash(a, b) & (table.length - 1);
    while (table[place] != 0) {
      int node = table[place];
      if (left[node] == a && right[node] == b) {
        return node;
      }
      place = (place + 1) & (table.length - 1);
    }
    int node = append(a, b);
    table[place] = node;
    if (2 * size > table.length) {
      rehash();
    }
    return node;
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int node = 1; node < size; node++) {
      if (isAnd(node)) {
        int place = hash(left[node], right[node]) & (table.length - 1);
        while (table[place] != 0) {
          place = (place + 1) & (table.length - 1);
        }
        table[place] = node;
      }
    }
  }

  private static int hash(int a, int b) {
    int mixed = (a * 0x9E3779B1) ^ (b * 0x85EBCA6B);
    return mixed ^ (mixed >>> 15);
  }

  private int append(int a, int b) {
    if (size == left.length) {
      left = Arrays.copyOf(left, 2 * size);
      right = Arrays.copyOf(right, 2 * size);
    }
    left[size] = a;
    right[size] = b;
    return size++;
  }
}
