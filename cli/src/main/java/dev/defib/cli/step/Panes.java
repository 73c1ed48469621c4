package dev.defib.cli.step;

import dev.defib.checker.explain.Explanation;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.step.Row.Look;
import dev.defib.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of the screen, each as rows of a width, for one position in a run. */
final class Panes {
  private final Recording recording;
  private final int position;

  Panes(Recording recording, int position) {
    this.recording = recording;
    this.position = position;
  }

  /** What the step into the state changed, then all of the state. */
  List<Row> state(int width) {
    List<Shown> state = recording.state(position);
    int names =
        Math.min(Texts.width(state.stream().map(Shown::name).toList()), Math.max(1, width / 2));
    List<TraceDocument.Change> changes =
        recording.stepInto(position).map(TraceDocument.Step::changes).orElse(List.of());
    var rows = new ArrayList<Row>();
    for (TraceDocument.Change change : changes) {
      String moved = change.before() + " -> " + change.after();
      rows.addAll(Row.wrapped(lead("* ", change.name(), names), moved, width, Look.STRONG));
    }
    if (changes.isEmpty() && position > 0) {
      rows.add(Row.faint("  nothing that can be seen has changed"));
    }
    if (position > 0) {
      rows.add(Row.plain(""));
    }
    for (Shown shown : state) {
      rows.addAll(Row.wrapped(lead("  ", shown.name(), names), shown.value(), width, Look.PLAIN));
    }
    return rows;
  }

  private static String lead(String mark, String name, int names) {
    return mark + Texts.left(Row.cut(name, names), names) + "  ";
  }

  /**
   * The text around the place of the step into the state; none if there is no such place, or the
   * text may have changed.
   *
   * @param height how many rows there may be
   */
  List<Row> source(int height) {
    return switch (recording.behind()) {
      case Behind.Gone _ -> List.of();
      case ReplayedRun replayed ->
          place()
              .flatMap(place -> replayed.source(place.file()).map(t -> lines(t, place, height)))
              .orElse(List.of());
    };
  }

  /** The place of the step into the state, if it has one. */
  Optional<Place> place() {
    return recording
        .stepInto(position)
        .map(TraceDocument.Step::place)
        .filter(place -> !place.equals(Place.NONE));
  }

  private static List<Row> lines(String text, Place place, int height) {
    List<String> lines = text.lines().toList();
    int first = Math.max(0, Math.min(place.line() - 1 - height / 2, lines.size() - height));
    int last = Math.min(lines.size(), first + height);
    int digits = Integer.toString(last).length();
    var rows = new ArrayList<Row>();
    for (int i = first; i < last; i++) {
      boolean active = i == place.line() - 1;
      String number = " ".repeat(digits - Integer.toString(i + 1).length()) + (i + 1);
      String line = (active ? "> " : "  ") + number + "  " + lines.get(i).replace("\t", "  ");
      rows.add(new Row(line, active ? Look.STRONG : Look.FAINT));
    }
    return rows;
  }

  /** The steps that machines cannot take from where they are, and what each needs. */
  List<Row> blocked(int width) {
    return switch (recording.behind()) {
      case Behind.Gone(String why) -> Row.wrapped("  ", "unknown: " + why, width, Look.FAINT);
      case ReplayedRun replayed -> blocked(replayed.blocked(position), width);
    };
  }

  private static List<Row> blocked(List<Explanation.Blocked> blocked, int width) {
    var rows = new ArrayList<Row>();
    for (Explanation.Blocked machine : blocked) {
      for (Explanation.BlockedStep step : machine.steps()) {
        String needs = step.needs().isEmpty() ? "no choice fits" : String.join(", ", step.needs());
        String text = step.label() + "  needs " + needs;
        rows.addAll(Row.wrapped("  ", text, width, Look.PLAIN));
      }
    }
    return rows.isEmpty() ? List.of(Row.faint("  nothing")) : rows;
  }

  /** The values of watched expressions. */
  List<Row> watches(List<Watch> watches) {
    int values = Texts.width(watches.stream().map(watch -> watch.values().get(position)).toList());
    return watches.stream().map(watch -> row(watch, values)).toList();
  }

  private Row row(Watch watch, int width) {
    boolean changed = watch.changesAt(position);
    String value = Texts.left(watch.values().get(position), width);
    return new Row(
        (changed ? "* " : "  ") + value + "  " + watch.expression(),
        changed ? Look.STRONG : Look.PLAIN);
  }

  /** All keys. */
  static List<Row> help() {
    var rows = new ArrayList<Row>();
    for (Command command : Command.values()) {
      String keys = Texts.left("  " + command.key() + "  " + command.otherKeys(), 22);
      rows.add(Row.plain(keys + command.description()));
    }
    return rows;
  }
}
