package dev.defib.cli.document;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explain.Blame;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.CheckEntry.Evidence;
import dev.defib.cli.document.CheckEntry.FaultPoint;
import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents written by hand: every field is used at least once. */
public final class Samples {
  private static final Place PLACE = new Place("specs/disk.defib", 12, 1, 14, 30);

  private Samples() {}

  /** A verdict document with one spec that has checks of every outcome. */
  public static VerdictDocument document() {
    return VerdictDocument.of(1, List.of(spec()), List.of(warning()));
  }

  public static SpecEntry spec() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("limit", 3);
    parameters.put("quick", true);
    parameters.put("mode", "eager");
    return new SpecEntry(
        "tutorial.disk_recovers",
        "specs/disk.defib",
        "tutorial.disk.Desk",
        parameters,
        Map.of("specs/disk.defib", "0123456789abcdef".repeat(4)),
        "defib check specs/disk.defib --only tutorial.disk_recovers",
        List.of(
            holds("usable_again", "SR-1"),
            recovery(),
            violated("never_lost", Outcome.HOLDS),
            violated("restarts_run_out", Outcome.VIOLATED),
            plain("no_use", Outcome.VACUOUS, Outcome.HOLDS, "crash(drv) never strikes", null),
            plain(
                "too_large",
                Outcome.UNDECIDED,
                Outcome.HOLDS,
                "the state limit of 1000 was reached",
                Verdict.Cause.STATE_LIMIT),
            plain("surprise", Outcome.HOLDS, Outcome.VIOLATED, null, null),
            builtIn("no deadlock", List.of()),
            builtIn("no deadlock", List.of("crash(drv) at most 1"))),
        List.of());
  }

  private static CheckEntry holds(String name, @Nullable String requirement) {
    return new CheckEntry(
        name,
        "the system stays usable after any single driver crash",
        "always eventually usable",
        PLACE,
        false,
        requirement,
        List.of("crash(drv) at most 1"),
        Outcome.HOLDS,
        Outcome.HOLDS,
        true,
        null,
        null,
        new Evidence(Evidence.Kind.EXHAUSTIVE, null, 41),
        "reference",
        1234,
        5678,
        41,
        List.of(),
        List.of(),
        null,
        null,
        List.of("weak fairness per machine"),
        List.of(),
        null,
        0.03,
        12_345_678,
        null,
        null);
  }

  private static CheckEntry recovery() {
    return new CheckEntry(
        "quick",
        null,
        "usable after any single crash of drv within 20",
        PLACE,
        false,
        "SR-1",
        List.of("crash(drv) at most 1"),
        Outcome.HOLDS,
        Outcome.HOLDS,
        true,
        null,
        null,
        new Evidence(Evidence.Kind.EXHAUSTIVE, null, 41),
        "reference",
        1234,
        5678,
        41,
        List.of(),
        List.of(),
        14L,
        false,
        List.of(),
        List.of(
            new FaultPoint("crash(drv)", "drv ready, disk idle", 0L, 0L, 0L, true),
            new FaultPoint("crash(drv)", "drv start, disk idle", 3L, 3L, 3L, false),
            new FaultPoint("crash(drv)", "drv waiting, disk busy", 14L, 14L, 9L, false)),
        null,
        0.03,
        12_345_678,
        null,
        null);
  }

  private static CheckEntry violated(String name, Outcome expected) {
    return new CheckEntry(
        name,
        null,
        "fs.waiting leads to fs.idle",
        PLACE,
        false,
        expected == Outcome.VIOLATED ? "SR-2" : null,
        List.of("crash(drv) at most 4"),
        Outcome.VIOLATED,
        expected,
        expected == Outcome.VIOLATED,
        "fs.idle is false in every state of the loop",
        null,
        new Evidence(Evidence.Kind.LASSO, null, 6),
        "reference",
        999,
        2000,
        12,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        0.01,
        12_345_678,
        trace(),
        explanation());
  }

  private static CheckEntry plain(
      String name,
      Outcome verdict,
      Outcome expected,
      @Nullable String reason,
      Verdict.@Nullable Cause cause) {
    return new CheckEntry(
        name,
        null,
        "never " + name,
        PLACE,
        false,
        null,
        List.of(),
        verdict,
        expected,
        verdict == expected,
        reason,
        cause,
        null,
        "reference",
        1000,
        3000,
        7,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        0.02,
        1_000_000,
        null,
        null);
  }

  private static CheckEntry builtIn(String form, List<String> faults) {
    return new CheckEntry(
        faults.isEmpty() ? form : form + " under " + String.join(", ", faults),
        null,
        form,
        PLACE,
        true,
        null,
        faults,
        Outcome.HOLDS,
        Outcome.HOLDS,
        true,
        null,
        null,
        new Evidence(Evidence.Kind.EXHAUSTIVE, null, 5),
        "reference",
        500,
        900,
        5,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        0.03,
        12_345_678,
        null,
        null);
  }

  /** A run with a stem, ticks to be drawn together, a fault, a choice, and a loop. */
  public static TraceDocument trace() {
    return new TraceDocument(
        "tutorial.disk.Desk",
        true,
        List.of(
            new TraceDocument.Actor("drv", "driver"), new TraceDocument.Actor("disk", "device")),
        List.of(new TraceDocument.Choice("rs.misses", "1", 1)),
        List.of(
            new Shown("drv", "drv", Shown.Sort.STATE, "ready"),
            new Shown("disk", "disk", Shown.Sort.STATE, "idle"),
            new Shown("requests", "", Shown.Sort.QUEUE, "[]"),
            new Shown("rs.crashes", "rs", Shown.Sort.WINDOW, "0"),
            new Shown("rs.restarts", "rs", Shown.Sort.VARIABLE, "0"),
            new Shown("drv.clock", "drv", Shown.Sort.CLOCK, "0"),
            new Shown("disk.irq", "disk", Shown.Sort.LATCH, "false")),
        List.of(
            step(
                1,
                Action.Kind.STEP,
                "drv: ready -> issue, requests?read",
                0,
                List.of(new TraceDocument.Choice("sector", "2", 2)),
                List.of(
                    new TraceDocument.Change("drv", "drv", Shown.Sort.STATE, "ready", "issue"),
                    new TraceDocument.Change("requests", "", Shown.Sort.QUEUE, "[read]", "[]"))),
            step(2, Action.Kind.TICK, "tick", 1, List.of(), List.of(clock("0", "1"))),
            step(3, Action.Kind.TICK, "tick", 2, List.of(), List.of(clock("1", "2"))),
            step(
                4,
                Action.Kind.FAULT,
                "crash(drv)",
                2,
                List.of(),
                List.of(
                    new TraceDocument.Change("drv", "drv", Shown.Sort.STATE, "issue", "dead"),
                    clock("2", "0")))),
        List.of(
            step(5, Action.Kind.TICK, "tick", 3, List.of(), List.of()),
            step(6, Action.Kind.STEP, "rs: watching -> watching", 3, List.of(), List.of())));
  }

  /** All that an explanation can have, more than any one run needs. */
  private static Explanation explanation() {
    var waiting = new Blame.Reading("fs", "waiting");
    var asked = new Blame("fs.waiting", PLACE, "true", 4, false, List.of(waiting), List.of(), 0);
    var answered = new Blame("fs.idle", PLACE, "false", 4, true, List.of(waiting), List.of(), 2);
    return new Explanation(
        new Blame(
            "fs.waiting leads to fs.idle",
            PLACE,
            "false",
            0,
            false,
            List.of(),
            List.of(asked, answered),
            0),
        new Explanation.Timeline(4, 4, 0, 4, 5),
        List.of(
            new Explanation.FairStep("weak fairness of rs", false, Explanation.Way.TAKEN, 6),
            new Explanation.FairStep(
                "weak fairness of drv", false, Explanation.Way.NOT_ENABLED, 5)),
        List.of(
            new Explanation.Blocked(
                "fs",
                List.of(
                    new Explanation.BlockedStep(
                        "fs: waiting -> idle; replies?done",
                        PLACE,
                        List.of("replies is not empty"))))),
        List.of("`bus` stays with a holder that is dead"),
        new Explanation.FewerFaults(2, 1, List.of("crash(drv)")));
  }

  private static TraceDocument.Change clock(String before, String after) {
    return new TraceDocument.Change("drv.clock", "drv", Shown.Sort.CLOCK, before, after);
  }

  private static TraceDocument.Step step(
      int index,
      Action.Kind kind,
      String label,
      long ticks,
      List<TraceDocument.Choice> choices,
      List<TraceDocument.Change> changes) {
    boolean acted = kind == Action.Kind.STEP;
    return new TraceDocument.Step(
        index,
        index + 10,
        kind,
        label,
        acted ? "drv" : "",
        acted ? List.of("drv", "disk") : List.of(),
        kind == Action.Kind.TICK
            ? Place.NONE
            : new Place("models/disk.defib", 20 + index, 5, 20, 9),
        choices,
        kind == Action.Kind.FAULT ? List.of("crash(drv)", "exit(drv)") : List.of(),
        changes,
        7 - changes.size(),
        ticks,
        null);
  }

  private static DiagnosticEntry warning() {
    return new DiagnosticEntry(
        "DF0901",
        dev.defib.dsl.diagnostics.Severity.WARNING,
        "no transition leads to `gave_up`",
        PLACE,
        "never reached",
        List.of(new DiagnosticEntry.Reason(PLACE, "it begins here")),
        "remove it");
  }

  /** A saved walk. */
  public static SavedTrace saved() {
    return new SavedTrace(
        SavedTrace.SCHEMA,
        Tool.THIS,
        "tutorial.disk_recovers",
        "specs/disk.defib",
        Map.of("limit", 3),
        List.of("crash(drv) at most 1"),
        Map.of("specs/disk.defib", "0123456789abcdef".repeat(4)),
        trace());
  }
}
