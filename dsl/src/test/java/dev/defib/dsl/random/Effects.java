package dev.defib.dsl.random;

import dev.defib.dsl.random.Draft.Latch;
import dev.defib.dsl.random.Draft.Link;
import dev.defib.dsl.random.Draft.MessageKind;
import dev.defib.dsl.random.Draft.Port;
import dev.defib.dsl.random.Draft.Signal;
import dev.defib.dsl.random.Scope.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The effects of a machine's transitions.
 *
 * <p>They cause no range error and no misuse unless the machine is {@code careless}.
 */
final class Effects {
  private final Dice dice;
  private final Draft draft;
  private final boolean timed;
  private final boolean careless;

  Effects(Dice dice, Draft draft, boolean timed, boolean careless) {
    this.dice = dice;
    this.draft = draft;
    this.timed = timed;
    this.careless = careless;
  }

  /** At most so many effects, in which the locals (parameters, received fields) may be read. */
  List<String> some(int most, List<Variable> locals) {
    Expressions expressions = new Expressions(dice, draft.scope().with(locals));
    List<String> result = new ArrayList<>();
    for (int i = dice.below(most + 1); i > 0; i--) {
      one(expressions, 1).ifPresent(result::add);
    }
    return result;
  }

  /** All that a fault of the machine's own may do: an assignment to one of its own variables. */
  String ownAssignment() {
    Draft.Own variable = dice.pick(draft.own);
    return assign(
        new Variable(variable.name(), variable.type()), new Expressions(dice, draft.scope()));
  }

  /** A message into the queue. */
  String send(Port port, Expressions expressions) {
    MessageKind kind = dice.pick(port.messages().kinds());
    boolean named = dice.percent(30);
    String arguments =
        kind.fields().stream()
            .map(f -> (named ? f.text() + " = " : "") + expressions.fitting(f.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    return port.text() + "!" + kind.name() + (kind.fields().isEmpty() ? "" : arguments);
  }

  private Optional<String> one(Expressions expressions, int depth) {
    List<Supplier<String>> choices = new ArrayList<>();
    List<Variable> assignable = draft.assignable();
    if (!assignable.isEmpty()) {
      choices.add(() -> assign(dice.pick(assignable), expressions));
      choices.add(() -> assign(dice.pick(assignable), expressions));
      if (depth > 0) {
        choices.add(() -> conditional(expressions));
      }
    }
    draft.sends.forEach(p -> choices.add(() -> send(p, expressions)));
    draft.signals.forEach(s -> choices.add(() -> signal(s)));
    draft.devices.forEach(d -> d.machine().signals.forEach(s -> choices.add(() -> taken(d, s))));
    if (timed) {
      draft.windows.forEach(w -> choices.addAll(List.of(() -> "note " + w, () -> "note " + w)));
      draft.timers.forEach(
          t -> choices.add(() -> dice.percent(60) ? "set " + t + " = " + delay() : "stop " + t));
    }
    if (draft.isSupervisor()) {
      draft.watched.forEach(w -> choices.add(() -> "clear exit(" + w.text() + ")"));
    }
    if (draft.kind == Draft.Kind.POLICY) {
      draft.watched.forEach(w -> choices.add(() -> supervise(w)));
      for (int i = 0; i < 3; i++) {
        draft.groups.forEach(g -> choices.add(() -> superviseAll(g)));
      }
    }
    return choices.isEmpty() ? Optional.empty() : Optional.of(dice.pick(choices).get());
  }

  private String assign(Variable variable, Expressions expressions) {
    String name = variable.text();
    return switch (variable.type()) {
      case ValueType.Range range -> assignRange(name, range, expressions);
      case ValueType.Truth type -> name + " = " + anyOr(type, expressions);
      case ValueType.Enumerated type -> name + " = " + anyOr(type, expressions);
      case ValueType.ArrayOf array ->
          dice.percent(50)
              ? "for i in 0.."
                  + (array.length() - 1)
                  + " { "
                  + name
                  + "[i] = "
                  + expressions.fitting(array.element())
                  + " }"
              : assign(
                  new Variable(name + "[" + dice.below(array.length()) + "]", array.element()),
                  expressions);
    };
  }

  private String anyOr(ValueType type, Expressions expressions) {
    return dice.percent(15) ? "any" : expressions.fitting(type);
  }

  private String assignRange(String name, ValueType.Range range, Expressions expressions) {
    boolean up = dice.percent(60);
    String step = name + (up ? " += 1" : " -= 1");
    return switch (dice.below(8)) {
      case 0 -> name + " = any";
      case 1 -> name + " = any " + range.low() + ".." + (range.low() + 1);
      case 2, 3, 5 -> careless ? step : guarded(name, step, up, range);
      case 4 -> isGhost(name) ? name + " = any" : guarded(name, step, up, range);
      default -> name + " = " + expressions.fitting(range);
    };
  }

  private String guarded(String name, String step, boolean up, ValueType.Range range) {
    if (isGhost(name)) {
      return name + " = " + range.low();
    }
    String fits = up ? name + " < " + range.highText() : name + " > " + range.low();
    String wrapped = name + " = " + (up ? "" + range.low() : range.highText());
    return "if "
        + fits
        + " { "
        + step
        + " }"
        + (dice.percent(50) ? " else { " + wrapped + " }" : "");
  }

  /** No transition may depend on a ghost, so it is never read, not even for its own next value. */
  private boolean isGhost(String name) {
    return draft.own.stream().anyMatch(o -> o.isGhost() && o.name().equals(name))
        || draft.shared.stream().anyMatch(h -> h.ghost() && h.text().equals(name));
  }

  private String conditional(Expressions expressions) {
    String text = "if " + expressions.truth(2) + block(expressions);
    return switch (dice.below(3)) {
      case 0 -> text;
      case 1 -> text + " else" + block(expressions);
      default ->
          text
              + " else if "
              + expressions.truth(1)
              + block(expressions)
              + " else"
              + block(expressions);
    };
  }

  private String block(Expressions expressions) {
    return " { " + one(expressions, 0).orElse("") + " }";
  }

  private String signal(Signal signal) {
    return switch (signal.latch()) {
      case LEVEL -> dice.of("raise ", "lower ") + signal.name();
      case BIT, COUNTING -> dice.of("raise ", "raise ", "raise ", "clear ") + signal.name();
    };
  }

  private String taken(Link device, Signal signal) {
    String name = device.text() + "." + signal.name();
    return signal.latch() == Latch.LEVEL
        ? dice.of("mask ", "unmask ") + name
        : dice.of("clear ", "mask ", "unmask ", "unmask ") + name;
  }

  private String supervise(Link link) {
    String start = "start " + link.text();
    return switch (dice.below(4)) {
      case 0 -> "kill " + link.text() + (dice.percent(40) ? " on purpose" : "");
      case 1 -> "if not answers(" + link.text() + ") { kill " + link.text() + " }";
      default -> careless ? start : "if dead(" + link.text() + ") { " + start + " }";
    };
  }

  private String superviseAll(Link group) {
    String slice = dice.of("", "[1..]", "[0..1]", "[0..0]") + (dice.percent(50) ? " reversed" : "");
    return dice.percent(50)
        ? "kill " + group.text() + slice
        : "if all d in " + group.text() + ": dead(d) { start " + group.text() + slice + " }";
  }

  private int delay() {
    return dice.between(1, 3);
  }
}
