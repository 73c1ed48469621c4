package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SPIN, which has one thread.
 *
 * <p>It is told beforehand what it would otherwise spend time or memory on: the depth of the search
 * stack, from a run that is not counted, and the size of the hash table, from the number of states.
 *
 * @param options for the compiler, beside those that all configurations have
 * @param byHand whether it is given the model that an expert wrote, in place of the export
 */
record Spin(
    String name, Path root, Path work, long memoryMegabytes, List<String> options, boolean byHand)
    implements Tool {
  private static final Pattern STATES = Pattern.compile("([0-9.e+]+) states, stored");
  private static final Pattern DEPTH = Pattern.compile("depth reached (\\d+)");
  private static final Pattern VECTOR = Pattern.compile("-DVECTORSZ=\\d+");
  private static final long DEPTH_SLACK = 100;
  private static final int TABLE_LOG2_MIN = 20;

  @Override
  public String describe() {
    return "%s; %s; ./pan -wLOG2 -mDEPTH; on %s"
        .formatted(
            String.join(" ", translator()),
            String.join(" ", compiler()),
            byHand ? "the model by hand" : "the export");
  }

  @Override
  public boolean isReduced() {
    return !options.contains("-DNOREDUCE");
  }

  @Override
  public Optional<Ready> prepare(Model model)
      throws IOException, InterruptedException, FailedException {
    if (byHand && model.byHand().isEmpty()) {
      return Optional.empty();
    }
    Path folder = Files.createDirectories(work.resolve(name).resolve(model.name()));
    String promela = promela(model, folder);
    if (options.contains("-DBFS") && promela.contains("\nhidden ")) {
      return Optional.empty(); // SPIN's breadth-first search does not know hidden variables
    }
    Files.writeString(folder.resolve("model.pml"), promela);
    double seconds = Child.run(folder, translator()).orFail("spin").seconds();
    List<String> gcc = new ArrayList<>(compiler());
    VECTOR.matcher(promela).results().findFirst().ifPresent(size -> gcc.add(size.group()));
    seconds += Child.run(folder, gcc).orFail("gcc").seconds();
    long extra = byHand ? model.byHand().get().extraStates() : 0;
    long states = model.states() + extra;
    long depth = Child.run(folder, pan(states, states + DEPTH_SLACK)).number(DEPTH) + DEPTH_SLACK;
    return Optional.of(
        new Ready(seconds, () -> sample(Child.run(folder, pan(states, depth)), extra)));
  }

  private String promela(Model model, Path folder)
      throws IOException, InterruptedException, FailedException {
    if (byHand) {
      return Files.readString(
          root.resolve("bench/promela").resolve(model.byHand().orElseThrow().file()));
    }
    String text = new Exported(root, "promela").text(model, folder);
    // These name invariants in SPIN's reports and are always 0: as constants they cost nothing.
    return text.replaceAll("(?m)^hidden byte (invariant__\\w+);", "#define $1 0");
  }

  /** Where states are compared, SPIN must not reset variables that it takes for dead. */
  private List<String> translator() {
    return isReduced()
        ? List.of("spin", "-a", "model.pml")
        : List.of("spin", "-o2", "-a", "model.pml");
  }

  private List<String> compiler() {
    List<String> gcc = new ArrayList<>(List.of("gcc", "-O3", "-march=native", "-w", "-DSAFETY"));
    gcc.add("-DMEMLIM=" + memoryMegabytes);
    gcc.addAll(options);
    gcc.addAll(List.of("-o", "pan", "pan.c"));
    return gcc;
  }

  private static List<String> pan(long states, long depth) {
    int log2 = 64 - Long.numberOfLeadingZeros(states);
    return List.of("./pan", "-w" + Math.max(TABLE_LOG2_MIN, log2), "-m" + depth);
  }

  private Sample sample(Child child, long extraStates) throws FailedException {
    child.orFail(name);
    if (!child.output().contains("errors: 0") || child.output().contains("depth too small")) {
      throw new FailedException(name + " did not decide it:\n" + child.output());
    }
    return new Sample(child.seconds(), child.peakBytes(), child.number(STATES) - extraStates);
  }
}
