package dev.defib.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java runtimes on this machine that are new enough for Defib; looked for as its launcher does. */
final class Runtimes {
  static final int JAVA_MIN = 25;

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

  private static final List<Place> PLACES =
      List.of(
          new Place("/usr/lib/jvm", ""),
          new Place("/opt", ""),
          new Place(System.getProperty("user.home") + "/.sdkman/candidates/java", ""),
          new Place(System.getProperty("user.home") + "/.jdks", ""),
          new Place("/Library/Java/JavaVirtualMachines", "Contents/Home"));

  /** A folder of folders, and the way from each of those to the home of a Java. */
  private record Place(String folder, String way) {}

  private Runtimes() {}

  /**
   * The Java of this process if it is new enough, then {@code JAVA_HOME}, then the usual places.
   */
  static Optional<Path> find() {
    var homes = new ArrayList<Path>(List.of(Path.of(System.getProperty("java.home"))));
    Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
    PLACES.forEach(place -> homes.addAll(homes(place)));
    return homes.stream().filter(Runtimes::isNewEnough).findFirst();
  }

  private static List<Path> homes(Place place) {
    Path folder = Path.of(place.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
      var found = new ArrayList<Path>();
      homes.forEach(home -> found.add(home.resolve(place.way())));
      return found.stream().sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Whether a folder is the home of a Java that Defib runs on, as its release file says. */
  static boolean isNewEnough(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(java(home)) || !Files.isReadable(release)) {
      return false;
    }
    try (BufferedReader lines = Files.newBufferedReader(release)) {
      return lines
          .lines()
          .map(VERSION::matcher)
          .filter(Matcher::matches)
          .anyMatch(matcher -> Integer.parseInt(matcher.group(1)) >= JAVA_MIN);
    } catch (IOException e) {
      return false;
    }
  }

  /** The program that starts the Java of a home. */
  static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }
}
