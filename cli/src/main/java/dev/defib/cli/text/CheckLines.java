package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The table of a spec's checks: one line each, columns as wide as they must be; built-in checks
 * that came out alike share a line.
 */
final class CheckLines {
  private static final int NAME_WIDTH_MAX = 24;
  private static final int TIME_WIDTH = 8;

  private final Style style;
  private final Detail detail;
  private final int nameWidth;
  private final int statesWidth;
  private final int ticksWidth;

  CheckLines(Style style, Detail detail, List<List<CheckEntry>> rows) {
    this.style = style;
    this.detail = detail;
    this.nameWidth =
        Math.min(NAME_WIDTH_MAX, Texts.width(rows.stream().map(CheckLines::name).toList()));
    List<CheckEntry> checks = rows.stream().map(List::getFirst).toList();
    this.statesWidth = Texts.width(checks.stream().map(CheckLines::states).toList());
    this.ticksWidth = Texts.width(checks.stream().map(CheckLines::ticks).toList());
  }

  /** The line of checks that came out alike, of most rows just one. */
  String line(List<CheckEntry> row) {
    CheckEntry check = row.getFirst();
    var line = new StringBuilder("  ");
    line.append(mark(check)).append("  ");
    line.append(word(check)).append("  ");
    line.append(style.strong(Texts.left(name(row), nameWidth))).append("  ");
    if (row.size() == 1) {
      line.append(figures(check));
    }
    if (detail == Detail.BRIEF) {
      disappointment(check).ifPresent(expected -> line.append("  (").append(expected).append(')'));
    }
    return line.toString().stripTrailing();
  }

  /** Under what a built-in check stands is told below its line. */
  private static String name(List<CheckEntry> row) {
    CheckEntry check = row.getFirst();
    if (row.size() > 1) {
      return Texts.count(row.size(), "built-in check");
    }
    return check.builtIn() ? check.name().replaceFirst(" under .*", "") : check.name();
  }

  private String figures(CheckEntry check) {
    String ticks = ticksWidth == 0 ? "" : "  " + Texts.right(ticks(check), ticksWidth);
    String time =
        check.engine() == null ? "" : Texts.right(Texts.seconds(check.seconds()), TIME_WIDTH);
    return Texts.right(states(check), statesWidth) + ticks + style.faint(time);
  }

  /** Whether it went well, wide as the longest. */
  private String mark(CheckEntry check) {
    if (check.asExpected()) {
      return style.good("ok  ");
    }
    return check.verdict() == Outcome.UNDECIDED ? style.doubtful("?   ") : style.bad("FAIL");
  }

  private String word(CheckEntry check) {
    String verdict = check.isFigure() ? "measured" : check.verdict().word();
    String word = Texts.left(verdict, Outcome.UNDECIDED.word().length());
    if (check.asExpected()) {
      return word;
    }
    return check.verdict() == Outcome.UNDECIDED ? style.doubtful(word) : style.bad(word);
  }

  /** How many states were seen; of an engine that does not count them, its name. */
  private static String states(CheckEntry check) {
    if (check.engine() == null) {
      return "";
    }
    return check.states() == 0 ? check.engine() : Texts.count(check.states(), "state");
  }

  /** What else was expected, where that does not go without saying. */
  static Optional<String> disappointment(CheckEntry check) {
    return check.asExpected() || check.expected() == Outcome.HOLDS
        ? Optional.empty()
        : Optional.of(check.expected().word() + " was expected");
  }

  private static String ticks(CheckEntry check) {
    if (check.measurement() != null) {
      return MeasureText.brief(check.measurement());
    }
    if (Boolean.TRUE.equals(check.unboundedTicks())) {
      return "no bound";
    }
    return check.worstTicks() == null ? "" : "worst " + Texts.count(check.worstTicks(), "tick");
  }
}
