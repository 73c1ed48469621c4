package dev.defib.cli.host;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command runs. A test makes one of its own; nothing else in the command looks at the
 * process that it is in.
 *
 * @param folder the current folder
 * @param in standard input
 * @param out standard output: results only
 * @param err standard error: diagnostics and progress
 * @param environment the environment variables
 * @param outIsTerminal whether a person watches standard output
 * @param errIsTerminal whether a person watches standard error
 * @param home where Defib is installed, and with it its library of models
 */
public record Host(
    Path folder,
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Optional<Path> home) {
  public Host {
    environment = Map.copyOf(environment);
  }

  /** The process that this is. Its output is UTF-8 wherever it runs, so that it is the same. */
  public static Host process() {
    return new Host(
        Path.of("").toAbsolutePath(),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        System.getenv(),
        isTerminal("out"),
        isTerminal("err"),
        Optional.ofNullable(System.getProperty("defib.home")).map(Path::of));
  }

  /** Java can tell of standard input and output together only; the launcher can tell of each. */
  private static boolean isTerminal(String stream) {
    String told = System.getProperty("defib.terminals");
    return told == null
        ? Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        : told.contains(stream);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(Output.of(descriptor), false, StandardCharsets.UTF_8);
  }

  /** A path that the user gave, seen from the current folder. */
  public Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  /** A path as the user is shown it: from the current folder if it is below, with slashes. */
  public String show(Path path) {
    Path whole = folder.resolve(path).normalize();
    Path shown = whole.startsWith(folder) ? folder.relativize(whole) : whole;
    String text = shown.toString().replace('\\', '/');
    return text.isEmpty() ? "." : text;
  }

  /** Whether an environment variable is set to something. */
  public boolean has(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
