package dev.defib.cli.probe;

import dev.defib.checker.probe.Arena;
import dev.defib.checker.probe.Findings;
import dev.defib.checker.probe.Obstacle;
import dev.defib.checker.probe.Procedure;
import dev.defib.checker.probe.Procedure.Act;
import dev.defib.checker.probe.Procedure.Branch;
import dev.defib.checker.probe.Procedure.Stage;
import dev.defib.cli.document.ProbeEntry;
import dev.defib.cli.document.ProbeEntry.ActEntry;
import dev.defib.cli.document.ProbeEntry.BranchEntry;
import dev.defib.cli.document.ProbeEntry.NextEntry;
import dev.defib.cli.document.ProbeEntry.ObstacleEntry;
import dev.defib.cli.document.ProbeEntry.ProcedureEntry;
import dev.defib.cli.document.ProbeEntry.ReasonEntry;
import dev.defib.cli.document.ProbeEntry.StageEntry;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Probe.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes answers down for documents. */
final class Entries {
  private Entries() {}

  static ProbeEntry entry(
      Subject subject, Arena arena, Findings findings, List<String> driver, double seconds) {
    return entry(
        subject,
        arena.size(),
        arena.start().cardinality(),
        findings,
        findings.procedure().map(p -> procedure(p, arena)),
        driver,
        seconds);
  }

  /** Of a device of which not even the states were counted. */
  static ProbeEntry undecided(Subject subject, Findings findings, double seconds) {
    return entry(subject, 0, 0, findings, Optional.empty(), List.of(), seconds);
  }

  private static ProbeEntry entry(
      Subject subject,
      int states,
      int startStates,
      Findings findings,
      Optional<ProcedureEntry> procedure,
      List<String> driver,
      double seconds) {
    Probe probe = subject.probe();
    return new ProbeEntry(
        subject.spec().name().text(),
        subject.spec().span().source().name(),
        probe.name().text(),
        probe.text().orElse(null),
        subject.device(),
        subject.machine().name().text(),
        words(probe.goal().span().text()),
        start(probe.origin()),
        states,
        startStates,
        findings.undecided().isPresent() ? "undecided" : word(findings.rung()),
        findings.luck(),
        findings.surer().map(Entries::word).orElse(null),
        expected(probe),
        isAsExpected(probe, findings),
        findings.undecided().orElse(null),
        procedure.orElse(null),
        driver,
        findings.obstacle().map(Entries::obstacle).orElse(null),
        findings.additions(),
        seconds);
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String start(Origin origin) {
    return switch (origin) {
      case Origin.Anything _ -> "anywhere";
      case Origin.From(var condition) -> "from " + words(condition.span().text());
      case Origin.After(List<Fault> faults) ->
          faults.stream()
              .map(f -> words(f.span().text()))
              .collect(Collectors.joining(", ", "after ", ""));
    };
  }

  private static String expected(Probe probe) {
    return probe
        .expected()
        .map(e -> word(e.rung()) + (e.luck() ? " with luck" : ""))
        .orElse(ProbeEntry.HOPE);
  }

  private static boolean isAsExpected(Probe probe, Findings findings) {
    if (findings.undecided().isPresent()) {
      return false;
    }
    return probe
        .expected()
        .map(e -> word(e.rung()).equals(word(findings.rung())) && e.luck() == findings.luck())
        .orElseGet(() -> findings.isBySoftware());
  }

  private static ProcedureEntry procedure(Procedure procedure, Arena arena) {
    var stages = new ArrayList<StageEntry>();
    for (Stage stage : procedure.stages()) {
      var branches = new ArrayList<BranchEntry>();
      for (Branch branch : stage.branches()) {
        String when =
            stage.branches().size() == 1 ? null : Conditions.of(branch, stage, arena.observables());
        branches.add(new BranchEntry(when, act(branch.act())));
      }
      stages.add(new StageEntry(branches, stage.believed()));
    }
    return new ProcedureEntry(
        procedure.needsLuck() ? null : procedure.worst(), procedure.isShortest(), stages);
  }

  private static ActEntry act(Act act) {
    return switch (act) {
      case Act.Done _ -> new ActEntry("done", null, null, List.of());
      case Act.Poll(int ticks) -> new ActEntry("poll", null, ticks, List.of());
      case Act.Wait(int ticks, int next) ->
          new ActEntry("wait", null, ticks, List.of(new NextEntry("", next)));
      case Act.Clear(String signal, int next) ->
          new ActEntry("clear", signal, null, List.of(new NextEntry("", next)));
      case Act.PowerCycle(int next) ->
          new ActEntry("power cycle", null, null, List.of(new NextEntry("", next)));
      case Act.Listen(String signal, int ticks, int taken, int timedOut) ->
          new ActEntry(
              "listen",
              signal,
              ticks,
              List.of(new NextEntry("taken", taken), new NextEntry("timed out", timedOut)));
      case Act.Issue(String command, var next) ->
          new ActEntry(
              "command",
              command,
              null,
              next.entrySet().stream().map(e -> new NextEntry(e.getKey(), e.getValue())).toList());
    };
  }

  private static ObstacleEntry obstacle(Obstacle obstacle) {
    return new ObstacleEntry(
        obstacle.states(),
        obstacle.reasons().stream()
            .map(r -> new ReasonEntry(r.move(), word(r.kind()), r.states()))
            .toList());
  }
}
