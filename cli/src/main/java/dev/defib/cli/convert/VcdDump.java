package dev.defib.cli.convert;

import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value change dump (IEEE 1364): one unit of time is a step. Truth values are wires, whole
 * numbers integers, all else is text, which viewers of waveforms show as such.
 */
final class VcdDump {
  private static final String TICKS = "ticks";
  private static final String STEP = "step";

  private final List<Signal> signals = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private VcdDump() {}

  private record Signal(String name, String id, Kind kind) {}

  private enum Kind {
    WIRE("wire 1"),
    INTEGER("integer 64"),
    TEXT("string 1");

    private final String declared;

    Kind(String declared) {
      this.declared = declared;
    }
  }

  static String write(TraceDocument trace) {
    var dump = new VcdDump();
    dump.header(trace);
    dump.values(trace);
    return dump.text.toString();
  }

  private void header(TraceDocument trace) {
    text.append("$timescale 1 s $end\n$scope module ")
        .append(word(trace.system()))
        .append(" $end\n");
    declare(STEP, Kind.TEXT);
    declare(TICKS, Kind.INTEGER);
    List<Map<String, String>> states = States.of(trace);
    for (Shown shown : trace.initial()) {
      List<String> values = states.stream().map(s -> String.valueOf(s.get(shown.name()))).toList();
      declare(shown.name(), kind(values));
    }
    text.append("$upscope $end\n$enddefinitions $end\n");
  }

  private static Kind kind(List<String> values) {
    if (values.stream().allMatch(value -> value.matches("true|false"))) {
      return Kind.WIRE;
    }
    boolean numbers = values.stream().allMatch(value -> value.matches("-?\\d{1,18}"));
    return numbers ? Kind.INTEGER : Kind.TEXT;
  }

  private void declare(String name, Kind kind) {
    var signal = new Signal(name, id(signals.size()), kind);
    signals.add(signal);
    text.append("$var %s %s %s $end\n".formatted(kind.declared, signal.id(), word(name)));
  }

  private void values(TraceDocument trace) {
    List<Map<String, String>> states = States.of(trace);
    List<TraceDocument.Step> steps = trace.steps().toList();
    Map<String, String> before = Map.of();
    for (int i = 0; i < states.size(); i++) {
      Map<String, String> now = states.get(i);
      now.put(STEP, i == 0 ? "initially" : steps.get(i - 1).label());
      now.put(TICKS, Long.toString(i == 0 ? 0 : steps.get(i - 1).ticks()));
      text.append('#').append(i).append('\n');
      for (Signal signal : signals) {
        String value = now.getOrDefault(signal.name(), "");
        if (!value.equals(before.get(signal.name()))) {
          text.append(change(signal, value)).append('\n');
        }
      }
      before = now;
    }
    text.append('#').append(states.size()).append('\n');
  }

  private static String change(Signal signal, String value) {
    return switch (signal.kind()) {
      case WIRE -> (value.equals("true") ? "1" : "0") + signal.id();
      case INTEGER -> "b" + Long.toBinaryString(Long.parseLong(value)) + " " + signal.id();
      case TEXT -> "s" + word(value) + " " + signal.id();
    };
  }

  /** Short names of printable characters, as the format wants them. */
  private static String id(int number) {
    int base = '~' - '!' + 1;
    String last = Character.toString('!' + number % base);
    return number < base ? last : id(number / base - 1) + last;
  }

  private static String word(String text) {
    return text.isEmpty() ? "_" : text.replaceAll("\\s+", "_").replaceAll("[^\\x21-\\x7E]", "?");
  }
}
