package dev.defib.checker.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The stretches of a word that a scope cuts out. */
final class Segments {
  private final Word word;
  private final Word linear;

  Segments(Word word) {
    this.word = word;
    this.linear = word.unrolled();
  }

  /** A word and the position in it at which a formula is to be read. */
  record Segment(Word word, int from) {}

  /** From the first position with the marker on. */
  List<Segment> after(int from, IntPredicate marker) {
    return word.ahead(from).filter(marker).limit(1).mapToObj(i -> new Segment(word, i)).toList();
  }

  /** Up to the first position with the marker, if something is before it. */
  List<Segment> before(int from, IntPredicate marker) {
    int end = next(from, marker);
    return end > from && end < linear.positions().size()
        ? List.of(new Segment(linear.cut(from, end), 0))
        : List.of();
  }

  /** Each stretch from an opening to the closing behind it. */
  List<Segment> between(int from, IntPredicate opening, IntPredicate closing) {
    List<Segment> segments = new ArrayList<>();
    for (int i = from; i < linear.positions().size(); i++) {
      int end = next(i, closing);
      if (opening.test(original(i)) && end > i && end < linear.positions().size()) {
        segments.add(new Segment(linear.cut(i, end), 0));
      }
    }
    return segments;
  }

  /** Each longest stretch of positions with the marker. */
  List<Segment> during(int from, IntPredicate marker) {
    List<Segment> segments = new ArrayList<>();
    for (int i = next(from, marker); i < word.positions().size(); ) {
      int end = next(i, marker.negate());
      boolean closed = end < linear.positions().size();
      segments.add(closed ? new Segment(linear.cut(i, end), 0) : new Segment(word, i));
      i = next(end, marker);
    }
    return segments;
  }

  /** The first position from one on that satisfies it; behind the last one if there is none. */
  private int next(int from, IntPredicate wanted) {
    int i = from;
    while (i < linear.positions().size() && !wanted.test(original(i))) {
      i++;
    }
    return i;
  }

  /** The position of the word that one of the unrolled word repeats. */
  private int original(int position) {
    int size = word.positions().size();
    return position < size ? position : word.loop() + position - size;
  }
}
