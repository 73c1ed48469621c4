package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.List;

/** The table of a spec's checks: one line each, columns as wide as they must be. */
final class CheckLines {
  private final Style style;
  private final int nameWidth;
  private final int statesWidth;
  private final int ticksWidth;

  CheckLines(Style style, List<CheckEntry> checks) {
    this.style = style;
    this.nameWidth = Texts.width(checks.stream().map(CheckEntry::name).toList());
    this.statesWidth = Texts.width(checks.stream().map(CheckLines::states).toList());
    this.ticksWidth = Texts.width(checks.stream().map(CheckLines::ticks).toList());
  }

  String line(CheckEntry check) {
    var line = new StringBuilder("  ");
    line.append(mark(check)).append("  ");
    line.append(word(check)).append("  ");
    line.append(style.strong(Texts.left(check.name(), nameWidth))).append("  ");
    line.append(Texts.right(states(check), statesWidth)).append("  ");
    if (ticksWidth > 0) {
      line.append(Texts.right(ticks(check), ticksWidth)).append("  ");
    }
    return line.append(purpose(check)).toString().stripTrailing();
  }

  /** Whether it went well, wide as the longest. */
  private String mark(CheckEntry check) {
    if (check.asExpected()) {
      return style.good("ok  ");
    }
    return check.verdict() == Outcome.UNDECIDED ? style.doubtful("?   ") : style.bad("FAIL");
  }

  private String word(CheckEntry check) {
    String word = Texts.left(check.verdict().word(), Outcome.UNDECIDED.word().length());
    if (check.asExpected()) {
      return word;
    }
    return check.verdict() == Outcome.UNDECIDED ? style.doubtful(word) : style.bad(word);
  }

  private static String states(CheckEntry check) {
    return check.engine() == null ? "" : Texts.count(check.states(), "state");
  }

  private static String ticks(CheckEntry check) {
    if (Boolean.TRUE.equals(check.unboundedTicks())) {
      return "no bound";
    }
    return check.worstTicks() == null ? "" : "worst " + Texts.count(check.worstTicks(), "tick");
  }

  private static String purpose(CheckEntry check) {
    String purpose = check.text() == null ? check.form() : Texts.harmless(check.text());
    if (purpose.equals(check.name())) {
      purpose = "";
    }
    if (check.expected() == Outcome.HOLDS) {
      return purpose;
    }
    String remark = check.asExpected() ? "as" : check.expected().word() + " was";
    return (purpose + "  (" + remark + " expected)").strip();
  }
}
