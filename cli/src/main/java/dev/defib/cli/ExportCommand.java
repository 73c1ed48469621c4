package dev.defib.cli;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.explicit.code.Compiler;
import dev.defib.checker.export.DotExport;
import dev.defib.checker.export.Export;
import dev.defib.checker.export.Invariant;
import dev.defib.checker.export.MermaidExport;
import dev.defib.checker.export.MurphiExport;
import dev.defib.checker.export.PromelaExport;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.aiger.Aiger;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code export}: the same system for another tool. */
@Command(
    name = "export",
    description = "Writes a system for another tool: to be checked there, or drawn.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 written, 2 a model or spec is wrong, 3 wrong usage,",
      "4 the other tool cannot be told all of it."
    })
final class ExportCommand implements Callable<Integer> {
  enum Target {
    promela,
    murphi,
    aiger,
    bytecode,
    dot,
    mermaid
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
      names = "--states",
      paramLabel = "N",
      description =
          "for dot: the N states nearest to the initial ones, in place of a chart for each machine")
  private Optional<Integer> states = Optional.empty();

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "for dot and mermaid: draw this machine alone; may be repeated")
  private List<String> machines = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "-",
      description =
          "where to write it (default: standard output); of aiger, FILE.aig is the binary format;"
              + " bytecode needs a FILE.class: what the explicit engine runs, for javap to show")
  private String output;

  @Mixin private ColorOption color;

  ExportCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    if (states.isPresent() && (target != Target.dot || states.get() < 1)) {
      throw new UsageException("--states goes with --to dot, and must be at least 1");
    }
    boolean drawn = target == Target.dot || target == Target.mermaid;
    if (!machines.isEmpty() && (!drawn || states.isPresent())) {
      throw new UsageException("--machine goes with --to dot or mermaid, and not with --states");
    }
    if (target == Target.bytecode && !output.endsWith(".class")) {
      throw new UsageException("--to bytecode needs a file: --output FILE.class");
    }
    var file = new OutputFile(host, output);
    SystemChoice.Chosen chosen = choice.load(host, color.style(host));
    return switch (target) {
      case promela ->
          deliver(file, PromelaExport.export(chosen.environment().system(), invariants(chosen)));
      case murphi ->
          deliver(file, MurphiExport.export(chosen.environment().system(), invariants(chosen)));
      case aiger -> {
        write(Aiger.of(chosen.environment().system(), invariants(chosen)), file);
        yield ExitCode.AS_EXPECTED.code();
      }
      case bytecode -> {
        file.write(bytecode(chosen.environment().system()));
        yield ExitCode.AS_EXPECTED.code();
      }
      case dot, mermaid -> {
        file.write(drawing(chosen.environment().system()));
        yield ExitCode.AS_EXPECTED.code();
      }
    };
  }

  /** In the format that the name of the file asks for. */
  private void write(Aiger aiger, OutputFile file) throws UsageException {
    if (output.endsWith(".aig")) {
      file.write(aiger.binary());
    } else {
      file.write(aiger.ascii());
    }
  }

  private static byte[] bytecode(TransitionSystem system) {
    return Compiler.classFile(system, Layout.of(system), List.of(), /* labelled= */ false);
  }

  private String drawing(TransitionSystem system) throws UsageException {
    if (states.isPresent()) {
      return DotExport.graph(system, states.get());
    }
    List<String> names = system.machines().stream().map(Machine::name).toList();
    for (String machine : machines) {
      if (!names.contains(machine)) {
        throw new UsageException(
            "there is no machine `" + machine + "`; there are " + String.join(", ", names));
      }
    }
    Predicate<Machine> wanted = m -> machines.isEmpty() || machines.contains(m.name());
    return target == Target.dot
        ? DotExport.machines(system, wanted)
        : MermaidExport.machines(system, wanted);
  }

  private int deliver(OutputFile file, Export export) throws UsageException {
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
  private List<Invariant> invariants(SystemChoice.Chosen chosen) {
    var invariants = new ArrayList<Invariant>();
    for (Plan.PlannedCheck check : chosen.plan().checks()) {
      boolean wanted = choice.check().map(check.name()::equals).orElse(true);
      if (wanted
          && check.environment() == chosen.place()
          && check.question().property() instanceof Property.Invariant(var invariant)) {
        invariants.add(new Invariant(check.name(), invariant));
      }
    }
    return invariants;
  }
}
