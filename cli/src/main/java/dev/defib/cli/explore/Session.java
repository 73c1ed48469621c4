package dev.defib.cli.explore;

import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.trace.StateText;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.report.WalkPage;
import dev.defib.cli.simulate.Walk;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A walk that a user takes with a browser. For one thread at a time. */
public final class Session {
  private final Interpreter interpreter;
  private final List<Interpreter.Start> starts;
  private final Map<String, String> sources;
  private final Function<TraceDocument, SavedTrace> saver;
  private Walk walk;

  /**
   * Begins in the first initial state.
   *
   * @param starts all ways to start, at least one
   * @param sources the texts of the files, by name
   * @param saver makes of a walk what is saved
   */
  public Session(
      Interpreter interpreter,
      List<Interpreter.Start> starts,
      Map<String, String> sources,
      Function<TraceDocument, SavedTrace> saver) {
    this.interpreter = interpreter;
    this.starts = List.copyOf(starts);
    this.sources = Map.copyOf(sources);
    this.saver = saver;
    this.walk = new Walk(interpreter, this.starts.getFirst());
  }

  /** What a user can ask for. */
  enum Move {
    START,
    TAKE,
    BACK
  }

  /** Makes a move; false if there is none of that number. */
  boolean move(Move move, int number) {
    return switch (move) {
      case START -> start(number);
      case TAKE -> take(number);
      case BACK -> walk.undo();
    };
  }

  private boolean start(int number) {
    if (number < 0 || number >= starts.size()) {
      return false;
    }
    walk = new Walk(interpreter, starts.get(number));
    return true;
  }

  private boolean take(int number) {
    if (number < 0 || number >= walk.options().size()) {
      return false;
    }
    walk.take(number);
    return true;
  }

  /** How many steps were taken. */
  int length() {
    return walk.document().stem().size();
  }

  SavedTrace saved() {
    return saver.apply(walk.document());
  }

  String page() {
    List<WalkPage.Option> options = walk.options().stream().map(Session::option).toList();
    var live = new WalkPage.Live(told(), options, walk.blocked());
    return WalkPage.of(saved(), sources, live).html();
  }

  private List<String> told() {
    if (starts.size() == 1) {
      return List.of("");
    }
    var text = new StateText(interpreter.system());
    return starts.stream()
        .map(
            start ->
                text.show(start.state()).stream()
                    .map(shown -> shown.name() + " " + shown.value())
                    .collect(Collectors.joining(", ")))
        .toList();
  }

  private static WalkPage.Option option(TraceDocument.Step step) {
    String choices =
        step.choices().stream()
            .map(choice -> choice.name() + " = " + choice.value())
            .collect(Collectors.joining(", "));
    return new WalkPage.Option(step.label(), step.kind(), choices);
  }
}
