package dev.defib.cli;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.Schemas;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.host.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A folder in which the whole command is run, with all that it prints caught. */
final class Workbench {
  /** A lamp that can be switched on and off. */
  static final String LAMP =
      """
      model t.lamp

      device Lamp {
        state dark initial { lazy -> lit }
        state lit { lazy -> dark }
      }

      system Room {
        lamp: Lamp
      }
      """;

  private final Path folder;
  private final Map<String, String> environment;

  Workbench(Path folder) {
    this(folder, Map.of());
  }

  Workbench(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  record Result(int code, String out, String err) {}

  Path folder() {
    return folder;
  }

  /** Writes a file below the folder. */
  Workbench file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code NAME.defib}, which holds the lamp and a spec {@code NAME} with these checks. */
  Workbench lamp(String name, String... checks) {
    String model = LAMP.replace("t.lamp", "t." + name);
    String spec = "\nspec t." + name + "_spec for t." + name + ".Room\n\n";
    return file(name + ".defib", model + spec + String.join("\n", checks) + "\n");
  }

  Result run(String... args) {
    return type("", args);
  }

  /** Runs the command with something on standard input. */
  Result type(String input, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var host =
        new Host(
            folder,
            new BufferedReader(new StringReader(input)),
            new PrintWriter(out),
            new PrintWriter(err),
            environment,
            false,
            false,
            Optional.empty());
    int code = Main.run(host, args);
    return new Result(code, out.toString(), err.toString());
  }

  /** Reads a verdict document that must match its schema. */
  static VerdictDocument verdict(String json) {
    Schemas.assertVerdict(json);
    try {
      return Json.read(json, VerdictDocument.class);
    } catch (Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  /** The text of a file below the folder. */
  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
