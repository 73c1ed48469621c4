package dev.defib.cli;

import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.MutationDocument;
import dev.defib.cli.document.MutationDocument.MutantEntry;
import dev.defib.cli.document.MutationDocument.Score;
import dev.defib.cli.host.Host;
import dev.defib.cli.host.Interrupts;
import dev.defib.cli.mutate.MutationRun;
import dev.defib.cli.project.Settings;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.text.MutationText;
import dev.defib.cli.text.Style;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code mutate}: would the checks notice if something were left out of the model? */
@Command(
    name = "mutate",
    description =
        "Leaves guards, effects, restarts, resets, commands and deadlines out of the"
            + " machines of specs, one at a time, and tells what no check notices.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 the score is --min-score or more, 1 it is less, 2 a model or spec is wrong,",
      "3 wrong usage or an unreadable file, 4 mutants are undecided (with --min-score: and could",
      "make the score either), 5 --min-score without any mutant, 130 or 143 interrupted."
    })
final class MutateCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SpecPaths specs;
  @Mixin private ParameterOptions parameters;

  @Option(
      names = "--min-score",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "exit with 1 if a smaller part of the mutants is noticed")
  private double scoreMin;

  @Mixin private ProjectOptions project;
  @Mixin private BudgetOptions budget;

  @Mixin private JsonOption json;

  @Option(names = "--verbose", description = "tell of each mutant, not of the unnoticed alone")
  private boolean verbose;

  @Mixin private ColorOption color;

  MutateCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    if (!(scoreMin >= 0 && scoreMin <= 100)) {
      throw new UsageException("--min-score must be from 0 to 100, not " + scoreMin);
    }
    Settings defaults = project.settings(host);
    budget.adopt(defaults);
    specs.adopt(defaults);
    JsonOption.Target output = json.target(host);
    boolean isText = !output.isStandardOutput();
    var text = new MutationText(color.style(host), verbose, line -> print(isText, line));
    try (Interrupts interrupts = Interrupts.watch()) {
      return mutate(output, text, interrupts);
    }
  }

  private int mutate(JsonOption.Target output, MutationText text, Interrupts interrupts)
      throws UsageException, RefusedException {
    MutationRun run;
    try {
      run = prepared();
    } catch (InterruptedException _) {
      return interrupts.exitCode().orElse(ExitCode.INTERNAL.code());
    }
    List<MutantEntry> mutants = run.run(text::mutant);
    MutationDocument document = document(run, mutants, interrupts);
    text.summary(document);
    output.write(document);
    return document.exitCode();
  }

  private void print(boolean isText, String line) {
    if (isText) {
      host.out().println(line);
      host.out().flush();
    }
  }

  private MutationDocument document(
      MutationRun run, List<MutantEntry> mutants, Interrupts interrupts) {
    MutationDocument decided =
        MutationDocument.of(ExitCode.AS_EXPECTED.code(), run.specs(), mutants);
    int code = exitCode(decided.score()).code();
    return MutationDocument.of(
        interrupts.exitCode().orElse(code), decided.specs(), decided.mutants());
  }

  /** What the score says where each undecided mutant may be noticed or not. */
  private ExitCode exitCode(Score score) {
    if (score.counted() == 0) {
      return scoreMin > 0 ? ExitCode.VACUOUS : ExitCode.AS_EXPECTED;
    }
    if (score.percentAtMost() < scoreMin) {
      return ExitCode.OTHERWISE;
    }
    boolean open = scoreMin > 0 ? score.percent() < scoreMin : score.undecided() > 0;
    return open ? ExitCode.UNDECIDED : ExitCode.AS_EXPECTED;
  }

  private MutationRun prepared() throws UsageException, RefusedException, InterruptedException {
    Loaded loaded = specs.load(host);
    Style style = color.style(host);
    Refusal.of(host, style, loaded.diagnostics());
    specs.refuseNothing(Kind.CHECK, loaded);
    var run = new MutationRun(loaded, specs.selection(), parameters.overrides(), budget.limits());
    Refusal.of(host, style, run.prepare());
    if (run.asksNothing()) {
      throw new UsageException("no check is asked: probes, surveys and tunes notice no mutant");
    }
    return run;
  }
}
