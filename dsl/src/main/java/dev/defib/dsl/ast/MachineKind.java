package dev.defib.dsl.ast;

import java.util.Locale;

/** The kinds of machines, and {@code SOFTWARE}, which stands for all of them but devices. */
public enum MachineKind {
  DEVICE,
  DRIVER,
  POLICY,
  PROCESS,
  SOFTWARE,
  OBSERVER;

  /** The word of the language. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a machine of this kind has a life that can end. */
  public boolean isSoftware() {
    return this != DEVICE && this != OBSERVER;
  }

  /** Whether a machine of kind {@code other} may be handed to a parameter of this kind. */
  public boolean accepts(MachineKind other) {
    return this == other || (this == SOFTWARE && other.isSoftware());
  }
}
