package dev.defib.cli;

import dev.defib.checker.lower.Lowering;
import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.host.Host;
import dev.defib.cli.project.Settings;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code lint}: all that can be said of files without exploring a system. */
@Command(
    name = "lint",
    description = "Tells what is wrong or odd in files, without exploring any system.",
    sortOptions = false,
    footer = {"", "Exit code: 0 no errors (warnings may be there), 2 errors, 3 unreadable files."})
final class LintCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "0..*",
      description = "files, or folders of them (default: all below the current folder)")
  private List<String> paths = new ArrayList<>();

  @Mixin private ColorOption color;

  LintCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    Settings defaults = new ProjectOptions().settings(host);
    List<Path> files = SpecFiles.find(host, defaults.paths(paths));
    if (files.isEmpty()) {
      throw new UsageException("there is no file to look at");
    }
    Loaded loaded = Loader.load(host, files);
    Set<Diagnostic> diagnostics = new LinkedHashSet<>(loaded.diagnostics());
    for (Spec spec : loaded.specs()) {
      if (loaded.isSound(spec)) {
        diagnostics.addAll(Lowering.plan(loaded.analysis(), spec, Map.of()).diagnostics());
      }
    }
    return report(diagnostics, files.size());
  }

  /** The findings are what was asked for, so they are results. */
  private int report(Set<Diagnostic> diagnostics, int files) {
    var lines = new DiagnosticLines(color.style(host));
    var exitCodes = new ExitCodes();
    for (Diagnostic diagnostic : diagnostics) {
      host.out().println(lines.text(diagnostic));
      exitCodes.add(diagnostic);
    }
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    host.out()
        .println(
            count(files, "file")
                + ": "
                + count(errors, "error")
                + ", "
                + count(diagnostics.size() - errors, "warning"));
    return exitCodes.code().code();
  }

  private static String count(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
