package dev.defib.checker.size;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.size.SizePart.Kind;
import java.util.Optional;

/** Variables that one thing in the model gave rise to. */
record Part(String name, Kind kind) {
  /** The part to which a variable belongs; none for what only says how a run ended. */
  static Optional<Part> of(Variable variable, TransitionSystem system) {
    if (variable.role() == Variable.Role.ERROR) {
      return Optional.empty();
    }
    if (variable.owner() >= 0) {
      Kind kind = variable.role() == Variable.Role.CLOCK ? Kind.CLOCKS : Kind.MACHINE;
      return Optional.of(new Part(system.machines().get(variable.owner()).name(), kind));
    }
    return Optional.of(
        switch (variable.role()) {
          case QUEUE -> new Part(owner(variable.name()), Kind.QUEUE);
          case LOCK -> new Part(variable.name(), Kind.LOCK);
          case BUDGET, CLOCK, LIFE -> new Part(fault(variable.name()), Kind.FAULT);
          case LOCATION, DATA, LATCH, ERROR -> new Part(variable.name(), Kind.SHARED);
        });
  }

  /** {@code requests} of {@code requests.length}. */
  private static String owner(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** {@code crash(drv)} of {@code crash(drv) since 0}, {@code crash(drv) age 1} and the like. */
  private static String fault(String name) {
    return name.replaceFirst(" (since|age|on) \\S+$| \\d+$", "");
  }
}
