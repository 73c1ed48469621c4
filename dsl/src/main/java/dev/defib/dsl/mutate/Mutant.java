package dev.defib.dsl.mutate;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.source.Span;

/**
 * A file in which one thing of one machine is left out.
 *
 * @param machine as it was
 * @param change what is left out, as a sentence without a full stop: {@code drop the guard `n < 3`}
 * @param span where it stands in the text
 * @param file the whole file with the change; its spans are those of the unchanged text
 */
public record Mutant(
    Kind kind, Declaration.Machine machine, String change, Span span, SourceFile file) {

  /** What is left out. */
  public enum Kind {
    /** A condition of a step, or of some of its effects. */
    GUARD,
    /** An assignment, a message sent, a signal raised, a lock released, an event noted. */
    EFFECT,
    /** A machine started or killed. */
    RESTART,
    /** A latch cleared, a timer stopped. */
    RESET,
    /** A command to another machine. */
    COMMAND,
    /** The earliest or the latest time of a step, or how long a window remembers. */
    DEADLINE
  }
}
