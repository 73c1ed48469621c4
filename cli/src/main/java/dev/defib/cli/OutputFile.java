package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import dev.defib.cli.host.WholeFile;
import dev.defib.cli.sources.SpecFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A place that the user named for a result: a file, or {@code -} for standard output. */
final class OutputFile {
  private static final String STANDARD_OUTPUT = "-";

  private final Host host;
  private final String name;

  /** The place that was named, if one was. */
  static Optional<OutputFile> of(Host host, Optional<String> name) throws UsageException {
    return name.isEmpty() ? Optional.empty() : Optional.of(new OutputFile(host, name.get()));
  }

  /**
   * @throws UsageException if it can be seen beforehand that nothing can be written there, for a
   *     long run must not be lost for that; or that what would be lost is a model or spec
   */
  OutputFile(Host host, String name) throws UsageException {
    this.host = host;
    this.name = name;
    if (!isStandardOutput()) {
      foresee(host.resolve(name));
    }
  }

  private void foresee(Path file) throws UsageException {
    Path folder = file.getParent();
    if (Files.isDirectory(file)) {
      throw cannot("it is a folder");
    }
    if (name.endsWith(SpecFiles.SUFFIX)) {
      throw cannot("a name with " + SpecFiles.SUFFIX + " is that of a model or spec");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw cannot("there is no folder `" + host.show(folder) + "`");
    }
    if (!Files.isWritable(Files.exists(file) || folder == null ? file : folder)) {
      throw cannot("permission is denied");
    }
  }

  boolean isStandardOutput() {
    return name.equals(STANDARD_OUTPUT);
  }

  /**
   * That it is none of the places where something else is to be written.
   *
   * @throws UsageException if it is
   */
  void refuseSame(Stream<OutputFile> others) throws UsageException {
    if (others.anyMatch(this::isSame)) {
      throw new UsageException("two reports cannot both be written to `" + name + "`");
    }
  }

  private boolean isSame(OutputFile other) {
    return isStandardOutput()
        ? other.isStandardOutput()
        : !other.isStandardOutput() && host.resolve(name).equals(host.resolve(other.name));
  }

  void write(String text) throws UsageException {
    if (isStandardOutput()) {
      host.out().print(text);
      return;
    }
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes to what is not standard output. */
  void write(byte[] bytes) throws UsageException {
    try {
      WholeFile.write(host.resolve(name), bytes);
    } catch (IOException e) {
      throw cannot(Unreadable.why(e));
    }
  }

  private UsageException cannot(String why) {
    return new UsageException("cannot write `" + name + "`: " + why);
  }
}
