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

  /** With no bound on the number of steps. */
  Shortening(Encoding encoding, Solvers solvers) {
    this(encoding, Integer.MAX_VALUE, POLLS_MAX, solvers);
  }

  /**
   * With other bounds.
   *
   * @param pollsMax how much effort, in polls of the solver's interrupt
   */
  Shortening(Encoding encoding, int depthMax, int pollsMax, Solvers solvers) {
    this.bmc =
        new Bmc(
            encoding,
            depthMax,
            solvers.with(
                () -> {
                  solvers.interrupt().poll();
                  if (++polls > pollsMax) {
                    throw new TooHardException();
                  }
                }));
  }

  /** A run without a step. */
  Optional<Trace> atOnce(Goal goal) throws InterruptedException {
    return bmc.find(goal, 0);
  }

  /** A shortest run, if it can be found with the effort. */
  Optional<Trace> brief(Goal goal) throws InterruptedException {
    polls = 0;
    try {
      return bmc.decide(goal) instanceof Outcome.Reached(Trace run)
          ? Optional.of(run)
          : Optional.empty();
    } catch (TooHardException _) {
      return Optional.empty();
    }
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
