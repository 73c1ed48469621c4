package dev.defib.maven;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A local repository with what this build has packed, over the user's one: that holds all else, and
 * nothing is installed in it.
 */
final class LaidRepository {
  static final String VERSION = System.getProperty("defib.test.version");

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** The folders of the modules whose jars the plugin needs, and its own. */
  private static final List<String> MODULES =
      List.of("grammar", "dsl", "checker", "cli", "maven-plugin");

  private final Path folder;

  LaidRepository(Path folder) {
    this.folder = folder;
  }

  void lay() throws IOException {
    Path users = Path.of(System.getProperty("defib.test.repository"));
    link(users, folder, "dev");
    if (Files.isDirectory(users.resolve("dev"))) {
      link(users.resolve("dev"), Files.createDirectories(folder.resolve("dev")), "defib");
    }
    copy("defib-parent", ROOT.resolve("pom.xml"), "pom");
    Path here = ROOT.resolve("maven-plugin");
    Path build = here.relativize(Path.of(System.getProperty("defib.test.build")));
    for (String module : MODULES) {
      String artifact = "defib-" + module;
      Path home = ROOT.resolve(module);
      copy(artifact, home.resolve("pom.xml"), "pom");
      copy(artifact, home.resolve(build).resolve(artifact + "-" + VERSION + ".jar"), "jar");
    }
  }

  /** Links all that is in a folder into another, but for one thing. */
  private static void link(Path from, Path to, String without) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(without)) {
          Files.createSymbolicLink(to.resolve(file.getFileName()), file);
        }
      }
    }
  }

  private void copy(String artifact, Path file, String type) throws IOException {
    Path to = folder.resolve("dev/defib").resolve(artifact).resolve(VERSION);
    Files.createDirectories(to);
    Files.copy(file, to.resolve(artifact + "-" + VERSION + "." + type));
  }
}
