package dev.defib.cli.text;

import dev.defib.cli.document.ProbeEntry;
import dev.defib.cli.document.ProbeEntry.ObstacleEntry;
import dev.defib.cli.document.ProbeEntry.ProcedureEntry;
import dev.defib.cli.document.ProbeEntry.ReasonEntry;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the answer to a probe: what it takes, how it is done, and what is in the way of less. */
public final class ProbeText {
  private static final int NAMED_MAX = 4;

  private final Style style;
  private final boolean brief;
  private final Consumer<String> lines;

  /**
   * @param brief whether the answer alone is told
   * @param lines takes the text line by line
   */
  public ProbeText(Style style, boolean brief, Consumer<String> lines) {
    this.style = style;
    this.brief = brief;
    this.lines = lines;
  }

  public void probe(ProbeEntry probe) {
    String text = probe.text() == null ? "" : "  \"" + probe.text() + "\"";
    lines.accept(style.strong(probe.spec() + "." + probe.name()) + text);
    paragraph("  ", question(probe));
    paragraph("  " + mark(probe) + "  ", answer(probe));
    if (!probe.asExpected() && probe.undecided() == null && !isHope(probe)) {
      lines.accept("        expected: " + probe.expected());
    }
    if (!brief) {
      details(probe);
    }
    lines.accept("");
  }

  private void details(ProbeEntry probe) {
    ProcedureEntry procedure = probe.procedure();
    if (procedure != null) {
      lines.accept("      " + style.strong("What to do"));
      new ProcedureTree(procedure, probe.goal()).lines().forEach(l -> lines.accept("      " + l));
    }
    ObstacleEntry obstacle = probe.obstacle();
    if (obstacle != null) {
      obstacle(probe, obstacle);
    }
    if (!probe.additions().isEmpty()) {
      lines.accept("      " + style.strong("With one of these, software could do it for sure"));
      probe.additions().forEach(a -> paragraph("        - ", a));
    }
    if (!probe.driver().isEmpty()) {
      lines.accept("      " + style.strong("The same, for a driver"));
      probe.driver().forEach(l -> lines.accept("        " + l));
    }
  }

  private void paragraph(String lead, String text) {
    int indent = Style.width(lead);
    List<String> wrapped = Texts.wrap(text, Texts.WIDTH - indent);
    for (int i = 0; i < wrapped.size(); i++) {
      lines.accept((i == 0 ? lead : " ".repeat(indent)) + wrapped.get(i));
    }
  }

  // ---- The answer in a sentence

  private static String question(ProbeEntry probe) {
    String start =
        probe.start().equals("anywhere") ? "from whatever state it is in" : probe.start();
    String count =
        probe.states() == 0
            ? ""
            : " (" + probe.startStates() + " of " + Texts.count(probe.states(), "state") + ")";
    return probe.device() + " to " + probe.goal() + ", " + start + count;
  }

  private String mark(ProbeEntry probe) {
    if (probe.undecided() != null) {
      return style.doubtful("??  ");
    }
    if (probe.asExpected()) {
      return style.good("ok  ");
    }
    return isHope(probe) ? style.bad("no  ") : style.bad("FAIL");
  }

  /** Whether nothing is written of what to expect, so that the best is hoped for. */
  private static boolean isHope(ProbeEntry probe) {
    return probe.expected().equals(ProbeEntry.HOPE);
  }

  private static String answer(ProbeEntry probe) {
    if (probe.undecided() != null) {
      return "undecided: " + probe.undecided();
    }
    String moves = moves(probe.procedure());
    String surer = probe.surer() == null ? "" : "; for sure " + means(probe.surer(), probe);
    if (probe.luck()) {
      return "with luck, "
          + means(probe.answer(), probe)
          + ": an attempt may fail, any number of times, but not for ever"
          + surer;
    }
    return switch (probe.answer()) {
      case "commands" -> "yes, by commands alone" + moves;
      case "reset" -> "yes, but only with a reset" + moves;
      case "power" -> "not by software: " + means("power", probe) + moves;
      default -> "by nobody, not even with a power cycle";
    };
  }

  private static String means(String rung, ProbeEntry probe) {
    return switch (rung) {
      case "commands" -> "by commands alone";
      case "reset" -> "with a reset";
      default ->
          probe.driver().isEmpty()
              ? "only by a power cycle, which no command does"
              : "only by a power cycle";
    };
  }

  private static String moves(@Nullable ProcedureEntry procedure) {
    Integer worst = procedure == null ? null : procedure.worst();
    if (procedure == null || worst == null) {
      return "";
    }
    return worst == 0
        ? ", it is there already"
        : ", in at most "
            + Texts.count(worst, "move")
            + (procedure.shortest() ? " (no way is shorter)" : "");
  }

  // ---- What is in the way

  private void obstacle(ProbeEntry probe, ObstacleEntry obstacle) {
    lines.accept("      " + style.strong(headline(probe)));
    boolean one = obstacle.states().size() == 1;
    String who = named(obstacle.states(), one ? "" : " or ");
    paragraph(
        "        ",
        one
            ? "Even who knows that it is in " + who + " is lost there:"
            : "Who knows no more than that it is in " + who + " can do nothing that surely helps:");
    int width = Texts.width(obstacle.reasons().stream().map(ReasonEntry::move).toList());
    for (ReasonEntry reason : obstacle.reasons()) {
      paragraph("        " + Texts.left(reason.move(), width) + "  ", why(reason));
    }
  }

  private static String headline(ProbeEntry probe) {
    if (probe.luck()) {
      return "Why not for sure";
    }
    return switch (probe.answer()) {
      case "reset" -> "Why not without a reset";
      case "power" -> "Why not by software";
      default -> "Why not";
    };
  }

  private static String why(ReasonEntry reason) {
    String states = named(reason.states(), " or ");
    return switch (reason.kind()) {
      case "undefined" -> "is undefined in " + named(reason.states(), " and ");
      case "no change" -> "may change nothing";
      case "dead end" -> "may end in " + states + ", from where nothing leads back";
      case "no easier" -> "may lead to " + states + ", which is no better";
      default -> "may never end: the device can go on for ever without a tick";
    };
  }

  private static String named(List<String> states, String last) {
    List<String> some = states.subList(0, Math.min(NAMED_MAX, states.size()));
    List<String> quoted = some.stream().map(s -> "`" + s + "`").toList();
    if (states.size() > NAMED_MAX) {
      return String.join(", ", quoted) + " or " + (states.size() - NAMED_MAX) + " more";
    }
    return quoted.size() < 2
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, quoted.size() - 1)) + last + quoted.getLast();
  }
}
