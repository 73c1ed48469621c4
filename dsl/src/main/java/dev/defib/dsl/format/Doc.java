package dev.defib.dsl.format;

import java.util.Arrays;
import java.util.List;

/**
 * A text with places where lines may be broken.
 *
 * <p>The lines of a group are broken together or not at all, as in Wadler, "A prettier printer"
 * (2003).
 */
sealed interface Doc {
  /** Whether it holds a line break that is always made, so that groups around it are broken. */
  boolean breaks();

  record Text(String text) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  record Concat(List<Doc> parts, boolean breaks) implements Doc {}

  record Indent(Doc content) implements Doc {
    @Override
    public boolean breaks() {
      return content.breaks();
    }
  }

  record Group(Doc content) implements Doc {
    @Override
    public boolean breaks() {
      return content.breaks();
    }
  }

  /** A line break, or {@code flat} where the group around it is not broken. */
  record Line(String flat) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /** A line break that is always made, with a blank line or without. */
  record HardLine(boolean blank) implements Doc {
    @Override
    public boolean breaks() {
      return true;
    }
  }

  /** What is written where the group around it is not broken. */
  record WhenFlat(String text) implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  /** A comment for the end of the line, whatever else comes on it. */
  record Suffix(String text, boolean breaks) implements Doc {}

  /** The end of a block: comments still due are written at its indentation. */
  record End() implements Doc {
    @Override
    public boolean breaks() {
      return false;
    }
  }

  Doc END = new End();
  Doc NOTHING = new Concat(List.of(), false);
  Doc LINE = new Line(" ");
  Doc SOFT_LINE = new Line("");
  Doc HARD_LINE = new HardLine(false);
  Doc BLANK_LINE = new HardLine(true);

  static Doc text(String text) {
    return new Text(text);
  }

  /** Documents and strings behind each other. */
  static Doc of(Object... parts) {
    return concat(
        Arrays.stream(parts)
            .map(part -> part instanceof Doc doc ? doc : text((String) part))
            .toList());
  }

  static Doc concat(List<Doc> parts) {
    return new Concat(List.copyOf(parts), parts.stream().anyMatch(Doc::breaks));
  }

  static Doc group(Object... parts) {
    return new Group(of(parts));
  }

  static Doc indent(Object... parts) {
    return new Indent(of(parts));
  }
}
