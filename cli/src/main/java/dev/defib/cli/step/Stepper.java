package dev.defib.cli.step;

import dev.defib.checker.ir.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A reader's way through a run: where they are, what they watch, what they are typing. */
public final class Stepper {
  private static final int PAGE = 5;

  private final Recording recording;
  private final List<Watch> watches = new ArrayList<>();
  private int position;
  private int scroll;
  private Pane pane = Pane.STATE;
  private @Nullable Watch followed;
  private @Nullable Prompt prompt;
  private String notice = "";
  private boolean left;

  /** Begins at the initial state. */
  public Stepper(Recording recording) {
    this.recording = recording;
  }

  /** What the middle of the screen shows. */
  enum Pane {
    STATE,
    BLOCKED,
    HELP
  }

  /** What an expression is asked for. */
  enum Purpose {
    WATCH,
    FOLLOW
  }

  /** An expression that is being typed. */
  record Prompt(Purpose purpose, String typed) {}

  Recording recording() {
    return recording;
  }

  int position() {
    return position;
  }

  /** How many lines the middle of the screen is scrolled down, as far as there are as many. */
  int scroll() {
    return scroll;
  }

  Pane pane() {
    return pane;
  }

  List<Watch> watches() {
    return List.copyOf(watches);
  }

  Optional<Prompt> prompt() {
    return Optional.ofNullable(prompt);
  }

  /** What is to be said of the last key; empty if nothing. */
  String notice() {
    return notice;
  }

  boolean hasLeft() {
    return left;
  }

  // ---- Keys

  /** Does what a key asks for. */
  void press(Command command) {
    notice = "";
    switch (command) {
      case FORWARD -> forward();
      case BACK -> back();
      case FIRST -> go(0);
      case LAST -> go(recording.last());
      case NEXT_FAULT -> search(+1, this::isFault, "no fault behind this step");
      case PREVIOUS_FAULT -> search(-1, this::isFault, "no fault before this step");
      case FOLLOW -> prompt = new Prompt(Purpose.FOLLOW, "");
      case NEXT_CHANGE -> change(+1);
      case PREVIOUS_CHANGE -> change(-1);
      case WATCH -> prompt = new Prompt(Purpose.WATCH, "");
      case UNWATCH -> unwatch();
      case BLOCKED -> toggle(Pane.BLOCKED);
      case DOWN -> scroll += PAGE;
      case UP -> scroll = Math.max(0, scroll - PAGE);
      case HELP -> toggle(Pane.HELP);
      case QUIT -> left = true;
    }
  }

  private void forward() {
    if (position < recording.last()) {
      go(position + 1);
    } else if (recording.trace().isLasso()) {
      go(recording.trace().stem().size() + 1);
      notice = "round the loop again";
    } else {
      notice = "this is the last state";
    }
  }

  private void back() {
    if (position == 0) {
      notice = "this is the initial state";
    } else {
      go(position - 1);
    }
  }

  private void go(int target) {
    position = target;
    scroll = 0;
  }

  private boolean isFault(int at) {
    return recording.stepInto(at).filter(s -> s.kind() == Action.Kind.FAULT).isPresent();
  }

  /** Goes to the nearest position of a kind in a direction, +1 or -1; says so if there is none. */
  private void search(int direction, IntPredicate wanted, String otherwise) {
    int length = direction > 0 ? recording.last() - position : position;
    OptionalInt found =
        IntStream.rangeClosed(1, length)
            .map(distance -> position + direction * distance)
            .filter(wanted)
            .findFirst();
    if (found.isPresent()) {
      go(found.getAsInt());
    } else {
      notice = otherwise;
    }
  }

  private void change(int direction) {
    if (followed == null) {
      notice = "press / first, to say whose changes";
      return;
    }
    String where = direction > 0 ? "behind" : "before";
    search(direction, followed::changesAt, followed.expression() + " does not change " + where);
  }

  private void unwatch() {
    if (watches.isEmpty()) {
      notice = "nothing is watched";
    } else {
      watches.removeLast();
    }
  }

  private void toggle(Pane other) {
    pane = pane == other ? Pane.STATE : other;
    scroll = 0;
  }

  // ---- Typing

  /** Adds to the expression that is being typed. */
  void type(String text) {
    prompt().ifPresent(p -> prompt = new Prompt(p.purpose(), p.typed() + text));
  }

  /** Takes the last character back; if there is none, nothing is typed any more. */
  void erase() {
    prompt()
        .ifPresent(
            p ->
                prompt =
                    p.typed().isEmpty()
                        ? null
                        : new Prompt(
                            p.purpose(),
                            p.typed()
                                .substring(
                                    0, p.typed().offsetByCodePoints(p.typed().length(), -1))));
  }

  /** Types no more. */
  void cancel() {
    prompt = null;
  }

  /** Takes the expression that was typed. */
  void enter() {
    Optional<Prompt> entered = prompt().filter(p -> !p.typed().isBlank());
    prompt = null;
    notice = "";
    entered.ifPresent(p -> take(p.purpose(), recording.evaluate(p.typed().strip())));
  }

  private void take(Purpose purpose, Recording.Answer answer) {
    switch (answer) {
      case Recording.Answer.Complaint(String text) -> notice = text;
      case Recording.Answer.Values(Watch watch) -> {
        switch (purpose) {
          case WATCH -> watches.add(watch);
          case FOLLOW -> {
            followed = watch;
            change(+1);
          }
        }
      }
    }
  }
}
