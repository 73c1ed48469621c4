package dev.defib.checker.explain;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run as formulas are read on it: the initial state, then what each step led to.
 *
 * @param positions at least one
 * @param loop the position that follows the last one; as many as there are positions if none does
 */
record Word(List<Position> positions, int loop) {
  Word {
    positions = List.copyOf(positions);
  }

  /**
   * A state and what made it.
   *
   * @param step 0 for the initial state
   * @param events of the step into it
   */
  record Position(int step, State state, List<Integer> events) {}

  /**
   * The word of a run.
   *
   * @param maximal whether a finite run is all there is, so that its last state goes on for ever
   */
  static Word of(Trace trace, boolean maximal) {
    List<Position> positions = new ArrayList<>();
    positions.add(new Position(0, trace.initial(), List.of()));
    trace.stem().forEach(step -> positions.add(position(positions.size(), step)));
    int loop = positions.size();
    trace.loop().forEach(step -> positions.add(position(positions.size(), step)));
    if (maximal && !trace.isLasso()) {
      Position last = positions.getLast();
      positions.add(new Position(last.step(), last.state(), List.of()));
    }
    return new Word(positions, loop);
  }

  private static Position position(int index, Trace.Step step) {
    return new Position(index, step.state(), step.events());
  }

  boolean isInfinite() {
    return loop < positions.size();
  }

  int end() {
    return positions.size() - 1;
  }

  Position at(int position) {
    return positions.get(position);
  }

  /** The positions from one on in the order in which they come, each once. */
  IntStream ahead(int from) {
    IntStream onwards = IntStream.rangeClosed(from, end());
    return isInfinite() ? IntStream.concat(onwards, IntStream.range(loop, from)) : onwards;
  }

  /** The positions that come infinitely often; of a finite word the last one. */
  IntStream recurring() {
    return IntStream.rangeClosed(isInfinite() ? loop : end(), end());
  }

  /** Where the loop has been gone through twice and the word ends. */
  Word unrolled() {
    List<Position> twice = new ArrayList<>(positions);
    twice.addAll(positions.subList(loop, positions.size()));
    return new Word(twice, twice.size());
  }

  /** The finite word from one position to before another. */
  Word cut(int from, int to) {
    return new Word(positions.subList(from, to), to - from);
  }
}
