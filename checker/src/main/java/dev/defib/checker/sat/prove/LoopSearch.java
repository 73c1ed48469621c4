package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.monitor.Rounds;
import dev.defib.checker.sat.monitor.Sought;
import dev.defib.checker.sat.monitor.Watched;
import dev.defib.checker.sat.solve.Solvers;
import java.util.Optional;

/**
 * Decides by IC3 whether there is a loop of some kind. After a moderate effort to find a short one
 * it asks for runs of 1 round, of 2, and so on: there are none, or one of them comes to a state
 * again, which is a loop, or more rounds are asked for.
 */
public final class LoopSearch {
  private static final int ROUNDS_MAX = 1 << 10;

  /** Up to so many rounds are asked for one by one, more by doubling. */
  private static final int SLOWLY = 8;

  /** The most steps of a run that is looked for without IC3. */
  private static final int STEPS_MAX = 40;

  private static final int POLLS_MAX = 300;

  private final TransitionSystem system;
  private final int depthMax;
  private final Solvers solvers;

  /**
   * Prepares the search.
   *
   * @param depthMax the most levels of IC3
   */
  public LoopSearch(TransitionSystem system, int depthMax, Solvers solvers) {
    this.system = system;
    this.depthMax = depthMax;
    this.solvers = solvers;
  }

  /** What became of it; runs are those of the original system. */
  public Outcome decide(Sought.Loop sought) throws InterruptedException {
    Optional<Trace> brief = brief(sought.in(system));
    return brief.isPresent()
        ? new Outcome.Reached(brief.get())
        : decide(sought.rounds(system, ROUNDS_MAX));
  }

  private Optional<Trace> brief(Watched watched) throws InterruptedException {
    Shortening search =
        new Shortening(
            new Encoding(watched.system()), Math.min(depthMax, STEPS_MAX), POLLS_MAX, solvers);
    return search.brief(Goal.state(watched.goal())).map(watched::run);
  }

  private Outcome decide(Rounds rounds) throws InterruptedException {
    Ic3 ic3 = new Ic3(new Encoding(rounds.watched().system()), depthMax, solvers);
    for (int most = 1; most <= ROUNDS_MAX; most += most < SLOWLY ? 1 : most) {
      Outcome outcome = ic3.decideAtOnce(Goal.state(rounds.atLeast(most)));
      if (!(outcome instanceof Outcome.Reached(Trace run))) {
        return outcome;
      }
      Optional<Trace> loop = rounds.loopIn(run);
      if (loop.isPresent()) {
        return new Outcome.Reached(loop.get());
      }
    }
    throw new LimitReached(
        Verdict.Cause.ENGINE, "no loop was found in a run of " + ROUNDS_MAX + " rounds");
  }
}
