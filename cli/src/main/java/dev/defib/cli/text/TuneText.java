package dev.defib.cli.text;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.TuneDocument.Point;
import dev.defib.cli.document.TuneDocument.TuneEntry;
import dev.defib.cli.document.TuneDocument.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A tune for a person: a line for each valuation, and for two parameters a map of them. */
public final class TuneText {
  private final Style style;
  private final boolean runs;
  private final Consumer<String> lines;

  /**
   * @param runs whether to show why the neighbours of the chosen valuation are rejected
   * @param lines takes the text line by line
   */
  public TuneText(Style style, boolean runs, Consumer<String> lines) {
    this.style = style;
    this.runs = runs;
    this.lines = lines;
  }

  /** Tells one tune. */
  public void tell(TuneEntry tune) {
    lines.accept(style.strong(tune.id()) + "  " + style.faint(tune.file()));
    if (tune.text() != null) {
      lines.accept("  " + Texts.harmless(tune.text()));
    }
    table(tune);
    long safe = tune.points().stream().filter(p -> p.verdict() == Verdict.SAFE).count();
    lines.accept(
        "  "
            + style.strong(safe + " of " + Texts.count(tune.points().size(), "valuation"))
            + " satisfy "
            + String.join(", ", tune.checks()));
    long open = tune.points().stream().filter(point -> !point.isKnown()).count();
    if (open > 0) {
      lines.accept(
          "  "
              + style.doubtful(
                  Texts.count(open, "valuation")
                      + (open == 1 ? " is" : " are")
                      + " not known well enough: there may be more that satisfy them, and better"));
    }
    if (tune.parameters().size() == 2) {
      map(tune);
    }
    lines.accept("");
  }

  private void table(TuneEntry tune) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(tune.parameters());
    head.add("");
    head.addAll(tune.figures());
    rows.add(head);
    tune.points().forEach(point -> rows.add(cells(tune, point)));
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < head.size(); column++) {
      int at = column;
      widths.add(Texts.width(rows.stream().map(row -> row.get(at)).toList()));
    }
    for (int i = 0; i < rows.size(); i++) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < head.size(); column++) {
        line.append(' ')
            .append(Texts.left(rows.get(i).get(column), widths.get(column)))
            .append(' ');
      }
      if (i > 0) {
        line.append(remark(tune, tune.points().get(i - 1)));
      }
      lines.accept(line.toString().stripTrailing());
      if (i > 0 && runs) {
        run(tune.points().get(i - 1));
      }
    }
  }

  private void run(Point point) {
    TraceDocument trace = point.trace();
    if (trace != null) {
      new TraceText(style, "      ", lines).full(trace);
    }
  }

  private static List<String> cells(TuneEntry tune, Point point) {
    List<String> cells = new ArrayList<>(point.values());
    cells.add(
        switch (point.verdict()) {
          case SAFE -> "safe";
          case REJECTED -> "rejected";
          case UNDECIDED -> "undecided";
        });
    for (String figure : tune.figures()) {
      Long value = point.figures().get(figure);
      String missing = point.missing().getOrDefault(figure, "");
      cells.add(value == null ? missing : Texts.number(value));
    }
    return cells;
  }

  private String remark(TuneEntry tune, Point point) {
    String chosen = point.values().equals(tune.chosen()) ? " as chosen" : "";
    String why = point.failed().isEmpty() ? "" : " " + String.join(", ", point.failed());
    return (point.front() ? " " + style.good("best") : "") + chosen + why;
  }

  /** The first parameter downwards, the second to the right. */
  private void map(TuneEntry tune) {
    List<String> down = tune.points().stream().map(p -> p.values().get(0)).distinct().toList();
    List<String> right = tune.points().stream().map(p -> p.values().get(1)).distinct().toList();
    int width = Texts.width(down);
    lines.accept(
        legend(tune)
            + tune.parameters().get(0)
            + " downwards, "
            + tune.parameters().get(1)
            + " to the right, "
            + right.getFirst()
            + " to "
            + right.getLast());
    for (int i = 0; i < down.size(); i++) {
      StringBuilder line = new StringBuilder("    " + Texts.right(down.get(i), width) + " ");
      for (int j = 0; j < right.size(); j++) {
        line.append(' ').append(mark(tune.points().get(i * right.size() + j)));
      }
      lines.accept(line.toString());
    }
  }

  private static String legend(TuneEntry tune) {
    boolean measured = tune.points().stream().noneMatch(point -> mark(point) == '!');
    return "  * best, + safe, "
        + (measured ? "" : "! safe but not measured, ")
        + ". rejected, ? undecided: ";
  }

  private static char mark(Point point) {
    return switch (point.verdict()) {
      case SAFE -> point.front() ? '*' : point.isKnown() ? '+' : '!';
      case REJECTED -> '.';
      case UNDECIDED -> '?';
    };
  }
}
