package dev.defib.checker.explicit;

import dev.defib.checker.engine.SelfCheckException;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.explicit.code.Probe;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.explicit.reduce.Representative;
import dev.defib.checker.interpret.Interpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the shortest run to what a probe asks for: from the least state of the level at which it
 * was hit first back, level by level, to the least state that has a step there. So the run depends
 * on the levels alone, not on who found them. These states may stand for others: from the start,
 * the interpreter takes the same steps in the system's own states.
 */
final class TraceFinder {
  private final Interpreter interpreter;
  private final Layout layout;
  private final Representative representative;
  private final Successors successors;
  private final List<Probe> probes;
  private final Levels levels;
  private final Buffer buffer;

  /** Provides the levels of the search, if need be by searching again. */
  @FunctionalInterface
  interface Levels {
    /** At least those up to the last one from which a run will be asked for. */
    LevelLog get() throws InterruptedException;
  }

  TraceFinder(
      Interpreter interpreter,
      Layout layout,
      Representative representative,
      Successors successors,
      List<Probe> probes,
      Levels levels) {
    this.interpreter = interpreter;
    this.layout = layout;
    this.representative = representative;
    this.successors = successors;
    this.probes = probes;
    this.levels = levels;
    this.buffer = new Buffer(successors, probes.size());
  }

  /**
   * A run of {@code level} steps.
   *
   * @param level where the probe was hit first
   */
  Trace to(Probe probe, int level) throws InterruptedException {
    int number = probes.indexOf(probe);
    LevelLog log = levels.get();
    Optional<Predicate<Trace.Step>> isLast = Optional.empty();
    List<State> backwards = new ArrayList<>();
    if (probe instanceof Probe.OfStep ofStep && level > 0) {
      isLast = Optional.of(step -> isHit(ofStep, step));
      backwards.add(least(log, level - 1, (states, at) -> stepHits(states, at, number)));
    } else {
      backwards.add(least(log, level, (states, at) -> isHit(states, at, number)));
    }
    for (int at = level - (isLast.isPresent() ? 2 : 1); at >= 0; at--) {
      long[] target = packed(backwards.getLast());
      backwards.add(least(log, at, (states, place) -> leadsTo(states, place, target)));
    }
    Trace trace = trace(backwards.reversed(), isLast);
    if (!isGoal(probe, trace)) {
      throw new LostRunException();
    }
    return interpreter.confirmed(trace);
  }

  private boolean isHit(Probe.OfStep probe, Trace.Step step) {
    return (probe.actions().isEmpty() || probe.actions().contains(step.action()))
        && interpreter.holds(probe.term(), step.state(), step.events());
  }

  private boolean isGoal(Probe probe, Trace trace) {
    if (probe instanceof Probe.OfStep ofStep && !trace.stem().isEmpty()) {
      return isHit(ofStep, trace.stem().getLast());
    }
    return interpreter.holds(probe.term(), trace.last(), List.of());
  }

  @FunctionalInterface
  private interface Wanted {
    boolean test(long[] states, int at);
  }

  private boolean isHit(long[] states, int at, int probe) {
    if (probes.get(probe) instanceof Probe.OfStep step) {
      return interpreter.holds(step.term(), state(states, at), List.of());
    }
    long[] hits = buffer.clearedHits();
    successors.look(states, at, hits);
    return isSet(hits, probe);
  }

  private boolean stepHits(long[] states, int at, int probe) {
    buffer.clearedHits();
    buffer.expand(states, at);
    return isSet(buffer.hits(), probe);
  }

  private static boolean isSet(long[] bits, int probe) {
    return (bits[probe / Long.SIZE] >>> probe & 1) != 0;
  }

  private boolean leadsTo(long[] states, int at, long[] target) {
    int end = buffer.expand(states, at);
    long[] found = buffer.array();
    int words = layout.words();
    for (int i = 0; i < end; i += words) {
      representative.normalize(found, i);
      if (found[i] == target[0] && Arrays.equals(found, i, i + words, target, 0, words)) {
        return true;
      }
    }
    return false;
  }

  /** The least state of a level, as packed, that is wanted. */
  private State least(LevelLog log, int level, Wanted wanted) {
    int words = layout.words();
    long[] least = null;
    for (int part = 0; part < log.parts(level); part++) {
      long[] states = log.part(level, part);
      for (int at = 0; at < states.length; at += words) {
        if ((least == null || Arrays.compareUnsigned(states, at, at + words, least, 0, words) < 0)
            && wanted.test(states, at)) {
          least = Arrays.copyOfRange(states, at, at + words);
        }
      }
    }
    if (least == null) {
      throw new SelfCheckException("a search does not find again what it found at level " + level);
    }
    return state(least, 0);
  }

  private State state(long[] packed, int at) {
    long[] vector = new long[interpreter.system().slots()];
    layout.unpack(packed, at, vector);
    return new State(vector);
  }

  private long[] packed(State state) {
    long[] packed = new long[layout.words()];
    layout.pack(state.toArray(), packed, 0);
    return packed;
  }

  /**
   * The run for which the states stand, and one step further if something is asked of the last
   * step.
   */
  private Trace trace(List<State> states, Optional<Predicate<Trace.Step>> isLast) {
    Interpreter.Start start = start(states.getFirst());
    List<Trace.Step> stem = new ArrayList<>();
    State state = start.state();
    for (int i = 1; i < states.size(); i++) {
      long[] target = packed(states.get(i));
      Trace.Step step = step(states.get(i - 1), state, next -> standsFor(target, next.state()));
      stem.add(step);
      state = step.state();
    }
    if (isLast.isPresent()) {
      stem.add(step(states.getLast(), state, isLast.get()));
    }
    return new Trace(interpreter.system(), start.resolution(), start.state(), stem, List.of());
  }

  /**
   * A step that is wanted. Where none is, because what stands for two states that are alike is not
   * the same, it is the one that is wanted from the state that stands for the other.
   */
  private Trace.Step step(State standing, State from, Predicate<Trace.Step> wanted) {
    return first(from, wanted)
        .or(
            () ->
                first(standing, wanted)
                    .flatMap(step -> interpreter.step(from, step.action(), step.resolution())))
        .orElseThrow(LostRunException::new);
  }

  private Optional<Trace.Step> first(State from, Predicate<Trace.Step> wanted) {
    return interpreter.successors(from).stream().filter(wanted).findFirst();
  }

  private boolean standsFor(long[] representing, State state) {
    long[] packed = packed(state);
    representative.normalize(packed, 0);
    return Arrays.equals(packed, representing);
  }

  private Interpreter.Start start(State representing) {
    long[] target = packed(representing);
    return interpreter.initialStates().stream()
        .filter(candidate -> standsFor(target, candidate.state()))
        .findFirst()
        .orElseThrow(LostRunException::new);
  }
}
