package dev.defib.dsl.format;

import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lays out lists: items on lines of their own, and items behind commas. */
final class Items {
  /**
   * One item of a list of lines.
   *
   * @param airy whether it always has a blank line before and after it
   */
  record Item(Span span, boolean airy, Supplier<Doc> doc) {}

  private final Comments comments;

  Items(Comments comments) {
    this.comments = comments;
  }

  static <T> List<Item> plain(
      List<T> nodes, Function<? super T, Span> span, Function<? super T, Doc> doc) {
    return nodes.stream()
        .map(node -> new Item(span.apply(node), false, () -> doc.apply(node)))
        .toList();
  }

  /** Items in braces, each on a line of its own; {@code end} is the closing brace's offset. */
  Doc braces(List<Item> items, int end) {
    return braces(items, Doc.NOTHING, end);
  }

  private Doc braces(List<Item> items, Doc separator, int end) {
    if (items.isEmpty() && !comments.isBefore(end)) {
      return Doc.text("{ }");
    }
    Doc trailing = comments.behindLine(items.isEmpty() ? end : items.getFirst().span().start());
    return Doc.of(
        "{",
        trailing,
        Doc.indent(Doc.HARD_LINE, lines(items, separator, end), Doc.END),
        Doc.HARD_LINE,
        "}");
  }

  /**
   * Items in braces, on the line of the opening brace if the author wrote the first one there and
   * all of them fit; {@code separator} stands between two on a line.
   */
  Doc shortBraces(List<Item> items, Doc separator, int end) {
    if (items.isEmpty() || comments.startsLine(items.getFirst().span().start())) {
      return braces(items, separator, end);
    }
    List<Doc> parts = new ArrayList<>();
    for (Item item : items) {
      parts.add(parts.isEmpty() ? Doc.NOTHING : separator);
      parts.add(comments.line(Doc.LINE, item.span().start()));
      parts.add(item.doc().get());
    }
    return Doc.group("{", Doc.indent(Doc.concat(parts), rest(end), Doc.END), Doc.LINE, "}");
  }

  /** Items on lines of their own, blank lines between them as the author left them. */
  Doc lines(List<Item> items, int end) {
    return lines(items, Doc.NOTHING, end);
  }

  private Doc lines(List<Item> items, Doc separator, int end) {
    Column column = new Column();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      column.owesBlank |= item.airy();
      column.addComments(item.span().start());
      boolean last = i == items.size() - 1;
      column.add(item.span(), () -> Doc.of(item.doc().get(), last ? Doc.NOTHING : separator));
      column.owesBlank = item.airy();
    }
    column.owesBlank = false;
    column.addComments(end);
    return Doc.concat(column.parts);
  }

  /** Items between commas, all on one line or each on its own. */
  <T> Doc commas(List<T> items, Function<? super T, Span> span, Function<? super T, Doc> doc) {
    List<Doc> parts = new ArrayList<>();
    for (T item : items) {
      int start = span.apply(item).start();
      parts.add(parts.isEmpty() ? Doc.NOTHING : Doc.of(",", comments.line(Doc.LINE, start)));
      parts.add(doc.apply(item));
    }
    return Doc.concat(parts);
  }

  /** Items between commas and inside of brackets, which lie outside of what may be broken. */
  <T> Doc enclosed(
      String open,
      Doc line,
      List<T> items,
      Function<? super T, Span> span,
      Function<? super T, Doc> doc,
      String close) {
    if (items.isEmpty()) {
      return Doc.of(open, close);
    }
    Doc first = comments.line(line, span.apply(items.getFirst()).start());
    Doc all = commas(items, span, doc);
    Doc rest = rest(comments.solidBehind(',', span.apply(items.getLast()).end()));
    return Doc.group(open, Doc.indent(first, all, rest, Doc.END), line, close);
  }

  /** The comments behind the last item. */
  private Doc rest(int end) {
    List<Doc> parts = new ArrayList<>(List.of(comments.trailing(end)));
    while (comments.isBefore(end)) {
      parts.add(Doc.of(Doc.HARD_LINE, comments.takeOwnLine()));
    }
    return Doc.concat(parts);
  }

  /** Lines that are being put below each other. */
  private final class Column {
    private final List<Doc> parts = new ArrayList<>();
    private int cursor = -1;
    private boolean owesBlank;

    void addComments(int offset) {
      parts.add(comments.behindLine(offset));
      while (comments.isBefore(offset)) {
        add(comments.peek(), comments::takeOwnLine);
      }
    }

    void add(Span span, Supplier<Doc> doc) {
      if (cursor >= 0) {
        boolean blank = owesBlank || comments.blankLine(cursor, span.start());
        parts.add(blank ? Doc.BLANK_LINE : Doc.HARD_LINE);
      }
      parts.add(doc.get());
      cursor = span.end();
      owesBlank = false;
    }
  }
}
