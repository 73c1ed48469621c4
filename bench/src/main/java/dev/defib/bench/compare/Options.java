package dev.defib.bench.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param models names; empty for all
 * @param memoryMegabytes what each tool may use
 */
record Options(
    Optional<Path> json,
    int rounds,
    List<String> models,
    List<String> peers,
    String engine,
    List<Integer> workers,
    long memoryMegabytes,
    long statesMax,
    boolean help) {
  static final List<String> PEERS =
      List.of("spin", "spin-collapse", "spin-bfs", "spin-hand", "spin-por", "rumur", "rumur-best");

  static final String HELP =
      """
      Usage: bench/compare [--models NAME,...] [--peers NAME,...] [--rounds N] [--engine ENGINE]
                           [--workers N,...] [--memory MB] [--states-max N] [--json FILE]
      Runs defib and other model checkers in turn on the same systems and compares wall time and memory.
        --models      names from bench/models/list.txt (default: all)
        --peers       of %s (default: all)
        --rounds      how often each pair runs; medians are shown (default: 5)
        --engine      of defib (default: auto)
        --workers     threads of defib, and of Rumur; SPIN has one (default: 1,2)
        --memory      megabytes that each tool may use (default: 12000)
        --states-max  leave out models with more states than this
        --json        also write all samples to this file
      """
          .formatted(String.join(", ", PEERS));

  private static final List<String> NAMES =
      List.of(
          "--models",
          "--peers",
          "--rounds",
          "--engine",
          "--workers",
          "--memory",
          "--states-max",
          "--json");

  /**
   * @throws IllegalArgumentException with what is wrong, for the user
   */
  static Options parse(String... arguments) {
    List<String> words = List.of(arguments);
    boolean help = words.contains("--help") || words.contains("-h");
    Map<String, String> given = help ? Map.of() : pairs(words);
    return new Options(
        Optional.ofNullable(given.get("--json")).map(Path::of),
        (int) number(given, "--rounds", 5),
        names(given, "--models", List.of()),
        peers(names(given, "--peers", PEERS)),
        given.getOrDefault("--engine", "auto"),
        workers(names(given, "--workers", List.of("1", "2"))),
        number(given, "--memory", 12_000),
        number(given, "--states-max", Long.MAX_VALUE),
        help);
  }

  private static Map<String, String> pairs(List<String> words) {
    Map<String, String> pairs = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      if (!NAMES.contains(words.get(i))) {
        throw new IllegalArgumentException("there is no option " + words.get(i));
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException(words.get(i) + " needs a value");
      }
      pairs.put(words.get(i), words.get(i + 1));
    }
    return pairs;
  }

  private static List<String> names(
      Map<String, String> given, String option, List<String> otherwise) {
    return given.containsKey(option) ? List.of(given.get(option).split(",")) : otherwise;
  }

  private static List<String> peers(List<String> names) {
    for (String name : names) {
      if (!PEERS.contains(name)) {
        throw new IllegalArgumentException("there is no peer " + name);
      }
    }
    return names;
  }

  private static List<Integer> workers(List<String> numbers) {
    return numbers.stream().map(text -> (int) positive("--workers", text)).toList();
  }

  private static long number(Map<String, String> given, String option, long otherwise) {
    return given.containsKey(option) ? positive(option, given.get(option)) : otherwise;
  }

  private static long positive(String option, String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException(option + " needs a number from 1 up, not " + text);
    }
    return Long.parseLong(text);
  }
}
