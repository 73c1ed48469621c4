package dev.defib.cli.probe;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Symbol;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Names;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.SystemItem;

/**
 * A probe with what it speaks of, resolved.
 *
 * @param file that holds the system
 * @param instance the device in the system
 * @param machine the type of the device
 */
record Subject(
    Analysis analysis,
    Spec spec,
    Probe probe,
    SourceFile file,
    Declaration.SystemDeclaration system,
    SystemItem.Instance instance,
    Declaration.Machine machine) {

  /**
   * @param analysis without errors in the files concerned
   */
  static Subject of(Analysis analysis, Spec spec, Probe probe) {
    if (analysis.declaration(spec.system()).orElse(null)
            instanceof Declaration.SystemDeclaration system
        && analysis.symbol(first(probe.device())).orElse(null)
            instanceof Symbol.OfItem(SystemItem.Instance instance)
        && analysis.declaration(instance.machine()).orElse(null)
            instanceof Declaration.Machine machine) {
      SourceFile file =
          analysis.files().stream()
              .filter(f -> f.source().equals(system.span().source()))
              .findFirst()
              .orElseThrow();
      return new Subject(analysis, spec, probe, file, system, instance, machine);
    }
    throw new IllegalStateException("a probe without a device: " + probe.name());
  }

  private static Expr.Name first(Expr place) {
    return Names.in(place).getFirst();
  }

  /** The device as the spec calls it: {@code card}, {@code spare[1]}. */
  String device() {
    return probe.device().span().text().replaceAll("\\s", "");
  }

  /** The name by which a driver is handed the device. */
  String handle() {
    return instance.name().text();
  }

  SourceFile.Model model() {
    return file.model().orElseThrow();
  }
}
