package dev.defib.checker.sat.aig;

import java.util.Arrays;

/**
 * Copies functions from one graph into another, with other functions in place of the inputs. What
 * was copied once is not copied again.
 */
public final class Copy {
  private static final int ABSENT = -1;

  private final Aig from;
  private final Aig to;

  /** For each node of {@link #from} its literal in {@link #to}. */
  private int[] images;

  private int[] stack = new int[64];

  public Copy(Aig from, Aig to) {
    this.from = from;
    this.to = to;
    this.images = new int[from.size()];
    Arrays.fill(images, ABSENT);
    images[0] = Aig.FALSE;
  }

  /** Puts a literal of the target in place of an input. */
  public void put(int input, int image) {
    grow();
    images[Aig.node(input)] = Aig.xorSign(image, Aig.isNegated(input));
  }

  /** The image of a literal. Inputs without another function in their place become new inputs. */
  public int of(int literal) {
    grow();
    int depth = 0;
    stack[depth++] = Aig.node(literal);
    while (depth > 0) {
      int node = stack[depth - 1];
      depth = images[node] != ABSENT || build(node) ? depth - 1 : pushOperands(node, depth);
    }
    return image(literal);
  }

  private void grow() {
    if (from.size() > images.length) {
      int known = images.length;
      images = Arrays.copyOf(images, from.size());
      Arrays.fill(images, known, images.length, ABSENT);
    }
  }

  /** Makes the image of a node if those of its operands are made. */
  private boolean build(int node) {
    if (from.isInput(node)) {
      images[node] = to.input();
      return true;
    }
    int left = from.left(node);
    int right = from.right(node);
    if (images[Aig.node(left)] == ABSENT || images[Aig.node(right)] == ABSENT) {
      return false;
    }
    images[node] = to.and(image(left), image(right));
    return true;
  }

  private int pushOperands(int node, int depth) {
    if (depth + 2 > stack.length) {
      stack = Arrays.copyOf(stack, 2 * stack.length);
    }
    stack[depth] = Aig.node(from.left(node));
    stack[depth + 1] = Aig.node(from.right(node));
    return depth + 2;
  }

  private int image(int literal) {
    return Aig.xorSign(images[Aig.node(literal)], Aig.isNegated(literal));
  }
}
