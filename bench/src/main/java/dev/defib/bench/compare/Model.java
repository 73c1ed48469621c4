package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of {@code bench/models/list.txt}.
 *
 * @param file below {@code bench/models}
 * @param check an invariant that holds
 * @param states of the system under the faults of that check
 * @param bits of a packed state
 * @param byHand the same system in Promela as an expert would write it, below {@code bench/promela}
 */
record Model(
    String spec, String file, String check, long states, int bits, Optional<ByHand> byHand) {

  /**
   * @param extraStates how many states SPIN stores beyond those of the system
   */
  record ByHand(String file, long extraStates) {}

  /** What the user calls it: {@code ring} for the spec {@code bench.ring_checks}. */
  String name() {
    return spec.substring(spec.lastIndexOf('.') + 1).replaceFirst("_checks$", "");
  }

  static List<Model> read(Path list) throws IOException {
    List<Model> models = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        models.add(parse(line.strip().split("\\s+")));
      }
    }
    return models;
  }

  private static Model parse(String[] words) {
    Optional<ByHand> byHand =
        words.length > 5
            ? Optional.of(new ByHand(words[5], Long.parseLong(words[6])))
            : Optional.empty();
    return new Model(
        words[0], words[1], words[2], Long.parseLong(words[3]), Integer.parseInt(words[4]), byHand);
  }
}
