package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Solvers;
import java.util.Optional;

/**
 * Looks for a shorter run to a goal than the one that is known, and gives up after some effort. The
 * effort is counted, not timed, so that the answer is the same each time.
 */
final class Shortening {
  private static final int POLLS_MAX = 4_000;

  private final Bmc bmc;
  private int polls;

  private static final class TooHardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooHardException() {
      super(null, null, false, false);
    }
  }

  Shortening(Encoding encoding, Solvers solvers) {
    this.bmc =
        new Bmc(
            encoding,
            Integer.MAX_VALUE,
            solvers.with(
                () -> {
                  solvers.interrupt().poll();
                  if (++polls > POLLS_MAX) {
                    throw new TooHardException();
                  }
                }));
  }

  /** A run without a step. */
  Optional<Trace> atOnce(Goal goal) throws InterruptedException {
    return bmc.find(goal, 0);
  }

  /**
   * A shortest run, or the known one.
   *
   * @param least there is no run of fewer steps
   */
  Trace shortest(Goal goal, int least, Trace known) throws InterruptedException {
    polls = 0;
    try {
      for (int depth = least; depth < known.stem().size(); depth++) {
        Optional<Trace> shorter = bmc.find(goal, depth);
        if (shorter.isPresent()) {
          return shorter.get();
        }
      }
    } catch (TooHardException _) {
      return known;
    }
    return known;
  }
}
