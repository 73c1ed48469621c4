package dev.defib.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown whose commands can be run again.
 *
 * <ul>
 *   <li>A block {@code ```defib step} is a file, named after the model or spec that it begins with.
 *   <li>In a block {@code ```console}, each line that begins with {@code $ defib} is a command, and
 *       what follows is its output.
 *   <li>A block behind {@code <!-- defib ARGUMENTS -->} is the output of that command.
 * </ul>
 */
final class Page {
  private static final String FENCE = "```";
  private static final Pattern COMMAND = Pattern.compile("^\\$ (?:\\./)?defib (.*)$");
  private static final Pattern COMMENT = Pattern.compile("^<!-- defib (.*) -->$");
  private static final Pattern NAME = Pattern.compile("(?m)^(?:model|spec) (\\S+)");

  private final List<String> lines;
  private final Workbench bench;
  private final List<String> out = new ArrayList<>();
  private int at;

  private Page(String text, Workbench bench) {
    this.lines = text.lines().toList();
    this.bench = bench;
  }

  static boolean hasCommands(Path file) {
    return read(file).lines().anyMatch(l -> COMMAND.matcher(l).find() || COMMENT.matcher(l).find());
  }

  /** Whether the page brings its own files, so that its commands are run where these are. */
  static boolean hasFiles(String text) {
    return text.contains("\n" + FENCE + "defib step\n");
  }

  /** The page with every output as it is now; where only times differ, as it was. */
  static String rerun(String text, Workbench bench) {
    return new Page(text, bench).rerun();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String rerun() {
    while (at < lines.size()) {
      String line = next();
      Matcher comment = COMMENT.matcher(line);
      if (comment.find() && at < lines.size() && lines.get(at).startsWith(FENCE)) {
        next();
        output(comment.group(1), untilFence());
        next();
      } else if (line.equals(FENCE + "defib step")) {
        step();
      } else if (line.equals(FENCE + "console")) {
        console();
      }
    }
    return String.join("\n", out) + "\n";
  }

  /** Takes a line over as it is. */
  private String next() {
    String line = lines.get(at);
    out.add(line);
    at++;
    return line;
  }

  private List<String> untilFence() {
    List<String> block = new ArrayList<>();
    while (!lines.get(at).equals(FENCE)) {
      block.add(lines.get(at));
      at++;
    }
    return block;
  }

  private void step() {
    List<String> block = untilFence();
    String text = String.join("\n", block) + "\n";
    Matcher name = NAME.matcher(text);
    if (!name.find()) {
      throw new AssertionError("a step is a model or a spec: " + text);
    }
    bench.file(name.group(1).replace('.', '/') + ".defib", text);
    out.addAll(block);
  }

  private void console() {
    List<String> block = untilFence();
    for (int i = 0; i < block.size(); i++) {
      Matcher command = COMMAND.matcher(block.get(i));
      if (!command.find()) {
        throw new AssertionError("not a command, and no output of one: " + block.get(i));
      }
      out.add(block.get(i));
      List<String> old = new ArrayList<>();
      while (i + 1 < block.size() && !block.get(i + 1).startsWith("$ ")) {
        i++;
        old.add(block.get(i));
      }
      output(command.group(1), old);
    }
  }

  private void output(String arguments, List<String> old) {
    Workbench.Result result = bench.run(arguments.split(" "));
    List<String> now = (result.out() + result.err()).lines().toList();
    boolean same = Golden.mask(String.join("\n", old)).equals(Golden.mask(String.join("\n", now)));
    out.addAll(same ? old : now);
  }
}
