package dev.defib.dsl.format;

import java.util.ArrayList;
import java.util.List;

/** Writes a document in lines of a given width, as far as its groups allow it. */
final class Layout {
  private static final int STEP = 2;

  private record Frame(Doc doc, int indent, boolean flat) {}

  private final int width;
  private final StringBuilder out = new StringBuilder();
  private final List<Frame> open = new ArrayList<>();
  private final List<String> suffixes = new ArrayList<>();
  private int column;

  private Layout(int width) {
    this.width = width;
  }

  /** The text, ending in a line break unless it is empty. */
  static String write(Doc doc, int width) {
    Layout layout = new Layout(width);
    layout.open.add(new Frame(doc, 0, false));
    while (!layout.open.isEmpty()) {
      layout.write(layout.open.removeLast());
    }
    if (!layout.out.isEmpty() || !layout.suffixes.isEmpty()) {
      layout.breakLine(0, false);
    }
    return layout.out.toString();
  }

  private void write(Frame frame) {
    int indent = frame.indent;
    boolean flat = frame.flat;
    switch (frame.doc) {
      case Doc.Text(String text) -> put(text);
      case Doc.Concat(List<Doc> parts, boolean _) -> push(open, parts, indent, flat);
      case Doc.Indent(Doc content) -> open.add(new Frame(content, indent + STEP, flat));
      case Doc.Group(Doc content) -> open.add(new Frame(content, indent, isFlat(frame, content)));
      case Doc.Line(String text) when flat -> put(text);
      case Doc.Line _ -> breakLine(indent, false);
      case Doc.HardLine(boolean blank) -> breakLine(indent, blank);
      case Doc.WhenFlat(String text) -> put(flat ? text : "");
      case Doc.Suffix(String text, boolean _) -> suffixes.add(text);
      case Doc.End _ when flat -> {}
      case Doc.End _ -> {
        writeBehind();
        writeBelow(indent);
      }
    }
  }

  private boolean isFlat(Frame frame, Doc content) {
    return !content.breaks()
        && (frame.flat || fits(new Frame(content, frame.indent, true), width - column));
  }

  /** Whether the frame and what follows it on the same line take no more than {@code left}. */
  private boolean fits(Frame first, int left) {
    List<Frame> ahead = new ArrayList<>(List.of(first));
    int rest = open.size();
    while (left >= 0) {
      if (ahead.isEmpty()) {
        if (rest == 0) {
          return true;
        }
        ahead.add(open.get(--rest));
      }
      Frame frame = ahead.removeLast();
      boolean flat = frame.flat;
      switch (frame.doc) {
        case Doc.Text(String text) -> left -= text.length();
        case Doc.Concat(List<Doc> parts, boolean _) -> push(ahead, parts, 0, flat);
        case Doc.Indent(Doc content) -> ahead.add(new Frame(content, 0, flat));
        case Doc.Group(Doc content) -> ahead.add(new Frame(content, 0, flat && !content.breaks()));
        case Doc.Line(String text) when flat -> left -= text.length();
        case Doc.Line _, Doc.HardLine _ -> {
          return true;
        }
        case Doc.WhenFlat(String text) -> left -= flat ? text.length() : 0;
        case Doc.Suffix(String text, boolean _) -> left -= room(text);
        case Doc.End _ -> {}
      }
    }
    return false;
  }

  /** A comment that other words may follow counts alike where none do; others may hang over. */
  private static int room(String comment) {
    return comment.startsWith("//") || comment.contains("\n") ? 0 : comment.length() + 1;
  }

  private static void push(List<Frame> stack, List<Doc> parts, int indent, boolean flat) {
    for (Doc part : parts.reversed()) {
      stack.add(new Frame(part, indent, flat));
    }
  }

  private void put(String text) {
    out.append(text);
    column += text.length();
  }

  /** Ends the line; comments that find no room on it come behind the blank line. */
  private void breakLine(int indent, boolean blank) {
    writeBehind();
    trim();
    out.append(blank ? "\n" : "");
    writeBelow(indent);
    out.append('\n').append(" ".repeat(indent));
    column = indent;
  }

  private void writeBelow(int indent) {
    String margin = "\n" + " ".repeat(indent);
    for (String comment : suffixes) {
      out.append(margin).append(comment.replace("\n *", margin + " *"));
    }
    suffixes.clear();
  }

  /** Behind the text there is room for one comment of a single line. */
  private void writeBehind() {
    if (!suffixes.isEmpty() && column > 0 && !suffixes.getFirst().contains("\n")) {
      String comment = suffixes.removeFirst();
      out.append(comment.startsWith("//") ? "  " : " ").append(comment);
    }
  }

  private void trim() {
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }
}
