package dev.defib.cli.step;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.step.Row.Look;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stepper looks like: lines for a screen of a given size.
 *
 * <pre>
 *   title                                     step 3 of 12
 *   ! crash(drv)                                   2 ticks
 *   - state ---------------+- models/x.defib:17 ----------
 *   changes, then all      |  the source around the step
 *   - watched -------------------------------------------
 *   - blocked -------------------------------------------
 *   what is being typed, or a notice
 *   keys
 * </pre>
 */
final class Screen {
  private static final int WIDTH_MIN = 40;
  private static final int HEIGHT_MIN = 12;

  private static final String KEYS =
      "h back  l forward  f fault  / change  n next  w watch  b blocked  ? keys  q quit";

  private final Stepper stepper;
  private final Panes panes;
  private final Style style;
  private final int width;
  private final int height;

  private Screen(Stepper stepper, Style style, int width, int height) {
    this.stepper = stepper;
    this.panes = new Panes(stepper.recording(), stepper.position());
    this.style = style;
    this.width = width;
    this.height = height;
  }

  /**
   * As many lines as the screen has, none wider than it is.
   *
   * @param width in columns
   * @param height in lines
   */
  static List<String> lines(Stepper stepper, Style style, int width, int height) {
    if (width < WIDTH_MIN || height < HEIGHT_MIN) {
      String least = WIDTH_MIN + " by " + HEIGHT_MIN;
      var lines = new ArrayList<>(List.of(Row.cut("needs a screen of " + least, width)));
      return fit(lines, height);
    }
    return new Screen(stepper, style, width, height).lines();
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(title());
    lines.add(step());
    List<String> below = stepper.pane() == Stepper.Pane.STATE ? below() : List.of();
    int room = height - lines.size() - below.size() - 2;
    lines.addAll(fit(middle(room), room));
    lines.addAll(below);
    lines.add(paint(foot()));
    lines.add(paint(Row.faint(KEYS)));
    return lines;
  }

  private String paint(Row row) {
    return row.painted(style, width);
  }

  /** Cuts off or adds lines below until there are as many. */
  private static List<String> fit(List<String> lines, int height) {
    var fitted = new ArrayList<>(lines.subList(0, Math.min(height, lines.size())));
    while (fitted.size() < height) {
      fitted.add("");
    }
    return fitted;
  }

  // ---- Above

  private String title() {
    return spread(new Row(stepper.recording().title(), Look.STRONG), where());
  }

  private String where() {
    TraceDocument trace = stepper.recording().trace();
    int position = stepper.position();
    int last = stepper.recording().last();
    String of =
        position == 0
            ? "initially, of " + Texts.count(last, "step")
            : "step " + position + " of " + last;
    if (!trace.isLasso()) {
      return of;
    }
    int loop = trace.stem().size() + 1;
    return of + (position < loop ? ", loop from " + loop : ", in the loop");
  }

  private String step() {
    return stepper
        .recording()
        .stepInto(stepper.position())
        .map(step -> spread(label(step), ticks(step)))
        .orElse("");
  }

  private static Row label(TraceDocument.Step step) {
    String choices =
        step.choices().stream()
            .map(choice -> choice.name() + " = " + choice.value())
            .collect(Collectors.joining(", "));
    String label = step.label() + (choices.isEmpty() ? "" : "  [" + choices + "]");
    String error = step.error();
    if (error != null) {
      return new Row("ERROR: " + error + " in " + label, Look.BAD);
    }
    return step.kind() == Action.Kind.FAULT ? new Row("! " + label, Look.BAD) : Row.plain(label);
  }

  private String ticks(TraceDocument.Step step) {
    return stepper.recording().trace().timed() ? Texts.count(step.ticks(), "tick") : "";
  }

  /** A row on the left and a text on the right. */
  private String spread(Row left, String right) {
    if (right.isEmpty()) {
      return paint(left);
    }
    return left.filled(style, width - right.length() - 2) + "  " + right;
  }

  // ---- The middle

  private List<String> middle(int room) {
    return switch (stepper.pane()) {
      case STATE -> state(room);
      case BLOCKED -> whole("blocked here", panes.blocked(width), room);
      case HELP -> whole("keys", Panes.help(), room);
    };
  }

  private List<String> whole(String caption, List<Row> rows, int room) {
    var lines = new ArrayList<>(List.of(rule(caption, width)));
    scrolled(rows, room - 1).forEach(row -> lines.add(paint(row)));
    return lines;
  }

  private List<Row> scrolled(List<Row> rows, int room) {
    int from = Math.max(0, Math.min(stepper.scroll(), rows.size() - room));
    List<Row> shown = new ArrayList<>(rows.subList(from, Math.min(rows.size(), from + room)));
    if (from + room < rows.size()) {
      int more = rows.size() - from - room + 1;
      shown.set(room - 1, Row.faint("  " + Texts.count(more, "more line") + ": j"));
    }
    return shown;
  }

  private List<String> state(int room) {
    List<Row> right = panes.source(room - 1);
    if (right.isEmpty()) {
      return whole("state", panes.state(width), room);
    }
    int leftWidth = (width - 3) / 2;
    int rightWidth = width - 3 - leftWidth;
    List<Row> left = scrolled(panes.state(leftWidth), room - 1);
    String file = panes.place().map(Screen::file).orElse("");
    var lines = new ArrayList<String>();
    lines.add(rule("state", leftWidth + 1) + rule(file, rightWidth + 2));
    for (int i = 0; i < room - 1; i++) {
      String edge = i < right.size() ? right.get(i).painted(style, rightWidth) : "";
      Row row = i < left.size() ? left.get(i) : Row.plain("");
      lines.add(row.filled(style, leftWidth) + style.faint(" | ") + edge);
    }
    return lines;
  }

  private static String file(Place place) {
    return place.file() + ":" + place.line();
  }

  private String rule(String caption, int columns) {
    String text = Row.cut("- " + caption + " ", columns);
    return Row.faint(text + "-".repeat(columns - text.length())).painted(style, columns);
  }

  // ---- Below

  private List<String> below() {
    var lines = new ArrayList<String>();
    int share = height / 4;
    if (!stepper.watches().isEmpty()) {
      lines.add(rule("watched", width));
      List<Row> rows = panes.watches(stepper.watches());
      rows.subList(Math.max(0, rows.size() - share), rows.size())
          .forEach(row -> lines.add(paint(row)));
    }
    lines.add(rule("blocked here", width));
    List<Row> blocked = panes.blocked(width);
    int shown = blocked.size() > share ? share - 1 : blocked.size();
    blocked.subList(0, shown).forEach(row -> lines.add(paint(row)));
    if (shown < blocked.size()) {
      lines.add(paint(Row.faint("  " + (blocked.size() - shown) + " more: b")));
    }
    return lines;
  }

  /** Of what is being typed the end is seen. */
  private Row foot() {
    return stepper
        .prompt()
        .map(
            prompt -> {
              String caption =
                  switch (prompt.purpose()) {
                    case WATCH -> "watch: ";
                    case FOLLOW -> "next change of: ";
                  };
              int room = width - caption.length() - 1;
              String typed = prompt.typed();
              return Row.plain(caption + typed.substring(Math.max(0, typed.length() - room)) + "_");
            })
        .orElseGet(() -> new Row(stepper.notice(), Look.STRONG));
  }
}
