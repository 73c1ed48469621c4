package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.MachineKind;
import java.util.Optional;

/** Who reads an expression's names; what may be seen depends on it. */
sealed interface Viewer {
  /** The text itself: constants and what is computed from them. */
  record Nobody() implements Viewer {}

  /** A machine, from inside. */
  record Inside(Shape shape) implements Viewer {}

  /** A system that hands things to its instances; it reads nothing. */
  record Wiring() implements Viewer {}

  /** A spec, which sees everything. */
  record OfSpec() implements Viewer {}

  default boolean seesAll() {
    return this instanceof OfSpec || kind().filter(k -> k == MachineKind.OBSERVER).isPresent();
  }

  /** The kind of the machine, where it is one. */
  default Optional<MachineKind> kind() {
    return this instanceof Inside inside ? Optional.of(inside.shape.kind()) : Optional.empty();
  }
}
