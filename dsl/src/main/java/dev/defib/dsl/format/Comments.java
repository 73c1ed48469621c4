package dev.defib.dsl.format;

import dev.defib.dsl.parse.Comment;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The comments of a text, handed out in their order while its tree is printed: whoever prints a
 * node first asks for the comments in front of it.
 *
 * <p>A comment that stands behind something on its line stays behind it; one that has its line to
 * itself keeps a line to itself wherever a list of items allows it.
 */
final class Comments {
  private final String text;
  private final List<Comment> comments;
  private final List<Integer> starts;
  private int next;

  Comments(Source source, List<Comment> comments) {
    this.text = source.text();
    this.comments = List.copyOf(comments);
    this.starts = comments.stream().map(comment -> comment.span().start()).toList();
  }

  /** Comments inside a line, in front of what starts at {@code offset}. */
  Doc inline(int offset) {
    List<Doc> found = new ArrayList<>();
    while (isBefore(offset)) {
      Comment comment = take();
      boolean endsLine = comment.endsWithLine() || comment.text().contains("\n");
      found.add(endsLine ? new Doc.Suffix(text(comment), false) : Doc.of(comment.text(), " "));
    }
    return found.isEmpty() ? Doc.NOTHING : Doc.concat(found);
  }

  /** Comments behind something on their line, in front of {@code offset} and a sure line break. */
  Doc behindLine(int offset) {
    return trailing(offset, comment -> new Doc.Suffix(text(comment), true));
  }

  /** Comments behind something on their line, in front of {@code offset}. */
  Doc trailing(int offset) {
    return trailing(
        offset,
        comment ->
            endsLine(comment.span().end())
                ? new Doc.Suffix(text(comment), true)
                : Doc.of(" ", comment.text()));
  }

  private Doc trailing(int offset, Function<Comment, Doc> doc) {
    List<Doc> found = new ArrayList<>();
    while (isBefore(offset) && !startsLine(peek().start())) {
      found.add(doc.apply(take()));
    }
    return found.isEmpty() ? Doc.NOTHING : Doc.concat(found);
  }

  /** A break of the line in front of {@code offset}, with the comments around it. */
  Doc line(Doc line, int offset) {
    Doc trailing = trailing(offset);
    List<Doc> parts = new ArrayList<>(List.of(trailing, line));
    while (isBefore(offset)) {
      parts.add(Doc.of(own(take()), Doc.HARD_LINE));
    }
    return Doc.concat(parts);
  }

  /** Whether a comment is left in front of {@code offset}. */
  boolean isBefore(int offset) {
    return next < comments.size() && peek().start() < offset;
  }

  /** The place of the next comment. */
  Span peek() {
    return comments.get(next).span();
  }

  /** The next comment, for a line of its own. */
  Doc takeOwnLine() {
    return own(take());
  }

  /** Whether nothing stands in front of {@code offset} on its line. */
  boolean startsLine(int offset) {
    int at = Math.min(offset, text.length()) - 1;
    while (at >= 0 && isSpace(text.charAt(at))) {
      at--;
    }
    return at < 0 ? !text.isEmpty() : text.charAt(at) == '\n';
  }

  /** Whether a blank line stands between the two offsets. */
  boolean blankLine(int from, int to) {
    int end = Math.min(to, text.length());
    int breaks = 0;
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        breaks++;
      } else if (!isSpace(c)) {
        breaks = 0;
      }
      if (breaks == 2) {
        return true;
      }
    }
    return false;
  }

  /** The offset of the first character from {@code offset} on that is in no comment nor space. */
  int solid(int offset) {
    int at = offset;
    while (at < text.length()) {
      int comment = Collections.binarySearch(starts, at);
      if (comment >= 0) {
        at = comments.get(comment).span().end();
      } else if (isSpace(text.charAt(at)) || text.charAt(at) == '\n') {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /** As {@link #solid}, but behind {@code separator} too. */
  int solidBehind(char separator, int offset) {
    int at = solid(offset);
    return at < text.length() && text.charAt(at) == separator ? solidBehind(separator, at + 1) : at;
  }

  /**
   * The first place in {@code span}, outside of comments and texts, where {@code word} stands in
   * front of {@code value}; at the end of the span if there is none.
   */
  Span find(Span span, String word, String value) {
    int limit = Math.min(span.end(), text.length());
    for (int at = solid(span.start()); at < limit; at = solid(behindLexeme(at, limit))) {
      int end = behindLexeme(at, limit);
      int behind = solid(end);
      if (text.substring(at, end).equals(word) && text.startsWith(value, behind)) {
        return new Span(span.source(), at, behind + value.length());
      }
    }
    return new Span(span.source(), span.end(), span.end());
  }

  /** The end of the word, the text in quotation marks or the single character at {@code offset}. */
  private int behindLexeme(int offset, int limit) {
    int at = offset + 1;
    if (text.charAt(offset) == '"') {
      int quote = text.indexOf('"', at);
      return quote < 0 ? limit : quote + 1;
    }
    boolean word = Character.isJavaIdentifierPart(text.charAt(offset));
    while (word && at < limit && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private Comment take() {
    return comments.get(next++);
  }

  private boolean endsLine(int offset) {
    int at = offset;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at >= text.length() || text.charAt(at) == '\n';
  }

  /** For a line of its own, with lines that begin with a star below the first one's star. */
  private static Doc own(Comment comment) {
    List<Doc> parts = new ArrayList<>();
    for (String part : text(comment).split("\n(?= \\*)", -1)) {
      parts.add(Doc.of(parts.isEmpty() ? Doc.NOTHING : Doc.HARD_LINE, part));
    }
    return Doc.concat(parts);
  }

  /** Lines that begin with a star begin with one space; others stay as they are. */
  private static String text(Comment comment) {
    List<String> lines = comment.text().lines().map(String::stripTrailing).toList();
    boolean starred = lines.stream().skip(1).allMatch(line -> line.strip().startsWith("*"));
    return lines.stream()
        .map(line -> starred && line.strip().startsWith("*") ? " " + line.strip() : line)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\uFEFF';
  }
}
