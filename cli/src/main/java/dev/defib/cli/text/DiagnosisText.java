package dev.defib.cli.text;

import dev.defib.cli.diagnose.Diagnosis;
import dev.defib.cli.diagnose.Diagnosis.Row;
import dev.defib.cli.diagnose.Diagnosis.Step;
import dev.defib.cli.diagnose.Diagnosis.Twins;
import java.util.ArrayList;
import java.util.List;

/** Draws how the delay of detection and false alarms depend on a deadline. */
public final class DiagnosisText {
  private static final int BAR_MAX = 30;

  private DiagnosisText() {}

  /** The curve, a line for each value, and what follows from it. */
  public static List<String> lines(Diagnosis diagnosis) {
    var lines = new ArrayList<String>();
    int width = diagnosis.parameter().length();
    long longest =
        diagnosis.rows().stream()
            .flatMap(r -> r.delay().stream())
            .mapToLong(d -> d)
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
      if (row.undecided().isPresent()) {
        String value = Texts.right(String.valueOf(row.value()), width);
        lines.add("  " + value + "  undecided: " + row.undecided().get());
        continue;
      }
      String delay = row.delay().map(d -> Texts.count(d, "tick")).orElse("never");
      String bar = row.delay().map(d -> "#".repeat(length(d, longest))).orElse("?");
      String alarm = row.alarm().map(t -> "after " + Texts.count(t, "tick")).orElse("never");
      lines.add(
          "  "
              + Texts.right(String.valueOf(row.value()), width)
              + "  "
              + Texts.left(bar, BAR_MAX + 2)
              + Texts.left(delay, column)
              + "  "
              + alarm);
    }
    lines.add("");
    lines.addAll(conclusion(diagnosis));
    diagnosis.twins().ifPresent(t -> twins(diagnosis.parameter(), t, lines));
    return lines;
  }

  private static int length(long ticks, long longest) {
    return longest <= BAR_MAX ? (int) ticks : (int) Math.max(1, ticks * BAR_MAX / longest);
  }

  private static List<String> conclusion(Diagnosis diagnosis) {
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
    long delay = best.delay().orElse(0L);
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
