package dev.defib.checker.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device alone, with all that can be done to it.
 *
 * <p>States are numbered from 0. A relation is a list with, for each state, the set of those that
 * it leads to. Nothing in here may be changed.
 *
 * @param states how each is called
 * @param own what the device does of itself, without time passing
 * @param prompt the part of {@code own} that it must not put off for ever
 * @param ticks what becomes of it when a tick passes; to nothing where something is due before
 * @param shown for each state which of the {@code readings} it shows
 * @param observables what can be read at any time
 * @param readings for each reading the value of each observable
 * @param features what might be shown and is not
 * @param start the states in which it may be at first
 * @param goal those in which it is wanted
 * @param powerOn those in which it may be when its power comes back
 */
public record Arena(
    List<String> states,
    List<BitSet> own,
    List<BitSet> prompt,
    List<BitSet> ticks,
    List<Command> commands,
    List<Signal> signals,
    List<Integer> shown,
    List<Observable> observables,
    List<List<String>> readings,
    List<Feature> features,
    BitSet start,
    BitSet goal,
    BitSet powerOn) {
  public Arena {
    states = List.copyOf(states);
    own = List.copyOf(own);
    prompt = List.copyOf(prompt);
    ticks = List.copyOf(ticks);
    commands = List.copyOf(commands);
    signals = List.copyOf(signals);
    shown = List.copyOf(shown);
    observables = List.copyOf(observables);
    readings = List.copyOf(readings);
    features = List.copyOf(features);
  }

  public int size() {
    return states.size();
  }

  /**
   * A command with its arguments.
   *
   * @param name as the device calls it: {@code write}
   * @param text as it is given: {@code write(1)}
   * @param undefined the states in which nobody may give it
   * @param replies what it may answer; a command that answers nothing has one reply
   */
  public record Command(
      String name, String text, Rung rung, BitSet undefined, List<Reply> replies) {
    public Command {
      replies = List.copyOf(replies);
    }
  }

  /**
   * One answer of a command.
   *
   * @param value as it is written; empty if the command answers nothing
   * @param successors what each state leads to with this answer
   */
  public record Reply(String value, List<BitSet> successors) {
    public Reply {
      successors = List.copyOf(successors);
    }
  }

  /**
   * A signal: seen only by taking it.
   *
   * @param raised the states in which it can be taken
   * @param taken what they lead to when it is
   * @param cleared what each state leads to when it is cleared unseen
   */
  public record Signal(String name, BitSet raised, List<BitSet> taken, List<BitSet> cleared) {
    public Signal {
      taken = List.copyOf(taken);
      cleared = List.copyOf(cleared);
    }
  }

  /**
   * Something that the device shows.
   *
   * @param text as an expression: {@code status}
   * @param truth whether it is true or false, and not a value to be compared
   */
  public record Observable(String text, boolean truth) {}

  /**
   * Something that tells states apart and is hidden.
   *
   * @param text as it would be declared: {@code state busy}, {@code var depth}
   * @param state the name of the state, where it is one
   * @param values of each state of the device
   */
  public record Feature(String text, Optional<String> state, List<Integer> values) {
    public Feature {
      values = List.copyOf(values);
    }
  }

  /** The same device, if it showed a feature as well. */
  Arena showing(Feature feature) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    var finer = new ArrayList<Integer>();
    var finerReadings = new ArrayList<List<String>>();
    for (int s = 0; s < size(); s++) {
      List<Integer> both = List.of(shown.get(s), feature.values().get(s));
      if (!numbers.containsKey(both)) {
        numbers.put(both, numbers.size());
        finerReadings.add(readings.get(shown.get(s)));
      }
      finer.add(numbers.getOrDefault(both, 0));
    }
    return new Arena(
        states,
        own,
        prompt,
        ticks,
        commands,
        signals,
        finer,
        observables,
        finerReadings,
        features,
        start,
        goal,
        powerOn);
  }

  /** The same device with other commands. */
  Arena with(List<Command> others) {
    return new Arena(
        states,
        own,
        prompt,
        ticks,
        others,
        signals,
        shown,
        observables,
        readings,
        features,
        start,
        goal,
        powerOn);
  }

  /** The same device, which keeps its promises alone: what it may put off for ever never comes. */
  Arena promptly() {
    return new Arena(
        states,
        prompt,
        prompt,
        ticks,
        commands,
        signals,
        shown,
        observables,
        readings,
        features,
        start,
        goal,
        powerOn);
  }
}
