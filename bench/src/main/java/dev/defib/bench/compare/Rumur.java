package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rumur.
 *
 * @param best whether it may spend memory for speed: unpacked states, a set that never grows
 */
record Rumur(String name, Path root, Path work, int threads, boolean best) implements Tool {
  private static final Pattern STATES = Pattern.compile("<summary states=\"(\\d+)\"");

  /** Rumur keeps a pointer for each state, in a set that is at most three quarters full. */
  private static final long SET_BYTES_PER_STATE = 11;

  @Override
  public String describe() {
    return "%s; %s; on the export"
        .formatted(String.join(" ", translator("BYTES")), String.join(" ", compiler()));
  }

  @Override
  public boolean isReduced() {
    return false;
  }

  @Override
  public Optional<Ready> prepare(Model model)
      throws IOException, InterruptedException, FailedException {
    Path folder = Files.createDirectories(work.resolve(name + threads).resolve(model.name()));
    Files.writeString(folder.resolve("model.m"), new Exported(root, "murphi").text(model, folder));
    List<String> rumur = translator(Long.toString(model.states() * SET_BYTES_PER_STATE));
    double seconds = Child.run(folder, rumur).orFail("rumur").seconds();
    seconds += Child.run(folder, compiler()).orFail("gcc").seconds();
    return Optional.of(new Ready(seconds, () -> sample(Child.run(folder, List.of("./model")))));
  }

  private List<String> translator(String setBytes) {
    List<String> rumur = new ArrayList<>(List.of("rumur", "--quiet"));
    rumur.addAll(List.of("--deadlock-detection", "off", "--output-format", "machine-readable"));
    rumur.addAll(List.of("--threads", Integer.toString(threads)));
    if (best) {
      rumur.addAll(List.of("--pack-state", "off", "--counterexample-trace", "off"));
      rumur.addAll(List.of("--set-capacity", setBytes));
    }
    rumur.addAll(List.of("--output", "model.c", "model.m"));
    return rumur;
  }

  /** The options that Rumur's manual and its programs recommend. */
  private static List<String> compiler() {
    return List.of(
        "gcc",
        "-O3",
        "-march=native",
        "-fwhole-program",
        "-mcx16",
        "-w",
        "-o",
        "model",
        "model.c",
        "-lpthread");
  }

  private Sample sample(Child child) throws FailedException {
    child.orFail(name);
    if (child.output().contains("<error")) {
      throw new FailedException(name + " did not decide it:\n" + child.output());
    }
    return new Sample(child.seconds(), child.peakBytes(), child.number(STATES));
  }
}
