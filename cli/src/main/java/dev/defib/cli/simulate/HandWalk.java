package dev.defib.cli.simulate;

import dev.defib.checker.engine.State;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.trace.StateText;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TraceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Walks where the user says: a numbered menu of all steps that can be taken, until they quit. */
public final class HandWalk {
  private static final String HELP =
      "a number takes that step, u undoes the last one, s shows the state, q quits";

  private final Style style;
  private final BufferedReader in;
  private final PrintWriter out;
  private final TraceText text;

  public HandWalk(Style style, BufferedReader in, PrintWriter out) {
    this.style = style;
    this.in = in;
    this.out = out;
    this.text = new TraceText(style, "  ", out::println);
  }

  /**
   * Walks until the user quits or the input ends.
   *
   * @param starts the ways to start, at least one
   * @return the walk; empty if the user quit before it began
   */
  public Optional<Walk> walk(Interpreter interpreter, List<Interpreter.Start> starts)
      throws IOException {
    OptionalInt start = start(interpreter.system(), starts);
    if (start.isEmpty()) {
      return Optional.empty();
    }
    var walk = new Walk(interpreter, starts.get(start.getAsInt()));
    text.state("initially", walk.shown());
    while (step(walk)) {
      out.flush();
    }
    return Optional.of(walk);
  }

  private OptionalInt start(TransitionSystem system, List<Interpreter.Start> starts)
      throws IOException {
    if (starts.size() == 1) {
      return OptionalInt.of(0);
    }
    out.println("the system can start in several states:");
    for (int i = 0; i < starts.size(); i++) {
      out.println(entry(i, describe(system, starts.get(i).state())));
    }
    while (true) {
      Optional<String> answer = ask();
      if (answer.isEmpty() || answer.get().equals("q")) {
        return OptionalInt.empty();
      }
      OptionalInt place = place(answer.get(), starts.size());
      if (place.isPresent()) {
        return place;
      }
    }
  }

  private static String describe(TransitionSystem system, State state) {
    return new StateText(system)
        .show(state).stream()
            .map(shown -> shown.name() + " " + shown.value())
            .collect(Collectors.joining(", "));
  }

  /** Lets the user do one thing; false if they quit. */
  private boolean step(Walk walk) throws IOException {
    List<TraceDocument.Step> options = walk.options();
    menu(options);
    Optional<String> answer = ask();
    switch (answer.orElse("q")) {
      case "q" -> {
        return false;
      }
      case "u" -> undo(walk);
      case "s" -> text.state("now", walk.shown());
      default ->
          place(answer.orElse(""), options.size())
              .ifPresent(place -> text.steps(List.of(walk.take(place))));
    }
    return true;
  }

  private void menu(List<TraceDocument.Step> options) {
    if (options.isEmpty()) {
      out.println("nothing more can happen");
    }
    for (int i = 0; i < options.size(); i++) {
      out.println(entry(i, text.option(options.get(i))));
    }
  }

  private void undo(Walk walk) {
    if (walk.undo()) {
      text.state("back at", walk.shown());
    } else {
      out.println("this is the beginning");
    }
  }

  private String entry(int place, String description) {
    return " " + style.strong(String.valueOf(place + 1)) + "  " + description;
  }

  private Optional<String> ask() throws IOException {
    out.print("> ");
    out.flush();
    return Optional.ofNullable(in.readLine()).map(String::strip);
  }

  /** The place that a number names; tells the user if it is none. */
  private OptionalInt place(String answer, int size) {
    if (answer.matches("\\d{1,6}")) {
      int number = Integer.parseInt(answer);
      if (1 <= number && number <= size) {
        return OptionalInt.of(number - 1);
      }
    }
    out.println(HELP);
    return OptionalInt.empty();
  }
}
