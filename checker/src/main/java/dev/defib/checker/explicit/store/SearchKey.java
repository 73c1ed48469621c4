package dev.defib.checker.explicit.store;

import java.util.ArrayList;
import java.util.List;

/**
 * All that determines a search, limits and workers apart: two searches with equal keys find the
 * same states, level by level.
 *
 * @param version of Defib
 * @param system its name
 * @param model a digest of the system, its parameters and faults included
 * @param questions a digest of what is looked for
 * @param reductions their names, in the order in which they are applied
 */
public record SearchKey(
    String version, String system, String model, String questions, List<String> reductions) {
  public SearchKey {
    reductions = List.copyOf(reductions);
  }

  /** In what this search differs from another, as phrases: {@code its checks}. */
  public List<String> differences(SearchKey other) {
    List<String> found = new ArrayList<>();
    if (!version.equals(other.version)) {
      found.add("the version of defib");
    }
    if (!system.equals(other.system)) {
      found.add("the system");
    } else if (!model.equals(other.model)) {
      found.add("its model, parameters or faults");
    }
    if (!questions.equals(other.questions)) {
      found.add("the checks asked");
    }
    if (!reductions.equals(other.reductions)) {
      found.add("the reductions");
    }
    return found;
  }
}
