package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.aig.Copy;
import dev.defib.checker.sat.encode.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The states and steps of a run, one frame after the other, as functions of one graph. */
final class Unrolling {
  private final Encoding encoding;
  private final boolean initial;
  private final Aig aig = new Aig();
  private final List<Copy> frames = new ArrayList<>();

  /**
   * Begins an unrolling.
   *
   * @param initial whether runs start in an initial state; otherwise in any
   */
  Unrolling(Encoding encoding, boolean initial) {
    this.encoding = encoding;
    this.initial = initial;
  }

  Aig aig() {
    return aig;
  }

  /** The literal of the encoding in a frame. */
  int literal(int frame, int literal) {
    return frame(frame).of(literal);
  }

  int[] literals(int frame, int... literals) {
    return Arrays.stream(literals).map(literal -> literal(frame, literal)).toArray();
  }

  /** The state at the start of a frame. */
  int[] state(int frame) {
    return literals(frame, encoding.latches());
  }

  /** Whether two frames start in different states. */
  int differ(int one, int other) {
    int[] a = state(one);
    int[] b = state(other);
    int[] bits = new int[a.length];
    Arrays.setAll(bits, i -> aig.xor(a[i], b[i]));
    return aig.or(bits);
  }

  private Copy frame(int number) {
    while (frames.size() <= number) {
      frames.add(nextFrame());
    }
    return frames.get(number);
  }

  private Copy nextFrame() {
    Copy frame = new Copy(encoding.aig(), aig);
    int[] latches = encoding.latches();
    if (!frames.isEmpty()) {
      put(frame, latches, literals(frames.size() - 1, encoding.nextLatches()));
    } else if (initial) {
      int[] start = encoding.initialLatches();
      put(frame, latches, Arrays.stream(start).map(frame::of).toArray());
    }
    return frame;
  }

  private static void put(Copy frame, int[] inputs, int[] images) {
    for (int i = 0; i < inputs.length; i++) {
      frame.put(inputs[i], images[i]);
    }
  }
}
