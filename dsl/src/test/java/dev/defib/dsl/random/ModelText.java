package dev.defib.dsl.random;

import dev.defib.dsl.random.Draft.MessageKind;
import dev.defib.dsl.random.Draft.MessageType;
import dev.defib.dsl.random.Draft.Own;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a model from its blueprint. */
final class ModelText {
  private final Dice dice;
  private final Profile profile;
  private final Traits traits;
  private final Blueprint blueprint;

  /** Whether the capacity of two is a constant of the model. */
  private final boolean namedCapacity;

  /** Whether the limits of machines are parameters of the system. */
  private final boolean systemLimit;

  ModelText(Dice dice, Profile profile, Traits traits, Blueprint blueprint) {
    this.dice = dice;
    this.profile = profile;
    this.traits = traits;
    this.blueprint = blueprint;
    this.namedCapacity = dice.percent(50);
    this.systemLimit = dice.percent(50);
  }

  /** The enumeration and the messages. */
  List<String> vocabulary() {
    List<String> lines = new ArrayList<>();
    if (blueprint.usesMode()) {
      ValueType.Enumerated mode = Blueprint.MODE;
      lines.add("enum " + mode.name() + " { " + String.join(", ", mode.literals()) + " }");
    }
    messages(lines, blueprint.requests);
    messages(lines, blueprint.replies);
    return lines;
  }

  /** The machines and the system. */
  List<String> rest() {
    List<String> lines = new ArrayList<>();
    if (namedCapacity) {
      lines.add("const pair" + (dice.percent(50) ? ": int" : "") + " = 2");
    }
    blueprint.machines.forEach(m -> machine(lines, m));
    system(lines);
    return lines;
  }

  /** The arguments that a spec gives the system, with parentheses, or nothing. */
  String systemArguments() {
    return hasLimit() && dice.percent(50)
        ? "(" + dice.of("", "limit = ") + dice.between(1, 2) + ")"
        : "";
  }

  private boolean hasLimit() {
    return systemLimit && blueprint.machines.stream().anyMatch(m -> !m.constants.isEmpty());
  }

  private void messages(List<String> lines, MessageType type) {
    lines.add(
        type.kinds().stream()
            .map(ModelText::kind)
            .collect(Collectors.joining(", ", "messages " + type.name() + " { ", " }")));
  }

  private static String kind(MessageKind kind) {
    return kind.fields().isEmpty()
        ? kind.name()
        : kind.fields().stream()
            .map(f -> f.text() + ": " + f.type().text())
            .collect(Collectors.joining(", ", kind.name() + "(", ")"));
  }

  private void machine(List<String> lines, Draft machine) {
    String parameters =
        machine.parameters.isEmpty() ? "" : "(" + String.join(", ", machine.parameters) + ")";
    lines.add(machine.word() + " " + machine.type + parameters + " {");
    machine.own.forEach(o -> lines.add("  " + variable(o)));
    machine.signals.forEach(
        s ->
            lines.add(
                (s.visible() ? "  visible signal " : "  signal ")
                    + s.name()
                    + switch (s.latch()) {
                      case BIT -> "";
                      case COUNTING -> " counts to 2";
                      case LEVEL -> " level";
                    }));
    machine.timers.forEach(t -> lines.add("  timer " + t));
    machine.windows.forEach(
        w -> lines.add("  window " + w + "[2] over 3" + (dice.percent(50) ? " tumbling" : "")));
    if (dice.percent(12)) {
      lines.add("  define settled = " + new Expressions(dice, machine.scope()).truth(1));
    }
    lines.addAll(new Behaviour(dice, machine, profile, traits).lines());
    lines.add("}");
  }

  private static String variable(Own own) {
    return own.modifiers()
        + "var "
        + own.name()
        + ": "
        + own.type().text()
        + (own.initial().isEmpty() ? "" : " = " + own.initial());
  }

  private void system(List<String> lines) {
    lines.add("system Desk" + (hasLimit() ? "(limit: int = 2)" : "") + " {");
    for (Blueprint.Shared shared : blueprint.shared) {
      String initial = shared.initial().isEmpty() ? "" : " = " + shared.initial();
      String declared = "var " + shared.name() + ": " + shared.type().text();
      lines.add("  " + shared.modifiers() + declared + initial);
    }
    for (Blueprint.Lock lock : blueprint.locks) {
      String freed = lock.freed() ? " freed with owner" : "";
      lines.add("  lock " + lock.name() + array(lock.copies()) + freed);
    }
    for (Blueprint.Queue queue : blueprint.queues) {
      String capacity = queue.capacity() == 2 && namedCapacity ? "pair" : "" + queue.capacity();
      lines.add(
          "  queue "
              + queue.name()
              + array(queue.copies())
              + ": "
              + queue.messages().name()
              + "["
              + capacity
              + "]"
              + queue.attributes());
    }
    blueprint.machines.forEach(m -> lines.add("  " + instance(m)));
    lines.add("}");
  }

  private String instance(Draft machine) {
    List<String> arguments = new ArrayList<>(machine.arguments);
    if (hasLimit() && !machine.constants.isEmpty()) {
      arguments.removeIf(a -> a.startsWith("limit = "));
      arguments.add("limit = limit");
    }
    return machine.name
        + array(machine.copies)
        + ": "
        + machine.type
        + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")")
        + machine.attributes.stream().map(a -> " " + a).collect(Collectors.joining());
  }

  private static String array(int copies) {
    return copies > 1 ? "[" + copies + "]" : "";
  }
}
