package dev.defib.dsl.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What each code means, at length: a text for people, with a wrong example and the right one. */
public final class Explanations {
  private static final String FOLDER = "/dev/defib/dsl/explain/";

  private Explanations() {}

  /**
   * An explanation.
   *
   * @param title a few words, without the code
   * @param text what is below the title, in Markdown
   */
  public record Explanation(Code code, String title, String text) {}

  /** The code that is shown as {@code DF0201}, in capitals or not. */
  public static Optional<Code> find(String shown) {
    String wanted = shown.toUpperCase(Locale.ROOT);
    return Arrays.stream(Code.values()).filter(c -> c.text().equals(wanted)).findFirst();
  }

  public static Explanation of(Code code) {
    String file = read(code);
    int end = file.indexOf('\n');
    String title = file.substring(("# " + code.text() + ": ").length(), end);
    return new Explanation(code, title, file.substring(end).strip());
  }

  private static String read(Code code) {
    String name = FOLDER + code.text() + ".md";
    try (InputStream file = Explanations.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no explanation of " + code.text());
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
