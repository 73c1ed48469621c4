package dev.defib.checker.trace;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is told: where it begins, and what each step changed.
 *
 * <p>It says enough to be replayed: each step has the index of its action and the values of its
 * choices in the system that it was made from.
 *
 * @param system the name of that system
 * @param initialChoices how the initial state was chosen where there are several
 * @param initial all that can be seen of the initial state
 * @param loop the steps that are repeated for ever, empty for a finite run
 */
public record TraceDocument(
    String system,
    boolean timed,
    List<Actor> machines,
    List<Choice> initialChoices,
    List<Shown> initial,
    List<Step> stem,
    List<Step> loop) {
  public TraceDocument {
    machines = List.copyOf(machines);
    initialChoices = List.copyOf(initialChoices);
    initial = List.copyOf(initial);
    stem = List.copyOf(stem);
    loop = List.copyOf(loop);
  }

  /** A machine that could take part. */
  public record Actor(String name, String kind) {}

  /**
   * What was chosen where the model leaves it open.
   *
   * @param raw the value as the IR holds it
   */
  public record Choice(String name, String value, long raw) {}

  /** A part of the state that the step changed. */
  public record Change(String name, String machine, Shown.Sort sort, String before, String after) {}

  /**
   * One step.
   *
   * @param index from 1, through stem and loop
   * @param action the index of its action in the system
   * @param machine the name of the machine that initiates it, empty for the environment
   * @param participants the names of all machines that take part
   * @param ticks how many ticks have passed when it is done
   * @param error what is wrong with the step, if the run ends in an error here
   * @param unchanged how many parts of the state that can be seen it left alone
   */
  public record Step(
      int index,
      int action,
      Action.Kind kind,
      String label,
      String machine,
      List<String> participants,
      Place place,
      List<Choice> choices,
      List<String> events,
      List<Change> changes,
      int unchanged,
      long ticks,
      @Nullable String error) {
    public Step {
      participants = List.copyOf(participants);
      choices = List.copyOf(choices);
      events = List.copyOf(events);
      changes = List.copyOf(changes);
    }
  }

  public boolean isLasso() {
    return !loop.isEmpty();
  }

  /** Stem and loop, one after the other. */
  public Stream<Step> steps() {
    return Stream.concat(stem.stream(), loop.stream());
  }
}
