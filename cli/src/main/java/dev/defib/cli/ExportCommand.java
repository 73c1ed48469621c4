package dev.defib.cli;

import dev.defib.checker.export.Export;
import dev.defib.checker.export.PromelaExport;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code export}: the same system for another tool. */
@Command(
    name = "export",
    description = "Writes a system for another tool, with the invariants that it can check.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 written, 2 a model or spec is wrong, 3 wrong usage,",
      "4 the other tool cannot be told all of it."
    })
final class ExportCommand implements Callable<Integer> {
  enum Target {
    promela
  }

  private final Host host;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TOOL",
      description = "${COMPLETION-CANDIDATES}")
  private Target target;

  @Mixin private SystemChoice choice;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "-",
      description = "where to write it (default: standard output)")
  private String output;

  @Mixin private ColorOption color;

  ExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    var file = new OutputFile(host, output);
    SystemChoice.Chosen chosen = choice.load(host, color.style(host));
    Export export =
        switch (target) {
          case promela -> PromelaExport.export(chosen.environment().system(), invariants(chosen));
        };
    return switch (export) {
      case Export.Text text -> {
        file.write(text.text());
        yield ExitCode.AS_EXPECTED.code();
      }
      case Export.Unsupported unsupported -> {
        unsupported.reasons().forEach(reason -> host.err().println("defib: " + reason));
        yield ExitCode.UNDECIDED.code();
      }
    };
  }

  /** Those of the chosen check, or of all checks under the same faults. */
  private List<PromelaExport.Invariant> invariants(SystemChoice.Chosen chosen) {
    var invariants = new ArrayList<PromelaExport.Invariant>();
    for (Plan.PlannedCheck check : chosen.plan().checks()) {
      boolean wanted = choice.check().map(check.name()::equals).orElse(true);
      if (wanted
          && check.environment() == chosen.place()
          && check.question().property() instanceof Property.Invariant(var invariant)) {
        invariants.add(new PromelaExport.Invariant(check.name(), invariant));
      }
    }
    return invariants;
  }
}
