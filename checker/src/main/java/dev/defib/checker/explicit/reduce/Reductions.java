package dev.defib.checker.explicit.reduce;

import dev.defib.checker.engine.Question;
import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.TransitionSystem;
import java.util.List;

/**
 * The reductions of one search.
 *
 * @param names as verdicts bear them
 */
public record Reductions(List<String> names, Representative representative) {
  public static final Reductions NONE = new Reductions(List.of(), Representative.ITSELF);

  private static final String DEAD_VARIABLES = "dead variables";

  public Reductions {
    names = List.copyOf(names);
  }

  /** All that are sound for the questions. */
  public static Reductions of(TransitionSystem system, Layout layout, List<Question> questions) {
    List<Reset> resets =
        new DeadVariables(system, layout, Observation.of(system, questions)).resets();
    return resets.isEmpty() ? NONE : new Reductions(List.of(DEAD_VARIABLES), inTurn(resets));
  }

  private static Representative inTurn(List<Reset> resets) {
    Reset[] all = resets.toArray(Reset[]::new);
    return (states, at) -> {
      for (Reset reset : all) {
        reset.normalize(states, at);
      }
    };
  }
}
