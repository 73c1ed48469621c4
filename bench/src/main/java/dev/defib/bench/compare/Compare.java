package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program behind {@code bench/compare}. */
public final class Compare {
  private static final int WRONG_USAGE = 3;

  private final Path root;
  private final Path work;
  private final Options options;
  private final List<String> withoutReductions;
  private final List<String> errors = new ArrayList<>();

  private Compare(Path root, Path work, Options options) throws IOException, InterruptedException {
    this.root = root;
    this.work = work;
    this.options = options;
    this.withoutReductions = Defib.withoutReductions(root, work);
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("defib.home", "")).toAbsolutePath();
    Path work = Files.createDirectories(root.resolve("target/bench"));
    try {
      Options options = Options.parse(arguments);
      if (options.help()) {
        System.out.print(Options.HELP);
        return 0;
      }
      return new Compare(root, work, options).compare(models(root, options));
    } catch (IllegalArgumentException wrong) {
      System.err.println("bench/compare: " + wrong.getMessage());
      return WRONG_USAGE;
    }
  }

  private static List<Model> models(Path root, Options options) throws IOException {
    List<Model> chosen = new ArrayList<>();
    List<Model> all = Model.read(root.resolve("bench/models/list.txt"));
    for (String name : options.models()) {
      if (all.stream().noneMatch(model -> model.name().equals(name))) {
        throw new IllegalArgumentException("there is no model " + name);
      }
    }
    for (Model model : all) {
      boolean named = options.models().isEmpty() || options.models().contains(model.name());
      if (named && model.states() <= options.statesMax()) {
        chosen.add(model);
      }
    }
    return chosen;
  }

  private int compare(List<Model> models) throws IOException, InterruptedException {
    Map<String, String> machine = Machine.describe(root, work);
    machine.forEach((key, value) -> System.out.println(key + ": " + value));
    List<Comparison> comparisons = new ArrayList<>();
    for (int workers : options.workers()) {
      for (String peer : options.peers()) {
        Comparison comparison = compare(workers, peer, models);
        System.out.print("\n" + Table.of(comparison));
        comparisons.add(comparison);
        errors.addAll(comparison.mismatches());
      }
    }
    machine.put("loadAfter", Machine.load());
    System.out.println("\nload after: " + Machine.load());
    errors.forEach(error -> System.out.println("ERROR " + error));
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), Json.of(Document.of(machine, comparisons, errors)));
    }
    return errors.isEmpty() ? 0 : 1;
  }

  private Comparison compare(int workers, String peer, List<Model> models)
      throws InterruptedException {
    Tool theirs = peer(peer, workers);
    Tool ours =
        new Defib(
            root,
            work,
            options.engine(),
            workers,
            options.memoryMegabytes(),
            theirs.isReduced(),
            theirs.isReduced() ? List.of() : withoutReductions);
    List<Comparison.Row> rows = new ArrayList<>();
    for (Model model : models) {
      try {
        row(model, ours, theirs).ifPresent(rows::add);
      } catch (FailedException | IOException failure) {
        errors.add(model.name() + ": " + failure.getMessage());
      }
    }
    String title =
        "defib with %d worker%s against %s%s"
            .formatted(
                workers,
                workers == 1 ? "" : "s",
                theirs.name(),
                theirs.isReduced() ? ", reductions on both sides: time to the verdict" : "");
    return new Comparison(title, ours, theirs, rows);
  }

  /** The tools take turns, so that what else the machine does hits both alike. */
  private Optional<Comparison.Row> row(Model model, Tool ours, Tool theirs)
      throws IOException, InterruptedException, FailedException {
    Optional<Tool.Ready> peer = theirs.prepare(model);
    Optional<Tool.Ready> own = ours.prepare(model);
    if (peer.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    List<Sample> mine = new ArrayList<>();
    List<Sample> others = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      mine.add(own.get().runner().run());
      others.add(peer.get().runner().run());
    }
    return Optional.of(new Comparison.Row(model, peer.get().preparationSeconds(), mine, others));
  }

  private Tool peer(String name, int workers) {
    return switch (name) {
      case "spin" -> spin(name, List.of("-DNOREDUCE"), false);
      case "spin-collapse" -> spin(name, List.of("-DNOREDUCE", "-DCOLLAPSE"), false);
      case "spin-bfs" -> spin(name, List.of("-DNOREDUCE", "-DBFS"), true);
      case "spin-hand" -> spin(name, List.of("-DNOREDUCE"), true);
      case "spin-por" -> spin(name, List.of(), true);
      case "rumur" -> new Rumur(name, root, work, workers, false);
      case "rumur-best" -> new Rumur(name, root, work, workers, true);
      default -> throw new IllegalArgumentException("there is no peer " + name);
    };
  }

  private Tool spin(String name, List<String> flags, boolean byHand) {
    return new Spin(name, root, work, options.memoryMegabytes(), flags, byHand);
  }
}
