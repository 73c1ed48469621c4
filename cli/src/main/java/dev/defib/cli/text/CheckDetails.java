package dev.defib.cli.text;

import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What stands below the lines of one spec's checks: why they came out as they did, as much as the
 * reader needs.
 */
final class CheckDetails {
  private static final String INDENT = "      ";
  private static final int WORST_POINTS = 3;

  private final Style style;
  private final Detail detail;
  private final Consumer<String> lines;
  private final Set<String> errorsTold = new HashSet<>();

  CheckDetails(Style style, Detail detail, Consumer<String> lines) {
    this.style = style;
    this.detail = detail;
    this.lines = lines;
  }

  void of(CheckEntry check) {
    if (detail == Detail.FULL) {
      everything(check);
    } else if (detail != Detail.BRIEF) {
      needed(check);
    }
  }

  private void needed(CheckEntry check) {
    if (check.asExpected()) {
      if (check.verdict() != Outcome.HOLDS) {
        gist(check);
      } else {
        figure(check, WORST_POINTS);
      }
    } else if (check.verdict() == Outcome.UNDECIDED) {
      undecided(check);
    } else if (check.builtIn() && !errorsTold.add(String.valueOf(check.reason()))) {
      wrapped("as above, now under ", String.join(", ", check.faults()));
    } else {
      everything(check);
    }
  }

  private void everything(CheckEntry check) {
    CheckLines.disappointment(check).ifPresent(expected -> indented(style.strong(expected)));
    if (check.text() != null) {
      wrapped("", Texts.harmless(check.text()));
    }
    if (!check.builtIn()) {
      wrapped("", check.form());
    }
    if (!check.faults().isEmpty()) {
      wrapped("under ", String.join(", ", check.faults()));
    }
    if (!check.builtIn() && !check.place().equals(Place.NONE)) {
      indented(style.faint("at " + check.place()));
    }
    if (detail == Detail.FULL && !check.reductions().isEmpty()) {
      indented("reduced: " + String.join(", ", check.reductions()));
    }
    if (detail == Detail.FULL && check.verdict() != Outcome.UNDECIDED) {
      engines(check);
    }
    int rows = detail == Detail.FULL ? Integer.MAX_VALUE : WORST_POINTS;
    FaultPointTable.lines(check.faultPoints(), rows, Texts.WIDTH - INDENT.length())
        .forEach(this::indented);
    figure(check, rows);
    TraceDocument trace = check.trace();
    if (trace != null) {
      if (check.verdict() == Outcome.HOLDS) {
        indented(check.measurement() == null ? "this is the way there:" : "this is such a run:");
      }
      new TraceText(style, INDENT, lines).full(trace);
    }
    if (check.verdict() == Outcome.UNDECIDED) {
      undecided(check);
    } else if (!isTold(check)) {
      because(check);
    }
    explanation(check);
    if (check.verdict() == Outcome.VACUOUS) {
      wrapped("help: ", occasion(check));
    }
  }

  /** What may let the occasion come about of which a vacuous check speaks. */
  private static String occasion(CheckEntry check) {
    if (check.faults().isEmpty()) {
      return "if it takes a fault, write `under …` with it; if it is right so, `expect vacuous`";
    }
    return check.faults().stream().anyMatch(fault -> fault.contains(" while "))
        ? "in its phase the fault may have nothing to strike; if it is right so, `expect vacuous`"
        : "it may take more faults, or other ones, than "
            + String.join(", ", check.faults())
            + "; if it is right so, `expect vacuous`";
  }

  private void figure(CheckEntry check, int rows) {
    if (check.measurement() != null) {
      MeasureText.lines(check.measurement(), rows, Texts.WIDTH - INDENT.length())
          .forEach(this::indented);
    }
  }

  /** Whether the last step of the run has told the reason. */
  private static boolean isTold(CheckEntry check) {
    TraceDocument trace = check.trace();
    return trace != null
        && check.reason() != null
        && trace.steps().anyMatch(step -> check.reason().equals(step.error()));
  }

  private void undecided(CheckEntry check) {
    boolean limited = check.states() > 0 && check.cause() != Verdict.Cause.SYSTEM_ERRORS;
    String seen =
        " ("
            + Texts.count(check.transitions(), "transition")
            + " seen, depth "
            + Texts.number(check.depth())
            + ")";
    wrapped("why: ", check.reason() + (limited ? seen : ""));
    engines(check);
    if (limited && !check.builtIn()) {
      wrapped(
          "help: ",
          "`defib info %s --check %s` tells what makes the states so many"
              .formatted(check.place().file(), check.name()));
    }
  }

  private void gist(CheckEntry check) {
    String under = check.faults().isEmpty() ? "" : ", under " + String.join(", ", check.faults());
    wrapped("as expected: ", check.form() + under);
    TraceDocument trace = check.trace();
    if (trace != null) {
      if (detail == Detail.TRACES) {
        new TraceText(style, INDENT, lines).full(trace);
      } else {
        turn(trace);
      }
    }
    if (!isFormula(check)) {
      because(check);
    }
    if (detail == Detail.TRACES) {
      explanation(check);
    }
  }

  /** Whether the reason tells no more than that the formula, which was told, is false. */
  private static boolean isFormula(CheckEntry check) {
    return check.reason() != null && check.reason().startsWith("`" + check.form() + "` is false");
  }

  /** The step at which a run takes its bad turn, and how long the run is. */
  private void turn(TraceDocument trace) {
    List<TraceDocument.Step> steps = trace.steps().toList();
    if (!steps.isEmpty()) {
      TraceDocument.Step turn = turn(steps, trace.stem().size());
      String forever =
          trace.isLasso() ? ", from " + (trace.stem().size() + 1) + " on for ever" : "";
      wrapped("step " + turn.index() + " of " + steps.size() + forever + ": ", turn.label());
    }
  }

  /** The last fault; without one the last step, of a lasso that before the loop. */
  private static TraceDocument.Step turn(List<TraceDocument.Step> steps, int stem) {
    return steps.reversed().stream()
        .filter(step -> step.kind() == Action.Kind.FAULT)
        .findFirst()
        .orElseGet(() -> steps.get(Math.max(0, stem - 1)));
  }

  /** Who answered, and why no other, where several were asked. */
  private void engines(CheckEntry check) {
    if (!check.rivals().isEmpty()) {
      String others =
          check.rivals().stream()
              .map(rival -> rival.engine() + ": " + rival.outcome())
              .collect(Collectors.joining("; "));
      wrapped("engines: ", check.engine() + " gave this answer; " + others);
    }
  }

  private void because(CheckEntry check) {
    if (check.reason() != null) {
      wrapped("why: ", check.reason());
    }
  }

  private void explanation(CheckEntry check) {
    TraceDocument trace = check.trace();
    if (trace != null && check.explanation() != null) {
      int width = Texts.WIDTH - INDENT.length();
      ExplanationText.lines(style, check.explanation(), trace, width).forEach(this::indented);
    }
  }

  /** A text behind a lead, broken into lines that are indented below it. */
  private void wrapped(String lead, String text) {
    List<String> broken = Texts.wrap(text, Texts.WIDTH - INDENT.length() - lead.length());
    indented(style.strong(lead) + broken.getFirst());
    broken.stream().skip(1).forEach(line -> indented(" ".repeat(lead.length()) + line));
  }

  private void indented(String line) {
    lines.accept((INDENT + line).stripTrailing());
  }
}
