package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code probe name "text" device to goal}: whether anybody who sees of the device only what it
 * shows can surely bring it where the goal holds.
 */
public record Probe(
    Identifier name,
    Optional<String> text,
    Expr device,
    Expr goal,
    Origin origin,
    Optional<Expected> expected,
    Span span) {

  /** What is known of the device at first. */
  public sealed interface Origin {
    /** Nothing. */
    record Anything() implements Origin {}

    /** {@code from condition}. */
    record From(Expr condition) implements Origin {}

    /** {@code after crash(drv)}: as it may be in the spec's system when the fault has struck. */
    record After(List<Fault> faults) implements Origin {
      public After {
        faults = List.copyOf(faults);
      }
    }
  }

  /** What it takes, the least first. */
  public enum Rung {
    /** Commands that neither reset the device nor cut its power. */
    COMMANDS,
    /** A command that is called a reset. */
    RESET,
    /** A command that is declared to revive the device, or the power switch itself. */
    POWER,
    /** Nothing helps. */
    NOBODY
  }

  /**
   * {@code expect reset with luck}.
   *
   * @param luck whether it may take any number of attempts
   */
  public record Expected(Rung rung, boolean luck, Span span) {}
}
