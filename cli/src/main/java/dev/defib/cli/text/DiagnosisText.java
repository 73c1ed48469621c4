package dev.defib.cli.text;

import dev.defib.cli.document.DiagnosisDocument;
import dev.defib.cli.document.DiagnosisDocument.Row;
import dev.defib.cli.document.DiagnosisDocument.Step;
import dev.defib.cli.document.DiagnosisDocument.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws how the delay of detection and false alarms depend on a deadline. */
public final class DiagnosisText {
  private static final int BAR_MAX = 30;

  private DiagnosisText() {}

  /** The curve, a line for each value, and what follows from it. */
  public static List<String> lines(DiagnosisDocument diagnosis) {
    var lines = new ArrayList<String>();
    int width = diagnosis.parameter().length();
    long longest =
        diagnosis.rows().stream()
            .flatMap(r -> Stream.ofNullable(r.delay()))
            .mapToLong(Long::longValue)
            .max()
            .orElse(1);
    int column = Math.max(6, String.valueOf(longest).length() + 6);
    lines.add(
        "  "
            + diagnosis.parameter()
            + "  "
            + Texts.left("hang noticed within", BAR_MAX + 2 + column)
            + "  a healthy one killed");
    for (Row row : diagnosis.rows()) {
      lines.add(
          "  "
              + Texts.right(String.valueOf(row.value()), width)
              + "  "
              + line(row, longest, column));
    }
    lines.add("");
    lines.addAll(conclusion(diagnosis));
    if (diagnosis.twins() != null) {
      twins(diagnosis.parameter(), diagnosis.twins(), lines);
    }
    return lines;
  }

  private static String line(Row row, long longest, int column) {
    if (row.undecided() != null) {
      return "undecided: " + row.undecided();
    }
    Long delay = row.delay();
    Long alarm = row.alarm();
    return Texts.left(delay == null ? "?" : "#".repeat(length(delay, longest)), BAR_MAX + 2)
        + Texts.left(delay == null ? "never" : Texts.count(delay, "tick"), column)
        + "  "
        + (alarm == null ? "never" : "after " + Texts.count(alarm, "tick"));
  }

  private static int length(long ticks, long longest) {
    return longest <= BAR_MAX ? (int) ticks : (int) Math.max(1, ticks * BAR_MAX / longest);
  }

  private static List<String> conclusion(DiagnosisDocument diagnosis) {
    String name = diagnosis.parameter();
    List<Row> good = diagnosis.rows().stream().filter(Row::isSoundAndComplete).toList();
    if (diagnosis.isOpen()) {
      String known = good.isEmpty() ? "none" : String.valueOf(good.getFirst().value());
      return List.of(
          "Some values are undecided; of the others the least that notices every hang and spares"
              + " the",
          "healthy is " + known + ".");
    }
    if (good.isEmpty()) {
      return List.of("No value of " + name + " here notices every hang and spares the healthy.");
    }
    Row best = good.getFirst();
    long delay = best.delay() == null ? 0 : best.delay();
    return Texts.wrap(
        name
            + " = "
            + best.value()
            + " is the least that notices every hang and kills nobody who works; it takes up to "
            + Texts.count(delay, "tick")
            + ".",
        Texts.WIDTH);
  }

  private static void twins(String name, Twins twins, List<String> lines) {
    lines.add("");
    lines.addAll(
        Texts.wrap(
            "With "
                + name
                + " = "
                + twins.value()
                + ", nobody can tell these two runs apart but the machine itself: the same is done"
                + " to who works and to who hangs.",
            Texts.WIDTH));
    lines.add("  healthy  hung");
    for (Step step : twins.steps()) {
      String marks =
          switch (step.side()) {
            case BOTH -> "     x      x  ";
            case HEALTHY -> "     x         ";
            case HUNG -> "            x  ";
          };
      lines.add(marks + step.label());
    }
  }
}
