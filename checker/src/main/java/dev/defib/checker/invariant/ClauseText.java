package dev.defib.checker.invariant;

import dev.defib.checker.ir.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Invariants as text, a clause a line, its literals joined by {@code or}. A literal names a slot
 * and says what its value is: {@code = idle}, {@code != 3}, {@code <= 4}, {@code >= 2}, {@code in
 * {0..1, 5}}, {@code not in {lost, dead}}; or {@code bit 3 of count = 1}. What follows a {@code #}
 * at the start of a line is a comment.
 */
public final class ClauseText {
  /** How a disjunction of nothing is written. */
  static final String NOTHING = "false";

  private ClauseText() {}

  /** All clauses, each on a line of its own, short ones first and else in alphabetical order. */
  public static String of(List<Clause> clauses) {
    return clauses.stream()
        .sorted(
            Comparator.<Clause>comparingInt(clause -> clause.literals().size())
                .thenComparing(ClauseText::of))
        .map(clause -> of(clause) + "\n")
        .distinct()
        .collect(Collectors.joining());
  }

  /** One clause. */
  public static String of(Clause clause) {
    return clause.literals().isEmpty()
        ? NOTHING
        : clause.literals().stream().map(ClauseText::of).collect(Collectors.joining(" or "));
  }

  private static String of(Literal literal) {
    return switch (literal) {
      case Literal.Among among -> literal.slot() + " " + values(among);
      case Literal.Bit bit ->
          "bit " + bit.bit() + " of " + literal.slot() + " = " + (bit.set() ? 1 : 0);
    };
  }

  /** The shortest way to say it. */
  private static String values(Literal.Among among) {
    Type type = among.variable().type();
    List<Range> in = among.ranges();
    List<Range> out = complement(in, type);
    if (in.size() == 1 && type instanceof Type.Int && !isSingle(in.getFirst())) {
      Range range = in.getFirst();
      if (range.low() == type.low()) {
        return "<= " + type.show(range.high());
      }
      if (range.high() == type.high()) {
        return ">= " + type.show(range.low());
      }
    }
    if (in.size() == 1 && isSingle(in.getFirst())) {
      return "= " + type.show(in.getFirst().low());
    }
    if (out.size() == 1 && isSingle(out.getFirst())) {
      return "!= " + type.show(out.getFirst().low());
    }
    return size(out) < size(in) ? "not in " + set(out, type) : "in " + set(in, type);
  }

  private static boolean isSingle(Range range) {
    return range.low() == range.high();
  }

  /** How much there is to write. */
  private static int size(List<Range> ranges) {
    return ranges.stream().mapToInt(range -> isSingle(range) ? 1 : 2).sum();
  }

  private static String set(List<Range> ranges, Type type) {
    return ranges.stream()
        .map(
            range ->
                isSingle(range)
                    ? type.show(range.low())
                    : type.show(range.low()) + ".." + type.show(range.high()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** The values of a type that are not in the ranges. */
  static List<Range> complement(List<Range> ranges, Type type) {
    List<Range> gaps = new ArrayList<>();
    long from = type.low();
    for (Range range : ranges) {
      if (from < range.low()) {
        gaps.add(new Range(from, range.low() - 1));
      }
      if (range.high() == type.high()) {
        return gaps;
      }
      from = range.high() + 1;
    }
    gaps.add(new Range(from, type.high()));
    return gaps;
  }
}
