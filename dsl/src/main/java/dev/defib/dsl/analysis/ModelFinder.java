package dev.defib.dsl.analysis;

import dev.defib.dsl.source.Source;
import java.util.Optional;

/** Where the text of a model is looked for that another file names. */
@FunctionalInterface
public interface ModelFinder {
  /** Finds nothing: all models are among the files given. */
  ModelFinder NONE = (_, _) -> Optional.empty();

  /**
   * The file that should hold a model.
   *
   * @param model its full name, {@code minix3.disk}
   * @param asker the file that names it
   */
  Optional<Source> find(String model, Source asker);
}
