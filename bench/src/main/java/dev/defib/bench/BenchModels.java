package dev.defib.bench;

import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models in {@code bench/models}, lowered. */
public final class BenchModels {
  private BenchModels() {}

  /**
   * The plan of a spec.
   *
   * @param folder {@code bench/models}
   * @throws IllegalArgumentException if the file has errors or no such spec
   */
  public static Plan plan(Path folder, String file, String spec) {
    Source source = new Source(file, read(folder.resolve(file)));
    Analysis analysis = Analyzer.analyze(List.of(Parser.parse(source)), (_, _) -> Optional.empty());
    Spec found =
        analysis.specs().stream()
            .filter(candidate -> candidate.name().text().equals(spec))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no spec " + spec + " in " + file));
    Plan plan = Lowering.plan(analysis, found, Map.of());
    if (plan.hasErrors()) {
      throw new IllegalArgumentException(file + ": " + plan.diagnostics());
    }
    return plan;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The check of that name, and with it the index of its environment. */
  public static Plan.PlannedCheck check(Plan plan, String name) {
    return plan.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no check " + name));
  }
}
