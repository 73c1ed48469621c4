package dev.defib.checker.engine;

import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property;
import java.util.List;

/**
 * A property to be decided, and what must occur for its answer to mean anything.
 *
 * @param name unique within a problem
 * @param occurrences if one of these never occurs and the property is not violated, the verdict is
 *     vacuous
 * @param traced whether anybody looks at the run to the goal of a {@link Property.Reachable}
 */
public record Question(
    String name, Property property, List<Occurrence> occurrences, boolean traced) {
  public Question(String name, Property property, List<Occurrence> occurrences) {
    this(name, property, occurrences, true);
  }

  public Question {
    occurrences = List.copyOf(occurrences);
  }

  /**
   * Something that must occur in the reachable graph.
   *
   * @param steps any step by one of these actions is an occurrence; if empty, {@code condition}
   *     alone counts
   * @param condition a state (with the events of the step into it) that satisfies this is an
   *     occurrence
   * @param otherwise why the verdict is vacuous if it never occurs, as a clause: {@code crash(drv)
   *     never strikes}
   */
  public record Occurrence(List<Integer> steps, Term condition, String otherwise) {
    public Occurrence {
      steps = List.copyOf(steps);
    }
  }
}
