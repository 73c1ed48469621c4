package dev.defib.checker.ir;

import java.util.List;

/**
 * What the deadlock check asks of one machine (or thread): in a state in which it {@code waits},
 * some continuation without faults must have it take part in one of {@code steps}, or die.
 *
 * @param machine its name
 * @param waits it is alive, not hung, and in a state where it may not rest
 * @param steps the actions in which it takes part (indices)
 * @param death the event of its death, -1 if it cannot die
 */
public record Obligation(String machine, Term waits, List<Integer> steps, int death) {
  public Obligation {
    steps = List.copyOf(steps);
    Require.bool(waits);
  }
}
