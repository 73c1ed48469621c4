package dev.defib.checker.explicit.store;

import org.jspecify.annotations.Nullable;

/**
 * Folds states of two words and more into pairs of numbers, and back. States that agree in a part
 * share the number of that part.
 */
final class StateTree {
  /*
   * A node has a range of words. Up to two words make a leaf, whose keys are these words; the key of
   * an inner node is the pair of its children's numbers. The root's pair is not numbered here.
   */
  private record Node(
      int index, int from, int to, Interner interner, @Nullable Node left, @Nullable Node right) {}

  private static final int LEAF_WORDS = 2;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  private final Node left;
  private final Node right;
  private int nodes;

  StateTree(int words) {
    left = node(0, words / 2);
    right = node(words / 2, words);
  }

  private Node node(int from, int to) {
    int index = nodes++;
    int words = to - from;
    if (words <= LEAF_WORDS) {
      return new Node(index, from, to, new Interner(words), null, null);
    }
    int middle = from + words / 2;
    return new Node(index, from, to, new Interner(1), node(from, middle), node(middle, to));
  }

  /**
   * Folds states.
   *
   * @param pairs receives, for each state, the number of its left part in the upper 32 bits and
   *     that of its right part in the lower
   */
  void fold(long[] states, int words, int count, long[] pairs) {
    int[] last = new int[nodes];
    for (int i = 0; i < count; i++) {
      int at = i * words;
      int before = i == 0 ? -1 : at - words;
      pairs[i] =
          pair(number(left, states, at, before, last), number(right, states, at, before, last));
    }
  }

  /**
   * The number of a node's part of a state. Neighbours in a batch are often successors of the same
   * state, so what agrees with the state before needs no look-up.
   *
   * @param before where the state before begins, or -1
   * @param last the numbers of that state, by node; are replaced
   */
  private static int number(Node node, long[] states, int at, int before, int[] last) {
    if (before >= 0 && agree(states, at, before, node.from, node.to)) {
      return last[node.index];
    }
    int number;
    if (node.left != null && node.right != null) {
      int one = number(node.left, states, at, before, last);
      int other = number(node.right, states, at, before, last);
      number = node.interner.number(pair(one, other), 0);
    } else {
      boolean isPair = node.to - node.from == LEAF_WORDS;
      long second = isPair ? states[at + node.from + 1] : 0;
      number = node.interner.number(states[at + node.from], second);
    }
    last[node.index] = number;
    return number;
  }

  private static boolean agree(long[] states, int at, int before, int from, int to) {
    for (int word = from; word < to; word++) {
      if (states[at + word] != states[before + word]) {
        return false;
      }
    }
    return true;
  }

  /** The pair of a state, or -1 if some part of it has no number. */
  long find(long[] state, int at) {
    int one = find(left, state, at);
    int other = one < 0 ? -1 : find(right, state, at);
    return other < 0 ? -1 : pair(one, other);
  }

  private static int find(Node node, long[] state, int at) {
    if (node.left != null && node.right != null) {
      int one = find(node.left, state, at);
      int other = one < 0 ? -1 : find(node.right, state, at);
      return other < 0 ? -1 : node.interner.find(pair(one, other), 0);
    }
    boolean isPair = node.to - node.from == LEAF_WORDS;
    return node.interner.find(state[at + node.from], isPair ? state[at + node.from + 1] : 0);
  }

  /** Writes the state of a pair. */
  void unfold(long pair, long[] state) {
    unfold(left, left(pair), state);
    unfold(right, right(pair), state);
  }

  private static void unfold(Node node, int number, long[] state) {
    if (node.left != null && node.right != null) {
      long pair = node.interner.word(number, 0);
      unfold(node.left, left(pair), state);
      unfold(node.right, right(pair), state);
      return;
    }
    for (int word = node.from; word < node.to; word++) {
      state[word] = node.interner.word(number, word - node.from);
    }
  }

  /** How many numbers the left child of the root has given. */
  int leftSize() {
    return left.interner.size();
  }

  /** How many numbers the right child of the root has given. */
  int rightSize() {
    return right.interner.size();
  }

  long bytes() {
    return bytes(left) + bytes(right);
  }

  private static long bytes(Node node) {
    long bytes = node.interner.bytes();
    if (node.left != null && node.right != null) {
      bytes += bytes(node.left) + bytes(node.right);
    }
    return bytes;
  }

  static long pair(int left, int right) {
    return ((long) left << Integer.SIZE) | (right & LOW_HALF);
  }

  static int left(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  static int right(long pair) {
    return (int) pair;
  }
}
