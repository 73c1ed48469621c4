package dev.defib.checker.sat.prove;

import dev.defib.checker.sat.encode.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * States from which the target is reached, and which must therefore not be reachable.
 *
 * @param level within so many steps they must be shown to be unreachable
 * @param distance the number of steps to the target
 * @param move the step to the next obligation, or to the target
 */
record Obligation(
    Cube cube, int level, int distance, Optional<Encoding.Move> move, Optional<Obligation> next) {
  /** The nearest to the initial states first, and of those the nearest to the target. */
  static final Comparator<Obligation> URGENCY =
      Comparator.comparingInt(Obligation::level).thenComparingInt(Obligation::distance);

  Obligation atLevel(int other) {
    return new Obligation(cube, other, distance, move, next);
  }

  /** All steps from here to the target. */
  List<Encoding.Move> moves() {
    List<Encoding.Move> moves = new ArrayList<>();
    Optional<Obligation> place = Optional.of(this);
    while (place.isPresent()) {
      place.get().move().ifPresent(moves::add);
      place = place.get().next();
    }
    return moves;
  }
}
