package dev.defib.checker.sat;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.graph.Decision;
import dev.defib.checker.sat.prove.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What searches found out about a property that holds if none of several kinds of runs exists, most
 * of which only monitors recognize.
 */
final class MonitoredFindings extends SatFindings {
  private final List<Stage> stages;
  private @Nullable Verdict settled;

  /** One search, and what it means if it finds a run. */
  sealed interface Stage {
    Searches.Result search() throws InterruptedException;

    /** The run violates the property. */
    record Violation(Search how, Told told) implements Stage {
      @Override
      public Searches.Result search() throws InterruptedException {
        return how.search();
      }
    }

    /** The run leads to where this engine cannot tell. */
    record Doubt(Search how, String why) implements Stage {
      @Override
      public Searches.Result search() throws InterruptedException {
        return how.search();
      }
    }
  }

  @FunctionalInterface
  interface Search {
    Searches.Result search() throws InterruptedException;
  }

  /** Says what is wrong with a run. */
  @FunctionalInterface
  interface Told {
    String reason(Trace run);
  }

  MonitoredFindings(List<Stage> stages, Question question, Searches searches) {
    super(question, searches);
    this.stages = List.copyOf(stages);
  }

  @Override
  Optional<Verdict.Undecided> openClaim() throws InterruptedException {
    return settled() instanceof Verdict.Undecided open ? Optional.of(open) : Optional.empty();
  }

  @Override
  boolean isViolated() throws InterruptedException {
    return settled() instanceof Verdict.Violated;
  }

  @Override
  public Decision decide(Question asked) throws InterruptedException {
    return Decision.of(settled());
  }

  private Verdict settled() throws InterruptedException {
    if (settled == null) {
      settled = settle();
    }
    return settled;
  }

  /** A violation counts, whatever is open beside it. */
  private Verdict settle() throws InterruptedException {
    Optional<Verdict> open = Optional.empty();
    int steps = 0;
    for (Stage stage : stages) {
      switch (stage.search()) {
        case Searches.Result.Open(var why) -> open = open.isPresent() ? open : Optional.of(why);
        case Searches.Result.Found(Outcome.Unreachable(int k)) -> steps = Math.max(steps, k);
        case Searches.Result.Found(Outcome.Reached(Trace run)) -> {
          switch (stage) {
            case Stage.Violation violation -> {
              return Decision.violated(run, violation.told().reason(run)).verdict();
            }
            case Stage.Doubt(var _, String why) ->
                open = Optional.of(new Verdict.Undecided(Verdict.Cause.ENGINE, why));
          }
        }
        case Searches.Result.Found(var other) -> throw new IllegalStateException(other.toString());
      }
    }
    return open.orElse(new Verdict.Holds(new Verdict.Evidence.Monitored(steps), Optional.empty()));
  }
}
