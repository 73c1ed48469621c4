package dev.defib.cli.convert;

import dev.defib.checker.trace.TraceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * In what two runs differ: their steps side by side, as many in common as can be, and then where
 * their last states differ.
 */
public final class RunDiff {
  /** Beyond this product of lengths only the common beginning and end are found. */
  private static final long CELLS_MAX = 4_000_000;

  private final List<Line> lines = new ArrayList<>();

  private RunDiff() {}

  /** To which run a line belongs. */
  public enum Side {
    BOTH,
    FIRST,
    SECOND
  }

  public record Line(Side side, String text) {}

  public static RunDiff of(TraceDocument first, TraceDocument second) {
    var diff = new RunDiff();
    diff.start(first, second);
    diff.steps(told(first), told(second));
    diff.ends(first, second);
    return diff;
  }

  /** Whether the runs are the same. */
  public boolean isEmpty() {
    return lines.stream().allMatch(line -> line.side() == Side.BOTH);
  }

  /** All steps of both, in order. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  private void start(TraceDocument first, TraceDocument second) {
    differences(States.of(first).getFirst(), States.of(second).getFirst(), "initially ");
  }

  private void ends(TraceDocument first, TraceDocument second) {
    differences(States.of(first).getLast(), States.of(second).getLast(), "at the end ");
  }

  private void differences(Map<String, String> first, Map<String, String> second, String when) {
    first.forEach(
        (name, value) -> {
          if (!value.equals(second.get(name))) {
            add(Side.FIRST, when + name + " " + value);
          }
        });
    second.forEach(
        (name, value) -> {
          if (!value.equals(first.get(name))) {
            add(Side.SECOND, when + name + " " + value);
          }
        });
  }

  /** What a step is called, and what it chose; where the loop begins is told with it. */
  private static List<String> told(TraceDocument trace) {
    var told = new ArrayList<String>();
    trace
        .steps()
        .forEach(
            step -> {
              if (trace.isLasso() && step.index() == trace.stem().size() + 1) {
                told.add("and then for ever:");
              }
              var choices = new StringBuilder();
              step.choices()
                  .forEach(
                      c -> choices.append(" ").append(c.name()).append(" = ").append(c.value()));
              told.add(step.label() + choices);
            });
    return told;
  }

  private void steps(List<String> first, List<String> second) {
    int start = 0;
    while (start < Math.min(first.size(), second.size())
        && first.get(start).equals(second.get(start))) {
      add(Side.BOTH, first.get(start++));
    }
    List<String> left = first.subList(start, first.size());
    List<String> right = second.subList(start, second.size());
    if ((long) left.size() * right.size() > CELLS_MAX) {
      left.forEach(line -> add(Side.FIRST, line));
      right.forEach(line -> add(Side.SECOND, line));
    } else {
      align(left, right);
    }
  }

  /** A longest common subsequence. */
  private void align(List<String> left, List<String> right) {
    int[][] longest = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        longest[i][j] =
            left.get(i).equals(right.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        add(Side.BOTH, left.get(i++));
        j++;
      } else if (j == right.size() || (i < left.size() && longest[i + 1][j] >= longest[i][j + 1])) {
        add(Side.FIRST, left.get(i++));
      } else {
        add(Side.SECOND, right.get(j++));
      }
    }
  }

  private void add(Side side, String text) {
    lines.add(new Line(side, text));
  }
}
