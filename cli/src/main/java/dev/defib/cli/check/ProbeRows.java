package dev.defib.cli.check;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.engine.Verdict.Cause;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Evidence;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.Places;
import dev.defib.cli.document.ProbeEntry;
import dev.defib.cli.probe.Probing;
import dev.defib.cli.probe.WrongModelException;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers probes as checks of their spec: one holds if its answer is the expected one, and is
 * violated by any other.
 */
final class ProbeRows {
  private static final String ENGINE = "probe";

  private final Loaded loaded;
  private final CheckSettings settings;
  private final Deadline deadline;
  private final Spec spec;

  ProbeRows(Loaded loaded, CheckSettings settings, Deadline deadline, Spec spec) {
    this.loaded = loaded;
    this.settings = settings;
    this.deadline = deadline;
    this.spec = spec;
  }

  /**
   * Answers one.
   *
   * @throws WrongModelException if a value of the model turns out to be wrong
   */
  CheckEntry answer(Probe probe) throws WrongModelException {
    long nanos = Math.min(deadline.nanosLeft(), Probing.TIME.toNanos());
    if (nanos == 0) {
      return open(probe, new Verdict.Undecided(Cause.TIME_LIMIT, "the time limit was reached"));
    }
    try {
      return row(
          probe, Probing.answer(loaded, spec, probe, settings.overrides(), Probing.after(nanos)));
    } catch (OutOfMemoryError _) {
      return open(probe, new Verdict.Undecided(Cause.MEMORY_LIMIT, "the memory was used up"));
    }
  }

  /** Leaves it undecided. */
  CheckEntry open(Probe probe, Verdict.Undecided why) {
    return entry(probe, Outcome.UNDECIDED, why.reason(), why.cause(), 0, 0);
  }

  private CheckEntry row(Probe probe, ProbeEntry answer) {
    if (answer.undecided() != null) {
      return entry(probe, Outcome.UNDECIDED, answer.undecided(), Cause.ENGINE, 0, answer.seconds());
    }
    return entry(
        probe,
        answer.asExpected() ? Outcome.HOLDS : Outcome.VIOLATED,
        answer.asExpected() ? null : disappointment(answer),
        null,
        answer.states(),
        answer.seconds());
  }

  private static String disappointment(ProbeEntry answer) {
    return "the answer is `%s%s`, not `%s`; `defib probe %s --only %s.%s` tells why"
        .formatted(
            answer.answer(),
            answer.luck() ? " with luck" : "",
            answer.expected(),
            answer.file(),
            answer.spec(),
            answer.name());
  }

  private CheckEntry entry(
      Probe probe,
      Outcome outcome,
      @Nullable String reason,
      @Nullable Cause cause,
      long states,
      double seconds) {
    boolean decided = outcome != Outcome.UNDECIDED;
    Outcome expected =
        settings.expectations().of(spec.name().text(), probe.name().text(), Outcome.HOLDS);
    return new CheckEntry(
        probe.name().text(),
        probe.text().orElse(null),
        form(probe),
        Places.of(probe.name().span()),
        /* builtIn= */ false,
        /* requirement= */ null,
        /* faults= */ List.of(),
        outcome,
        expected,
        outcome == expected,
        reason,
        cause,
        decided ? new Evidence(Evidence.Kind.EXHAUSTIVE, null, null) : null,
        decided ? ENGINE : null,
        states,
        /* transitions= */ 0,
        /* depth= */ 0,
        /* reductions= */ List.of(),
        /* rivals= */ List.of(),
        /* worstTicks= */ null,
        /* unboundedTicks= */ null,
        /* assumptions= */ List.of(),
        /* faultPoints= */ List.of(),
        /* measurement= */ null,
        seconds,
        /* peakMemoryBytes= */ 0,
        /* trace= */ null,
        /* explanation= */ null);
  }

  /** The probe as written, without its name and what it is for. */
  private static String form(Probe probe) {
    String text = probe.span().source().text();
    int begin = probe.device().span().start();
    return "probe " + text.substring(begin, probe.span().end()).replaceAll("\\s+", " ").strip();
  }
}
