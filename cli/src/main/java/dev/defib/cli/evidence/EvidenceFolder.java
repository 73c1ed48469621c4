package dev.defib.cli.evidence;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.evidence.ReachableStates;
import dev.defib.checker.evidence.StateFormat;
import dev.defib.checker.export.Invariant;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.invariant.ClauseText;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.aiger.Aiger;
import dev.defib.checker.trace.TraceWriter;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.Tool;
import dev.defib.cli.evidence.Manifest.Kind;
import dev.defib.cli.evidence.Manifest.Role;
import dev.defib.cli.host.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what the verdicts of a run rest on, a folder for each spec. */
public final class EvidenceFolder {
  /** Sets of more states are not written: the interpreter would take hours to verify them. */
  private static final long STATES_MAX = 1_000_000;

  private final Path folder;
  private final Map<String, String> overrides;
  private final List<Manifest.OfSpec> specs = new ArrayList<>();
  private final Map<String, Answered> answers = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** For each system of the spec at hand the file of its states, empty if there are too many. */
  private final IdentityHashMap<TransitionSystem, Optional<Manifest.Part>> sets =
      new IdentityHashMap<>();

  /** An answer to a check of the spec at hand. */
  private record Answered(TransitionSystem system, Plan.PlannedCheck check, Answer answer) {}

  /**
   * Prepares to write.
   *
   * @param folder where; is made if it is not there
   * @param overrides values for the systems' parameters, as typed
   */
  public EvidenceFolder(Path folder, Map<String, String> overrides) {
    this.folder = folder;
    this.overrides = Map.copyOf(overrides);
  }

  /** Remembers an answer until the spec is decided. */
  public void answered(Plan plan, Plan.PlannedCheck check, Answer answer) {
    TransitionSystem system = plan.environments().get(check.environment()).system();
    answers.put(check.name(), new Answered(system, check, answer));
  }

  /** Writes the evidence for the checks of a spec. */
  public void decided(SpecEntry spec) throws IOException {
    List<Manifest.OfCheck> checks = new ArrayList<>();
    for (CheckEntry entry : spec.checks()) {
      Answered answered = answers.get(entry.name());
      checks.add(
          answered == null ? none(entry, unanswered(entry)) : ofCheck(spec, entry, answered));
    }
    answers.clear();
    sets.clear();
    specs.add(
        new Manifest.OfSpec(
            spec.spec(), spec.file(), spec.system(), overrides, spec.sha256(), checks));
  }

  /** Why there is nothing of what no engine answered. */
  private static String unanswered(CheckEntry entry) {
    return entry.verdict() == CheckEntry.Outcome.UNDECIDED
        ? "nothing is decided"
        : "there is no evidence for a probe but the search itself";
  }

  /** Writes what there is. */
  public void finish() throws IOException {
    Files.createDirectories(folder);
    WholeFile.write(
        folder.resolve(Manifest.FILE), Json.write(new Manifest(Manifest.SCHEMA, Tool.THIS, specs)));
  }

  private Manifest.OfCheck ofCheck(SpecEntry spec, CheckEntry entry, Answered answered)
      throws IOException {
    return switch (answered.answer().verdict()) {
      case Verdict.Holds(var evidence, var trace) ->
          ofVerdict(spec, entry, answered, evidence, trace);
      case Verdict.Violated(var evidence, var trace, var _) ->
          ofVerdict(spec, entry, answered, evidence, trace);
      case Verdict.Vacuous _ -> none(entry, "there is no evidence for what never occurs");
      case Verdict.Undecided _ -> none(entry, "nothing is decided");
    };
  }

  private Manifest.OfCheck ofVerdict(
      SpecEntry spec,
      CheckEntry entry,
      Answered answered,
      Verdict.Evidence evidence,
      Optional<Trace> trace)
      throws IOException {
    return switch (evidence) {
      case Verdict.Evidence.Invariant(List<Clause> clauses) ->
          invariant(spec, entry, answered, clauses);
      case Verdict.Evidence.Inductive(int k) -> entry(entry, Kind.INDUCTION, k, null, List.of());
      case Verdict.Evidence.Monitored _ ->
          none(entry, "there is no evidence for this form: the proof is about monitors as well");
      case Verdict.Evidence.Finite _, Verdict.Evidence.Lasso _ when trace.isPresent() ->
          run(spec, entry, answered, trace.get());
      case Verdict.Evidence.Exhaustive _
          when answered.check().question().property() instanceof Property.OfOneRun ->
          states(spec, entry, answered.system());
      case Verdict.Evidence.Exhaustive _, Verdict.Evidence.Finite _, Verdict.Evidence.Lasso _ ->
          none(entry, "there is no evidence for this form but the search itself");
    };
  }

  private static Manifest.OfCheck none(CheckEntry entry, String why) {
    return entry(entry, Kind.NONE, null, why, List.of());
  }

  private static Manifest.OfCheck entry(
      CheckEntry entry,
      Kind kind,
      @Nullable Integer k,
      @Nullable String reason,
      List<Manifest.Part> files) {
    return new Manifest.OfCheck(
        entry.name(),
        entry.form(),
        entry.faults(),
        entry.verdict(),
        entry.engine(),
        kind,
        k,
        reason,
        files);
  }

  private Manifest.OfCheck invariant(
      SpecEntry spec, CheckEntry entry, Answered answered, List<Clause> clauses)
      throws IOException {
    String name = name(spec, entry);
    Invariant inductive =
        new Invariant(
            "the inductive invariant", Terms.and(clauses.stream().map(Clause::term).toList()));
    return entry(
        entry,
        Kind.INVARIANT,
        null,
        null,
        List.of(
            write(Role.INVARIANT, name + ".invariant", text(spec, entry, clauses)),
            write(
                Role.CIRCUIT,
                name + ".aig",
                Aiger.of(answered.system(), List.of(inductive)).binary())));
  }

  private static byte[] text(SpecEntry spec, CheckEntry entry, List<Clause> clauses) {
    String faults = entry.faults().isEmpty() ? "" : "# under " + String.join(", ", entry.faults());
    String head =
        """
        # An inductive invariant of %s by which `%s` of %s is decided: %s
        %s
        # Every initial state satisfies each line, and every step leads from states that satisfy all of
        # them to such states. That variables have values of their types is part of it.
        """
            .formatted(spec.system(), entry.name(), spec.spec(), entry.form(), faults)
            .replace("\n\n", "\n");
    return bytes(head + ClauseText.of(clauses));
  }

  private Manifest.OfCheck run(SpecEntry spec, CheckEntry entry, Answered answered, Trace run)
      throws IOException {
    String name = name(spec, entry);
    var saved =
        new SavedTrace(
            SavedTrace.SCHEMA,
            Tool.THIS,
            spec.spec(),
            spec.file(),
            spec.parameters(),
            entry.faults(),
            spec.sha256(),
            TraceWriter.document(run));
    List<Manifest.Part> files = new ArrayList<>();
    files.add(write(Role.RUN, name + ".trace.json", bytes(Json.write(saved))));
    if (answered.check().question().property() instanceof Property.OfOneRun settled) {
      var never = new Invariant(entry.name(), Terms.not(settled.goal(answered.system())));
      Aiger aiger = Aiger.of(answered.system(), List.of(never));
      files.add(write(Role.CIRCUIT, name + ".aig", aiger.binary()));
      files.add(write(Role.WITNESS, name + ".aiw", bytes(aiger.witness(run))));
    }
    return entry(entry, Kind.RUN, null, null, files);
  }

  /** Checks of one system share the file. */
  private Manifest.OfCheck states(SpecEntry spec, CheckEntry entry, TransitionSystem system)
      throws IOException {
    Optional<Manifest.Part> part = sets.get(system);
    if (part == null) {
      part = write(spec, entry, system);
      sets.put(system, part);
    }
    return part.map(file -> entry(entry, Kind.STATES, null, null, List.of(file)))
        .orElseGet(() -> none(entry, "the system has more than " + STATES_MAX + " states"));
  }

  private Optional<Manifest.Part> write(SpecEntry spec, CheckEntry entry, TransitionSystem system)
      throws IOException {
    try {
      Optional<Set<ByteBuffer>> states = ReachableStates.of(system, STATES_MAX);
      if (states.isEmpty()) {
        return Optional.empty();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new StateFormat(system).write(states.get(), states.get().size(), bytes);
      return Optional.of(write(Role.STATES, name(spec, entry) + ".states", bytes.toByteArray()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** A path in the folder without an ending, as no other check has it. */
  private String name(SpecEntry spec, CheckEntry entry) {
    String plain = slug(spec.spec()) + "/" + slug(entry.name());
    String name = plain;
    for (int i = 2; !names.add(name); i++) {
      name = plain + "-" + i;
    }
    return name;
  }

  private static String slug(String name) {
    return name.replaceAll("[^A-Za-z0-9_.]+", "_").replaceAll("_$", "");
  }

  private Manifest.Part write(Role role, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    WholeFile.write(file, content);
    return new Manifest.Part(role, name, Digests.sha256(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
