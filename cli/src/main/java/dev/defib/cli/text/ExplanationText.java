package dev.defib.cli.text;

import dev.defib.checker.explain.Blame;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.explain.Explanation.FairStep;
import dev.defib.checker.explain.Explanation.FewerFaults;
import dev.defib.checker.explain.Explanation.Timeline;
import dev.defib.checker.explain.Explanation.Way;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a run violates its check, as lines of text. */
final class ExplanationText {
  private final Style style;
  private final TraceDocument trace;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Style style, TraceDocument trace, int width) {
    this.style = style;
    this.trace = trace;
    this.width = width;
  }

  /**
   * All of an explanation.
   *
   * @param trace the run that it is about
   * @param width columns of a line
   */
  static List<String> lines(Style style, Explanation explanation, TraceDocument trace, int width) {
    var text = new ExplanationText(style, trace, width);
    if (explanation.formula() != null) {
      text.blame(explanation.formula(), "", -1);
    }
    if (explanation.timeline() != null) {
      text.timeline(explanation.timeline());
    }
    explanation.blocked().forEach(text::blocked);
    text.fairness(explanation.fairness());
    explanation.remedies().forEach(text::remedy);
    if (explanation.fewerFaults() != null) {
      text.fewer(explanation.fewerFaults());
    }
    return text.lines;
  }

  // ---- The formula

  /**
   * @param stepAbove where the part above was looked at
   */
  private void blame(Blame blame, String indent, int stepAbove) {
    String value = Texts.left(blame.value(), 5) + " ";
    String text = Texts.harmless(blame.text()) + when(blame, stepAbove) + reads(blame);
    String lead = indent + (blame.value().equals("false") ? style.bad(value) : value);
    for (String line : Texts.wrap(text, width - indent.length() - value.length())) {
      lines.add(lead + line);
      lead = indent + " ".repeat(value.length());
    }
    blame.parts().forEach(part -> blame(part, indent + "  ", blame.step()));
    if (blame.omitted() > 0) {
      lines.add(indent + "  " + style.faint("and " + Texts.count(blame.omitted(), "more part")));
    }
  }

  private static String when(Blame blame, int stepAbove) {
    if (blame.onwards()) {
      return " from " + step(blame.step()) + " on";
    }
    boolean told = blame.step() == Math.max(stepAbove, 0);
    return told ? "" : " at " + step(blame.step());
  }

  private static String reads(Blame blame) {
    return blame.reads().isEmpty()
        ? ""
        : blame.reads().stream()
            .map(read -> read.name() + " " + read.value())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String step(int step) {
    return step == 0 ? "the start" : "step " + step;
  }

  // ---- Time

  private void timeline(Timeline timeline) {
    if (timeline.strike() != null) {
      moment(timeline.strike(), label(timeline.strike()));
    }
    if (timeline.strike() == null || timeline.strike() != timeline.since()) {
      moment(timeline.since(), "from here on ticks count");
    }
    String allowed = Texts.count(timeline.allowed(), "tick") + " may pass";
    moment(timeline.deadline(), "the deadline: " + allowed);
    if (timeline.late() != null) {
      moment(timeline.late(), "one tick too many");
    } else {
      lines.add("  the loop goes on, and more ticks pass with it");
    }
  }

  private void moment(int step, String what) {
    long ticks = step == 0 ? 0 : trace.steps().skip(step - 1L).findFirst().orElseThrow().ticks();
    lines.add(
        "  " + Texts.left("tick " + ticks, 9) + Texts.left(step(step), 11) + Texts.harmless(what));
  }

  private String label(int step) {
    return trace.steps().skip(step - 1L).findFirst().orElseThrow().label();
  }

  // ---- Who waits

  private void blocked(Explanation.Blocked blocked) {
    lines.add(style.strong(blocked.machine()) + " waits:");
    if (blocked.steps().isEmpty()) {
      lines.add("  no step leads on from where it is");
    }
    for (Explanation.BlockedStep step : blocked.steps()) {
      String place =
          step.place().equals(Place.NONE)
              ? ""
              : style.faint("  " + step.place().file() + ":" + step.place().line());
      lines.add("  " + step.label() + place);
      String needs = step.needs().isEmpty() ? "no choice fits" : String.join(", ", step.needs());
      Texts.wrap("needs " + needs, width - 4).forEach(line -> lines.add("    " + line));
    }
  }

  private void fairness(List<FairStep> steps) {
    for (Way way : Way.values()) {
      List<String> told =
          steps.stream().filter(step -> step.way() == way).map(ExplanationText::fair).toList();
      if (!told.isEmpty()) {
        lines.add(lead(way));
        Texts.fill(told, width - 2).forEach(line -> lines.add("  " + line));
      }
    }
  }

  private static String lead(Way way) {
    return switch (way) {
      case TAKEN -> "the loop is fair; a step honours:";
      case NOT_ENABLED -> "nothing is owed there, as no step is enabled, to:";
      case NOT_NEEDED -> "every run counts here, be it unfair to:";
    };
  }

  private static String fair(FairStep step) {
    return step.assumption() + " at step " + step.step();
  }

  private void remedy(String remedy) {
    lines.addAll(Texts.wrap("help: " + Texts.harmless(remedy), width));
  }

  // ---- What if

  private void fewer(FewerFaults fewer) {
    if (fewer.fewest() == 0) {
      lines.add("it is violated without any fault");
    } else if (fewer.fewest() == 1 && fewer.shown() == 1) {
      lines.add("without the fault it holds");
    } else if (fewer.fewest() == fewer.shown()) {
      lines.add("it holds with fewer than " + fewer.fewest() + " faults");
    } else {
      String enough =
          "of the %d faults %d %s enough (%s); with fewer it holds"
              .formatted(
                  fewer.shown(),
                  fewer.fewest(),
                  fewer.fewest() == 1 ? "is" : "are",
                  String.join(", ", fewer.strikes()));
      lines.addAll(Texts.wrap(enough, width));
    }
  }
}
