package dev.defib.checker.explicit.reduce;

import dev.defib.checker.engine.Question;
import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.TransitionSystem;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The reductions of one search.
 *
 * @param names as verdicts bear them
 * @param questions those to be asked of the representatives: with the same properties, and
 *     occurrences that do not tell apart what a representative does not
 */
public record Reductions(
    List<String> names, Representative representative, List<Question> questions) {

  private static final String DEAD_VARIABLES = "dead variables";

  public Reductions {
    names = List.copyOf(names);
    questions = List.copyOf(questions);
  }

  /** All states stand for themselves. */
  public static Reductions none(List<Question> questions) {
    return new Reductions(List.of(), Representative.ITSELF, questions);
  }

  /**
   * All that are sound for the questions.
   *
   * @param isOver whether the search is to end: then some may be missing
   */
  public static Reductions of(
      TransitionSystem system, Layout layout, List<Question> questions, BooleanSupplier isOver) {
    Reductions symmetry = Symmetry.of(system, layout, questions, isOver);
    Observation observation = Observation.of(system, symmetry.questions);
    List<Reset> resets = new DeadVariables(system, layout, observation).resets();
    return resets.isEmpty()
        ? symmetry
        : new Reductions(List.of(DEAD_VARIABLES), inTurn(resets), questions).and(symmetry);
  }

  /** First these, then the others, whose questions are the ones to be asked. */
  private Reductions and(Reductions others) {
    return new Reductions(
        Stream.concat(names.stream(), others.names.stream()).toList(),
        inTurn(List.of(representative, others.representative)),
        others.questions);
  }

  static Representative inTurn(List<? extends Representative> parts) {
    Representative[] all = parts.toArray(Representative[]::new);
    return (states, at) -> {
      for (Representative part : all) {
        part.normalize(states, at);
      }
    };
  }
}
