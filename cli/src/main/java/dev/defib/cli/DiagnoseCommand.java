package dev.defib.cli;

import dev.defib.cli.diagnose.Sweep;
import dev.defib.cli.document.DiagnosisDocument;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.text.DiagnosisText;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code diagnose}: a deadline against how soon hangs are noticed and who is wronged. */
@Command(
    name = "diagnose",
    description =
        "Tells for each value of a deadline how soon a hang is noticed, and whether healthy"
            + " machines are killed.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 some value notices every hang and kills nobody who works, 1 none does, 2 a"
          + " model",
      "or spec is wrong, 3 wrong usage, 4 a value is undecided."
    })
final class DiagnoseCommand implements Callable<Integer> {
  private static final Pattern RANGE = Pattern.compile("(\\w+)=(\\d{1,6})\\.\\.(\\d{1,6})");

  private final Host host;

  @Mixin private SystemChoice choice;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "MACHINE",
      description = "the machine that may hang")
  private String machine;

  @Option(
      names = "--vary",
      required = true,
      paramLabel = "NAME=LOW..HIGH",
      description = "the parameter of the system and its values")
  private String vary;

  @Mixin private BudgetOptions budget;

  @Mixin private JsonOption json;

  @Mixin private ColorOption color;

  DiagnoseCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException, InterruptedException {
    Matcher range = RANGE.matcher(vary);
    if (!range.matches() || Long.parseLong(range.group(2)) > Long.parseLong(range.group(3))) {
      throw new UsageException("--vary wants a range, for example deadline=1..6");
    }
    long low = Long.parseLong(range.group(2));
    long high = Long.parseLong(range.group(3));
    JsonOption.Target output = json.target(host);
    Spec spec = choice.load(host, color.style(host)).spec();
    Loaded loaded = Loader.load(host, List.of(), List.of(Sweep.source(spec, machine)));
    refuse(loaded.diagnostics());
    Spec asked =
        loaded.specs().stream()
            .filter(s -> s.name().text().equals(spec.name().text()))
            .findFirst()
            .orElseThrow();
    var sweep = new Sweep(loaded.analysis(), asked, machine, choice.overrides(), budget.limits());
    refuse(sweep.objections(range.group(1), low, high));
    DiagnosisDocument diagnosis = sweep.run(range.group(1), low, high);
    if (!output.isStandardOutput()) {
      DiagnosisText.lines(diagnosis).forEach(host.out()::println);
    }
    output.write(diagnosis);
    return diagnosis.exitCode();
  }

  private void refuse(List<Diagnostic> diagnostics) throws RefusedException {
    List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
    var lines = new DiagnosticLines(color.style(host));
    errors.forEach(e -> host.err().println(lines.text(e)));
    if (!errors.isEmpty()) {
      throw new RefusedException(ExitCode.WRONG_MODEL);
    }
  }
}
