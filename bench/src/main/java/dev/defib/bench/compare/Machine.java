package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the figures were measured on and with. */
final class Machine {
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private Machine() {}

  static Map<String, String> describe(Path root, Path work)
      throws IOException, InterruptedException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", line(Path.of("/proc/cpuinfo"), "model name"));
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", line(Path.of("/proc/meminfo"), "MemTotal"));
    machine.put("hugePages", Files.exists(HUGE_PAGES) ? Files.readString(HUGE_PAGES).strip() : "?");
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", Runtime.version().toString());
    machine.put("load", load());
    machine.put(
        "commit",
        first(work, List.of("git", "-C", root.toString(), "describe", "--always", "--dirty")));
    machine.put("spin", first(work, List.of("spin", "-V")));
    machine.put("rumur", first(work, List.of("rumur", "--version")));
    machine.put("gcc", first(work, List.of("gcc", "--version")));
    return machine;
  }

  /** The load average over 1, 5 and 15 minutes: how much else was going on. */
  static String load() throws IOException {
    Path load = Path.of("/proc/loadavg");
    return Files.exists(load)
        ? String.join(" ", List.of(Files.readString(load).split(" ")).subList(0, 3))
        : "?";
  }

  private static String line(Path file, String key) throws IOException {
    if (!Files.exists(file)) {
      return "?";
    }
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(key)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "?";
  }

  private static String first(Path work, List<String> command) throws InterruptedException {
    try {
      return Child.run(work, command).output().lines().findFirst().orElse("?");
    } catch (IOException e) {
      return "not installed";
    }
  }
}
