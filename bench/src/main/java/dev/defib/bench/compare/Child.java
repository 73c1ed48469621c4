package dev.defib.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that has ended.
 *
 * @param seconds of wall time
 * @param peakBytes the most memory that was resident, as far as the kernel was asked in time
 * @param output both streams
 */
record Child(double seconds, long peakBytes, int exitCode, String output) {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long ASK_EVERY_MILLIS = 10;

  static Child run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long peak = 0;
    while (!process.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String text = Files.readString(output);
    Files.delete(output);
    return new Child(seconds, peak, process.exitValue(), text);
  }

  /** The kernel keeps the peak, so only what comes after the last question is missed. */
  private static long peak(long pid) {
    try {
      Matcher matcher = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
    } catch (IOException e) {
      return 0; // it has just ended, or this is no Linux
    }
  }

  Child orFail(String what) throws FailedException {
    if (exitCode != 0) {
      throw new FailedException(what + " failed:\n" + output);
    }
    return this;
  }

  /** The number that the first group of the pattern matches; 1.2e+08 is one, too. */
  long number(Pattern pattern) throws FailedException {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new FailedException("no " + pattern + " in:\n" + output);
    }
    return (long) Double.parseDouble(matcher.group(1));
  }
}
