package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * This project's own command, as a user starts it.
 *
 * @param isReduced whether it may leave out states
 * @param further options
 */
record Defib(
    Path root,
    Path work,
    String engine,
    int workers,
    long memoryMegabytes,
    boolean isReduced,
    List<String> further)
    implements Tool {
  private static final Pattern STATES = Pattern.compile("\"states\" : (\\d+)");
  private static final String HOLDS = "\"verdict\" : \"holds\"";

  @Override
  public String name() {
    return "defib";
  }

  @Override
  public String describe() {
    return "defib " + String.join(" ", arguments("FILE", "CHECK"));
  }

  @Override
  public Optional<Ready> prepare(Model model) {
    Path file = root.resolve("bench/models").resolve(model.file());
    List<String> command = new ArrayList<>(List.of(root.resolve("defib").toString()));
    command.addAll(arguments(file.toString(), model.spec() + "." + model.check()));
    return Optional.of(new Ready(0, () -> sample(Child.run(work, command))));
  }

  private List<String> arguments(String file, String check) {
    List<String> arguments = new ArrayList<>(List.of("check", file, "--only", check));
    arguments.addAll(List.of("--engine", engine, "--workers", Integer.toString(workers)));
    arguments.addAll(List.of("--memory", memoryMegabytes + "m"));
    arguments.addAll(List.of("--json", "-", "--progress", "none"));
    arguments.addAll(further);
    return arguments;
  }

  private static Sample sample(Child child) throws FailedException {
    child.orFail("defib");
    if (!child.output().contains(HOLDS)) {
      throw new FailedException("defib did not decide it:\n" + child.output());
    }
    return new Sample(child.seconds(), child.peakBytes(), child.number(STATES));
  }

  /** The option that makes this defib visit every state; none if it knows no other way. */
  static List<String> withoutReductions(Path root, Path work)
      throws IOException, InterruptedException {
    List<String> help = List.of(root.resolve("defib").toString(), "check", "--help");
    String option = "--no-reductions";
    return Child.run(work, help).output().contains(option) ? List.of(option) : List.of();
  }
}
