package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@code defib} to be run as others run it: in a process without anything else of this build in
 * reach, and without a network where the kernel lets us take it away.
 */
final class Installation {
  /** The folder with the packed release, or empty where none was packed. */
  static final String RELEASE = System.getProperty("defib.test.release", "");

  private final Path bin;
  private final List<String> alone;

  private Installation(Path bin) throws IOException, InterruptedException {
    this.bin = bin;
    List<String> unshare = List.of("/usr/bin/unshare", "--map-root-user", "--net");
    alone = Files.isExecutable(Path.of(unshare.getFirst())) && works(unshare) ? unshare : List.of();
  }

  private static boolean works(List<String> unshare) throws IOException, InterruptedException {
    var command = new ArrayList<>(unshare);
    command.add("true");
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  /** The release unpacked into a folder if there is one, otherwise what starts these classes. */
  static Installation in(Path folder) throws IOException, InterruptedException {
    if (RELEASE.isEmpty()) {
      return new Installation(starter(folder));
    }
    Peers.run(folder, "tar", "-xzf", packed("*.tar.gz").toString());
    return new Installation(only(folder, "*").resolve("bin"));
  }

  /** The release's file of a kind. */
  static Path packed(String glob) throws IOException {
    return only(Path.of(RELEASE), glob);
  }

  /** An installation whose command lies in this folder. */
  static Installation at(Path bin) throws IOException, InterruptedException {
    return new Installation(bin);
  }

  private static Path only(Path folder, String glob) throws IOException {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(found::add);
    }
    assertThat(found).as("%s in %s", glob, folder).hasSize(1);
    return found.getFirst();
  }

  private static Path starter(Path folder) throws IOException {
    Path command = folder.resolve("defib");
    Files.writeString(
        command,
        """
        #!/bin/sh
        exec '%s/bin/java' -cp '%s' dev.defib.cli.Main "$@"
        """
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  /**
   * The exit code of a command that finds {@code defib} on its path; what it prints is in {@code
   * printed.txt} of the folder.
   */
  int run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(alone);
    words.addAll(command);
    var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    return builder.redirectOutput(folder.resolve("printed.txt").toFile()).start().waitFor();
  }
}
