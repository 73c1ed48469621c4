package dev.defib.checker.sat.aiger;

import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A system as a sequential circuit: latches that start with 0, inputs, and outputs that must never
 * be 1.
 *
 * <p>Where there is one initial state, a latch whose initial value is 1 is kept negated. Where
 * there are several, the first step of the circuit is the choice of one: a further latch tells
 * whether that is done, and until then nothing is bad.
 */
final class AigerCircuit {
  final Aig aig;
  final List<String> inputNames = new ArrayList<>();
  final List<Integer> inputs = new ArrayList<>();
  final List<String> latchNames = new ArrayList<>();
  final List<Integer> latches = new ArrayList<>();
  final List<Integer> next = new ArrayList<>();
  final List<Integer> bad = new ArrayList<>();

  private final Encoding encoding;
  private final boolean isFixed;

  /** Whether the initial state was chosen. */
  private final int started;

  AigerCircuit(Encoding encoding, List<Encoding.Target> targets) {
    this.encoding = encoding;
    this.aig = encoding.aig();
    int[] initial = encoding.initialLatches();
    this.isFixed =
        encoding.startAllowed() == Aig.TRUE
            && Arrays.stream(initial).allMatch(value -> Aig.node(value) == 0);
    this.started = isFixed ? Aig.TRUE : aig.input();
    addInputs();
    addLatches(initial);
    targets.forEach(target -> bad.add(bad(target)));
  }

  /** Whether there is one initial state, so that the first step is a step of the system. */
  boolean isFixed() {
    return isFixed;
  }

  private void addInputs() {
    add("step", encoding.stepInputs());
    if (!isFixed) {
      add("start", encoding.startInputs());
    }
  }

  private void add(String name, int[] literals) {
    for (int i = 0; i < literals.length; i++) {
      inputs.add(literals[i]);
      inputNames.add(name + "." + i);
    }
  }

  private void addLatches(int[] initial) {
    int[] values = encoding.latches();
    int[] after = encoding.nextLatches();
    List<String> names = encoding.latchNames();
    int begins = aig.and(Aig.not(started), encoding.startAllowed());
    for (int i = 0; i < values.length; i++) {
      boolean isNegated = isFixed && initial[i] == Aig.TRUE;
      int chosen = aig.or(aig.and(started, after[i]), aig.and(begins, initial[i]));
      latches.add(Aig.xorSign(values[i], isNegated));
      latchNames.add(isNegated ? "not " + names.get(i) : names.get(i));
      next.add(Aig.xorSign(chosen, isNegated));
    }
    if (!isFixed) {
      latches.add(started);
      latchNames.add("started");
      next.add(aig.or(started, begins));
    }
  }

  private int bad(Encoding.Target target) {
    if (target.isOfStates()) {
      return aig.and(started, target.latched());
    }
    int atStart = isFixed ? target.initial() : aig.and(Aig.not(started), target.initial());
    return aig.or(atStart, aig.and(started, target.stepped()));
  }
}
