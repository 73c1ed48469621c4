package dev.defib.cli.text;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * A run as text: where it begins, then what each step changed, the loop apart.
 *
 * <p>Ticks that move nothing but clocks are drawn together. Left out is what the reader knows: the
 * change that a step's label already tells, clocks that a step sets back, and in a state the clocks
 * at 0 and the signals and notices that are not there.
 */
public final class TraceText {
  private static final String CHANGES = " ".repeat(8);

  private final Style style;
  private final String indent;
  private final Consumer<String> lines;

  /**
   * @param lines takes the text line by line
   */
  public TraceText(Style style, String indent, Consumer<String> lines) {
    this.style = style;
    this.indent = indent;
    this.lines = lines;
  }

  /** Tells all of a run. */
  public void full(TraceDocument trace) {
    state("initially", trace.initial());
    steps(trace.stem());
    if (trace.isLasso()) {
      line(style.strong("and then for ever:"));
      steps(trace.loop());
    }
  }

  /** Lists all that can be seen of a state. */
  public void state(String caption, List<Shown> state) {
    List<String> parts =
        state.stream()
            .filter(shown -> !isClear(shown))
            .map(shown -> shown.name() + " " + shown.value())
            .toList();
    String lead = caption + "  ";
    for (String text : Texts.fill(parts, Texts.WIDTH - indent.length() - lead.length())) {
      line(lead + text);
      lead = " ".repeat(lead.length());
    }
  }

  /** Tells steps one after the other. */
  public void steps(List<TraceDocument.Step> steps) {
    for (List<TraceDocument.Step> run : runs(steps)) {
      var told = new ArrayList<>(List.of(heading(run)));
      changes(run).forEach(change -> told.add(CHANGES + change));
      String error = run.getLast().error();
      if (error != null) {
        told.add(CHANGES + style.bad("ERROR: " + error));
      }
      place(told, run.getFirst().place());
      told.forEach(this::line);
    }
  }

  /** Puts a place at the end of the first line that has room for it, or below them all. */
  private void place(List<String> told, Place place) {
    if (place.equals(Place.NONE)) {
      return;
    }
    String text = place.file() + ":" + place.line();
    int room = Texts.WIDTH - indent.length() - text.length();
    for (int i = 0; i < told.size(); i++) {
      int width = Style.width(told.get(i));
      if (width + 2 <= room) {
        told.set(i, told.get(i) + " ".repeat(room - width) + style.faint(text));
        return;
      }
    }
    told.add(" ".repeat(Math.max(0, room)) + style.faint(text));
  }

  /** A step that could be taken, in one line. */
  public String option(TraceDocument.Step step) {
    return switch (step.kind()) {
      case STEP -> step.label() + chosen(step);
      case FAULT -> style.bad(step.label() + chosen(step));
      case TICK -> style.faint("tick");
    };
  }

  private static boolean isClear(Shown shown) {
    return switch (shown.sort()) {
      case CLOCK -> shown.value().equals("0");
      case LATCH -> shown.value().equals("false");
      case STATE, VARIABLE, QUEUE, WINDOW -> false;
    };
  }

  /** Steps one by one, but ticks together that move nothing but clocks. */
  private static List<List<TraceDocument.Step>> runs(List<TraceDocument.Step> steps) {
    var runs = new ArrayList<List<TraceDocument.Step>>();
    boolean waiting = false;
    for (TraceDocument.Step step : steps) {
      boolean waits =
          step.kind() == Action.Kind.TICK && step.changes().stream().allMatch(TraceText::isClock);
      if (waits && waiting) {
        runs.getLast().add(step);
      } else {
        runs.add(new ArrayList<>(List.of(step)));
      }
      waiting = waits;
    }
    return runs;
  }

  private String heading(List<TraceDocument.Step> run) {
    TraceDocument.Step first = run.getFirst();
    TraceDocument.Step last = run.getLast();
    String number =
        run.size() == 1 ? Integer.toString(first.index()) : first.index() + "-" + last.index();
    String mark =
        switch (first.kind()) {
          case STEP -> " ";
          case FAULT -> style.bad("!");
          case TICK -> style.faint("~");
        };
    return Texts.right(number, 5) + " " + mark + " " + label(run);
  }

  private String label(List<TraceDocument.Step> run) {
    TraceDocument.Step step = run.getFirst();
    return switch (step.kind()) {
      case STEP -> step.label() + chosen(step);
      case FAULT -> style.bad(step.label() + chosen(step));
      case TICK -> style.faint(ticks(run));
    };
  }

  private static String ticks(List<TraceDocument.Step> run) {
    String passed = run.size() == 1 ? "tick" : Texts.count(run.size(), "tick");
    return passed + " (" + run.getLast().ticks() + " so far)";
  }

  private static String chosen(TraceDocument.Step step) {
    if (step.choices().isEmpty()) {
      return "";
    }
    List<String> choices =
        step.choices().stream().map(choice -> choice.name() + " = " + choice.value()).toList();
    return "  [" + String.join(", ", choices) + "]";
  }

  /** What a run of steps changed; of ticks drawn together, from the first to the last. */
  private List<String> changes(List<TraceDocument.Step> run) {
    var changes = new LinkedHashMap<String, TraceDocument.Change>();
    for (TraceDocument.Step step : run) {
      for (TraceDocument.Change change : step.changes()) {
        if (!isTold(step, change)) {
          changes.merge(change.name(), change, TraceText::joined);
        }
      }
    }
    List<String> parts =
        changes.values().stream()
            .map(change -> change.name() + ": " + change.before() + " -> " + change.after())
            .toList();
    return Texts.fill(parts, Texts.WIDTH - indent.length() - CHANGES.length());
  }

  private static TraceDocument.Change joined(TraceDocument.Change a, TraceDocument.Change b) {
    return new TraceDocument.Change(a.name(), a.machine(), a.sort(), a.before(), b.after());
  }

  private static boolean isClock(TraceDocument.Change change) {
    return change.sort() == Shown.Sort.CLOCK;
  }

  private static boolean isTold(TraceDocument.Step step, TraceDocument.Change change) {
    if (isClock(change) && step.kind() != Action.Kind.TICK) {
      return true;
    }
    String moved = change.name() + ": " + change.before() + " -> " + change.after();
    return List.of(step.label().split("[;,] ")).contains(moved);
  }

  private void line(String text) {
    lines.accept((indent + text).stripTrailing());
  }
}
