package dev.defib.checker.engine;

import dev.defib.checker.ir.TransitionSystem;
import java.util.List;

/** Questions about one system: they share its exploration. */
public record Problem(TransitionSystem system, List<Question> questions) {
  public Problem {
    questions = List.copyOf(questions);
  }
}
