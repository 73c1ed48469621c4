package dev.defib.dsl.random;

import dev.defib.dsl.source.Source;
import java.util.List;

/**
 * A generated model with a spec for it.
 *
 * @param sources the file with the model and its spec first, then the model that it uses, if any
 */
public record RandomModel(long seed, Profile profile, List<Source> sources) {
  public RandomModel {
    sources = List.copyOf(sources);
  }

  /** The text of the file with the spec. */
  public String text() {
    return sources.getFirst().text();
  }
}
