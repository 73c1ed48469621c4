package dev.defib.checker.sat.aiger;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.export.Invariant;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A system and its invariants in AIGER 1.9: each invariant is a bad output, under its name.
 *
 * <p>Format: Biere, Heljanko, Wieringa: AIGER 1.9 and beyond, 2011.
 */
public final class Aiger {
  private final Encoding encoding;
  private final List<Encoding.Target> targets;
  private final AigerCircuit circuit;
  private final String comment;
  private final List<String> badNames;

  /** For each node of the graph its number in the file, -1 for those that are not in it. */
  private final int[] numbers;

  /** The nodes whose variable stands for the negated value. */
  private final BitSet negated = new BitSet();

  /** The conjunctions, by their numbers. */
  private final int[] ands;

  private Aiger(
      Encoding encoding, List<Encoding.Target> targets, List<String> badNames, String comment) {
    this.encoding = encoding;
    this.targets = List.copyOf(targets);
    this.circuit = new AigerCircuit(encoding, targets);
    this.badNames = badNames;
    this.comment = comment;
    this.numbers = new int[circuit.aig.size()];
    this.ands = number();
  }

  public static Aiger of(TransitionSystem system, List<Invariant> invariants) {
    Encoding encoding = new Encoding(system);
    List<Encoding.Target> targets =
        invariants.stream().map(i -> encoding.target(Terms.not(i.term()))).toList();
    return new Aiger(
        encoding, targets, invariants.stream().map(Invariant::name).toList(), system.name());
  }

  /**
   * The run as an AIGER witness of the first invariant: the initial values of the latches, and the
   * inputs of each frame, the last of which is bad.
   */
  public String witness(Trace run) {
    List<Set<Integer>> frames = new ArrayList<>();
    if (!circuit.isFixed()) {
      frames.add(encoding.inputsOfStart(run.initialResolution()));
    }
    run.stem()
        .forEach(
            step ->
                frames.add(encoding.inputsOf(new Encoding.Move(step.action(), step.resolution()))));
    if (targets.getFirst().isOfStates() || (run.stem().isEmpty() && circuit.isFixed())) {
      frames.add(Set.of());
    }
    StringBuilder text = new StringBuilder("1\nb0\n");
    text.repeat('0', circuit.latches.size()).append('\n');
    for (Set<Integer> frame : frames) {
      circuit.inputs.forEach(input -> text.append(frame.contains(input) ? '1' : '0'));
      text.append('\n');
    }
    return text.append(".\n").toString();
  }

  private int[] number() {
    Arrays.fill(numbers, -1);
    numbers[0] = 0;
    int count = 0;
    for (int input : circuit.inputs) {
      numbers[Aig.node(input)] = ++count;
    }
    for (int latch : circuit.latches) {
      numbers[Aig.node(latch)] = ++count;
      negated.set(Aig.node(latch), Aig.isNegated(latch));
    }
    int[] nodes = needed().stream().filter(circuit.aig::isAnd).toArray();
    for (int node : nodes) {
      numbers[node] = ++count;
    }
    return nodes;
  }

  /** The nodes below the latches' next values and the bad outputs. */
  private BitSet needed() {
    BitSet needed = new BitSet();
    circuit.next.forEach(literal -> needed.set(Aig.node(literal)));
    circuit.bad.forEach(literal -> needed.set(Aig.node(literal)));
    for (int node = needed.length() - 1; node > 0; node = needed.previousSetBit(node - 1)) {
      if (circuit.aig.isAnd(node)) {
        needed.set(Aig.node(circuit.aig.left(node)));
        needed.set(Aig.node(circuit.aig.right(node)));
      }
    }
    return needed;
  }

  /** The literal in the file. A latch may stand for its negation. */
  private int literal(int literal) {
    int node = Aig.node(literal);
    return 2 * numbers[node] + (Aig.isNegated(literal) == negated.get(node) ? 0 : 1);
  }

  /** The format that people can read, {@code aag}. */
  public String ascii() {
    StringBuilder text = new StringBuilder(header("aag"));
    circuit.inputs.forEach(input -> text.append(literal(input)).append('\n'));
    for (int i = 0; i < circuit.latches.size(); i++) {
      text.append(literal(circuit.latches.get(i))).append(' ');
      text.append(literal(circuit.next.get(i))).append('\n');
    }
    circuit.bad.forEach(bad -> text.append(literal(bad)).append('\n'));
    for (int node : ands) {
      text.append(2 * numbers[node]).append(' ');
      text.append(greater(node)).append(' ').append(less(node)).append('\n');
    }
    return text.append(symbols()).toString();
  }

  /** The format that programs read, {@code aig}. */
  public byte[] binary() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder text = new StringBuilder(header("aig"));
    circuit.next.forEach(next -> text.append(literal(next)).append('\n'));
    circuit.bad.forEach(bad -> text.append(literal(bad)).append('\n'));
    bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    for (int node : ands) {
      write(2 * numbers[node] - greater(node), bytes);
      write(greater(node) - less(node), bytes);
    }
    bytes.writeBytes(symbols().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** Seven bits a byte, the lowest first; all but the last are marked. */
  private static void write(int number, ByteArrayOutputStream bytes) {
    int rest = number;
    while (rest > 0x7F) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }

  private int greater(int node) {
    return Math.max(literal(circuit.aig.left(node)), literal(circuit.aig.right(node)));
  }

  private int less(int node) {
    return Math.min(literal(circuit.aig.left(node)), literal(circuit.aig.right(node)));
  }

  /** The greatest variable, and how many inputs, latches, outputs, ands and bad outputs. */
  private String header(String format) {
    int inputs = circuit.inputs.size();
    int latches = circuit.latches.size();
    int last = inputs + latches + ands.length;
    return "%s %d %d %d 0 %d %d\n"
        .formatted(format, last, inputs, latches, ands.length, circuit.bad.size());
  }

  private String symbols() {
    StringBuilder text = new StringBuilder();
    append(text, 'i', circuit.inputNames);
    append(text, 'l', circuit.latchNames);
    append(text, 'b', badNames);
    return text.append("c\n").append(comment).append('\n').toString();
  }

  private static void append(StringBuilder text, char kind, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      text.append(kind).append(i).append(' ').append(names.get(i)).append('\n');
    }
  }
}
