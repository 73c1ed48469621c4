package dev.defib.cli;

import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.survey.Fate;
import dev.defib.checker.survey.SurveyPlan;
import dev.defib.checker.survey.SurveyResult;
import dev.defib.checker.survey.Surveyor;
import dev.defib.cli.check.Deadline;
import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.check.Limits;
import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.check.SurveyEntries;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.SurveyDocument;
import dev.defib.cli.document.SurveyDocument.Case;
import dev.defib.cli.document.SurveyDocument.SurveyEntry;
import dev.defib.cli.host.Host;
import dev.defib.cli.report.FaultTree;
import dev.defib.cli.report.SurveyPage;
import dev.defib.cli.report.SurveyTables;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.Suggestion;
import dev.defib.cli.text.SurveyText;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code survey}: what becomes of a system under each fault. */
@Command(
    name = "survey",
    description = "Answers the surveys of specs: what becomes of a system under each fault.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 all decided, 1 a case is worse than --at-worst allows, with faults or without,",
      "2 a model or spec is wrong, 3 wrong usage or an unreadable file, 4 a case is undecided, or",
      "runs end in errors without any fault, 5 no fault can strike."
    })
final class SurveyCommand implements Callable<Integer> {
  private static final int SEQUENCES_MAX = 1_000_000;

  private final Host host;

  @Mixin private SpecPaths specs;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "combine up to so many strikes (default: what the survey says)")
  private Optional<Integer> depth = Optional.empty();

  @Option(
      names = "--at-worst",
      paramLabel = "FATE",
      description =
          "fail if a fault does worse: transparent, recovered, degraded, may-recover,"
              + " alive-in-name-only")
  private Optional<String> atWorst = Optional.empty();

  @Option(names = "--trace", description = "show a run for each case")
  private boolean trace;

  @Option(names = "--json", paramLabel = "FILE", description = "write the survey document")
  private Optional<String> json = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE", description = "write a table of all cases")
  private Optional<String> csv = Optional.empty();

  @Option(names = "--markdown", paramLabel = "FILE", description = "write it as Markdown")
  private Optional<String> markdown = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "write a page with heat maps")
  private Optional<String> html = Optional.empty();

  @Option(
      names = "--open-psa",
      paramLabel = "FILE",
      description = "write the minimal sets as fault trees, in Open-PSA's XML")
  private Optional<String> openPsa = Optional.empty();

  @Mixin private ParameterOptions parameters;
  @Mixin private BudgetOptions budget;
  @Mixin private ColorOption color;

  SurveyCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException, InterruptedException {
    Optional<Fate> gate = gate();
    if (depth.isPresent() && (depth.get() < 1 || depth.get() > SurveyPlan.DEPTH_MAX)) {
      throw new UsageException(
          "--depth must be from 1 to " + SurveyPlan.DEPTH_MAX + ", not " + depth.get());
    }
    Map<OutputFile, Function<SurveyDocument, String>> files = files();
    Style style = color.style(host);
    Loaded loaded = specs.load(host);
    Refusal.of(host, style, loaded.diagnostics());
    specs.refuseNothing(Kind.SURVEY, loaded);
    boolean silent = files.keySet().stream().anyMatch(OutputFile::isStandardOutput);
    Limits limits = budget.limits();
    Deadline deadline = new Deadline(limits);
    List<SurveyEntry> entries = new ArrayList<>();
    for (Spec spec : loaded.specs()) {
      for (Survey survey : wanted(spec)) {
        SurveyEntry entry = answer(loaded, spec, survey, limits, deadline);
        entries.add(entry);
        if (!silent) {
          new SurveyText(style, trace, host.out()::println).tell(entry);
        }
      }
    }
    SurveyDocument document = SurveyDocument.of(exitCode(entries, gate), entries);
    for (Map.Entry<OutputFile, Function<SurveyDocument, String>> file : files.entrySet()) {
      file.getKey().write(file.getValue().apply(document));
    }
    return document.exitCode();
  }

  private Optional<Fate> gate() throws UsageException {
    if (atWorst.isEmpty()) {
      return Optional.empty();
    }
    String word = atWorst.get().replace('-', ' ');
    Optional<Fate> found =
        Arrays.stream(Fate.values()).filter(fate -> fate.word().equals(word)).findFirst();
    if (found.isEmpty()) {
      List<String> words =
          Arrays.stream(Fate.values()).map(fate -> fate.word().replace(' ', '-')).toList();
      throw new UsageException(
          "there is no fate `" + atWorst.get() + "`" + Suggestion.of(atWorst.get(), words));
    }
    return found;
  }

  private Map<OutputFile, Function<SurveyDocument, String>> files() throws UsageException {
    Map<OutputFile, Function<SurveyDocument, String>> files = new LinkedHashMap<>();
    add(files, json, Json::write);
    add(files, csv, SurveyTables::csv);
    add(files, markdown, SurveyTables::markdown);
    add(files, html, SurveyPage::write);
    add(files, openPsa, FaultTree::write);
    return files;
  }

  private void add(
      Map<OutputFile, Function<SurveyDocument, String>> files,
      Optional<String> name,
      Function<SurveyDocument, String> format)
      throws UsageException {
    if (name.isPresent()) {
      OutputFile file = new OutputFile(host, name.get());
      file.refuseSame(files.keySet().stream());
      files.put(file, format);
    }
  }

  private List<Survey> wanted(Spec spec) {
    return spec.surveys().stream()
        .filter(survey -> specs.selection().wants(spec, survey.name().text()))
        .toList();
  }

  private SurveyEntry answer(
      Loaded loaded, Spec spec, Survey survey, Limits limits, Deadline deadline)
      throws UsageException, RefusedException, InterruptedException {
    long start = System.nanoTime();
    Lowering.Surveyed surveyed =
        Lowering.survey(loaded.analysis(), spec, survey, parameters.overrides());
    Refusal.of(host, color.style(host), surveyed.diagnostics());
    SurveyPlan made = surveyed.plan().orElseThrow();
    SurveyPlan plan = depth.map(made::withDepth).orElse(made);
    if (plan.sequences() > SEQUENCES_MAX) {
      throw new UsageException(
          "the survey `%s.%s` is of more than %d sequences of faults; less are asked for by --depth"
              .formatted(spec.name(), survey.name(), SEQUENCES_MAX));
    }
    SurveyResult result =
        new Surveyor(plan, new ExplicitEngine(true), limits.budget(deadline.nanosLeft())).survey();
    double seconds = (System.nanoTime() - start) / 1e9;
    return SurveyEntries.entry(spec, survey, surveyed, plan, result, seconds);
  }

  private static ExitCode exitCode(List<SurveyEntry> entries, Optional<Fate> gate) {
    var codes = new ExitCodes();
    for (SurveyEntry survey : entries) {
      if (survey.isOpen()) {
        codes.add(ExitCode.UNDECIDED);
      } else if (survey.rows().isEmpty()) {
        codes.add(ExitCode.VACUOUS);
      }
      if (gate.isPresent() && survey.cases().anyMatch(found -> isWorse(found, gate.get()))) {
        codes.add(ExitCode.OTHERWISE);
      }
    }
    return codes.code();
  }

  private static boolean isWorse(Case found, Fate gate) {
    return Arrays.stream(Fate.values())
        .filter(fate -> fate.compareTo(gate) > 0)
        .anyMatch(fate -> fate.word().equals(found.fate()));
  }
}
