package dev.defib.checker.graph;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import java.util.ArrayList;
import java.util.List;

/** Infinite runs written down as briefly as they can be. */
public final class Lassos {
  private Lassos() {}

  /**
   * The same infinite run with the shortest stem and loop: an automaton may be late to see a loop,
   * or need several rounds of it.
   */
  public static Trace normal(Trace trace) {
    List<Trace.Step> stem = new ArrayList<>(trace.stem());
    List<Trace.Step> loop = new ArrayList<>(once(trace.loop()));
    while (!stem.isEmpty() && !loop.isEmpty() && isRound(trace.initial(), stem, loop)) {
      loop.addFirst(loop.removeLast());
      stem.removeLast();
    }
    return new Trace(trace.system(), trace.initialResolution(), trace.initial(), stem, loop);
  }

  /** Whether the last step of the stem is already one round of the loop's last step. */
  private static boolean isRound(State initial, List<Trace.Step> stem, List<Trace.Step> loop) {
    State beforeStem = stem.size() == 1 ? initial : stem.get(stem.size() - 2).state();
    State beforeLoop =
        loop.size() == 1 ? loop.getLast().state() : loop.get(loop.size() - 2).state();
    return stem.getLast().equals(loop.getLast()) && beforeStem.equals(beforeLoop);
  }

  private static List<Trace.Step> once(List<Trace.Step> loop) {
    for (int length = 1; length < loop.size(); length++) {
      if (loop.size() % length == 0
          && loop.subList(length, loop.size()).equals(loop.subList(0, loop.size() - length))) {
        return loop.subList(0, length);
      }
    }
    return loop;
  }
}
