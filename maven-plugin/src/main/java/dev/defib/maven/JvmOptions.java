package dev.defib.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The options of the Java virtual machine that Defib's launcher gives it, which says why. */
final class JvmOptions {
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use.*GC");
  private static final Pattern MEMORY = Pattern.compile("-Xm[xn].*|.*RAM.*");

  private JvmOptions() {}

  /** Ours and those asked for, to which ours about the same give way. */
  static List<String> with(List<String> asked) {
    var options = new ArrayList<>(List.of("-XX:ObjectAlignmentInBytes=64"));
    if (asked.stream().noneMatch(COLLECTOR.asMatchPredicate())) {
      options.add("-XX:+UseParallelGC");
    }
    if (asked.stream().noneMatch(MEMORY.asMatchPredicate())) {
      options.addAll(List.of("-XX:MaxRAMPercentage=70", "-XX:MaxNewSize=1g"));
    }
    options.addAll(asked);
    return options;
  }
}
