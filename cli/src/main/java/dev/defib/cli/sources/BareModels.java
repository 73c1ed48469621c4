package dev.defib.cli.sources;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.List;

/**
 * Files without any spec. Each of their systems is then given an empty one, of the system's full
 * name: it makes the built-in checks, without faults.
 */
final class BareModels {
  private BareModels() {}

  /** Whether the files are sound as texts, and none holds a spec. */
  static boolean are(List<Parsed> files) {
    return files.stream().noneMatch(file -> file.hasErrors() || !file.file().specs().isEmpty());
  }

  /** The file with an empty spec for each of its systems that needs no arguments. */
  static Parsed withSpecs(Parsed parsed) {
    SourceFile file = parsed.file();
    var text = new StringBuilder(file.source().text());
    file.model()
        .ifPresent(
            model ->
                model.declarations().stream()
                    .filter(Declaration.SystemDeclaration.class::isInstance)
                    .map(Declaration.SystemDeclaration.class::cast)
                    .filter(BareModels::needsNothing)
                    .map(system -> model.name().text() + "." + system.name().text())
                    .forEach(name -> text.append("\nspec " + name + " for " + name + "\n")));
    boolean unchanged = text.length() == file.source().text().length();
    return unchanged ? parsed : Parser.parse(new Source(file.source().name(), text.toString()));
  }

  private static boolean needsNothing(Declaration.SystemDeclaration system) {
    return system.parameters().stream().allMatch(parameter -> parameter.initial().isPresent());
  }
}
