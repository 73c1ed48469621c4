package dev.defib.checker.graph;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.property.Property;
import java.util.Optional;

/**
 * Makes a verdict of what the analyses find. A violation with its run stands. Anything else needs a
 * system without errors, a graph that is complete (a goal that was reached excepted) and a property
 * that might have failed.
 */
public final class Judge {
  private final Findings findings;
  private final Watch watch;
  private Optional<Boolean> fairRunExists = Optional.empty();

  public Judge(Findings findings, Watch watch) {
    this.findings = findings;
    this.watch = watch;
  }

  /** Answers a question. */
  public Decision judge(Question question) throws InterruptedException {
    try {
      Decision found = find(question);
      return found.isViolated() ? found : unlessVacuous(question, found);
    } catch (LimitReached limit) {
      return Decision.of(limit.verdict());
    } catch (OutOfMemoryError _) {
      return Decision.of(LimitReached.outOfMemory().verdict());
    }
  }

  /** Decides as far as errors and limits allow. */
  private Decision find(Question question) throws InterruptedException {
    Optional<Verdict.Undecided> limit = findings.limit();
    if (limit.isPresent() && !(question.property() instanceof Property.OfOneRun)) {
      return Decision.of(!findings.hasErrors() ? limit.get() : systemErrors());
    }
    Decision decision = findings.decide(question);
    boolean witnessed = restsOnRun(decision.verdict());
    if (decision.isViolated() && (witnessed || limit.isEmpty())) {
      return decision;
    }
    if (findings.hasErrors()) {
      return Decision.of(systemErrors());
    }
    return limit.isPresent() && !witnessed ? Decision.of(limit.get()) : decision;
  }

  private static Verdict.Undecided systemErrors() {
    return new Verdict.Undecided(Verdict.Cause.SYSTEM_ERRORS, "the system has errors");
  }

  private static boolean restsOnRun(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> holds.evidence() instanceof Verdict.Evidence.Finite;
      case Verdict.Violated violated -> violated.trace().isPresent();
      case Verdict.Vacuous _, Verdict.Undecided _ -> false;
    };
  }

  private Decision unlessVacuous(Question question, Decision found) throws InterruptedException {
    if (found.verdict() instanceof Verdict.Undecided) {
      return found;
    }
    Optional<String> missing = findings.missing(question.occurrences());
    if (missing.isPresent() && findings.limit().isPresent()) {
      // What has not occurred so far may occur in the part that was not seen.
      return Decision.of(findings.limit().get());
    }
    if (missing.isEmpty() && findings.states() == 0) {
      missing = Optional.of("the system cannot start");
    }
    if (missing.isEmpty() && question.property().isAboutFairRuns() && !hasFairRun()) {
      missing = Optional.of("there is no fair run");
    }
    if (missing.isEmpty() && Vacuity.holdsOfAnySystem(question.property(), watch)) {
      missing = Optional.of("it would hold of any system");
    }
    return missing.map(reason -> Decision.of(new Verdict.Vacuous(reason))).orElse(found);
  }

  private boolean hasFairRun() throws InterruptedException {
    if (fairRunExists.isEmpty()) {
      fairRunExists = Optional.of(findings.hasFairRun());
    }
    return fairRunExists.get();
  }
}
