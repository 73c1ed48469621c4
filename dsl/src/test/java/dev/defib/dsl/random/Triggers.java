package dev.defib.dsl.random;

import dev.defib.dsl.random.Draft.Command;
import dev.defib.dsl.random.Draft.Latch;
import dev.defib.dsl.random.Draft.Link;
import dev.defib.dsl.random.Draft.MessageKind;
import dev.defib.dsl.random.Draft.Port;
import dev.defib.dsl.random.Scope.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the transitions of a machine wait for. */
final class Triggers {
  /**
   * @param text may end in a guard of its own; empty for none
   * @param paced whether it cannot be taken again and again at once: it needs another's step, time,
   *     or the environment's pleasure
   * @param locals what it binds
   * @param last an effect that must end the transition; empty for none
   * @param guarded whether it carries a guard already
   */
  record Trigger(String text, boolean paced, List<Variable> locals, String last, boolean guarded) {
    static Trigger plain(String text, boolean paced) {
      return new Trigger(text, paced, List.of(), "", false);
    }
  }

  private final Dice dice;
  private final Draft draft;
  private final boolean timed;
  private final boolean brisk;

  Triggers(Dice dice, Draft draft, boolean timed, boolean brisk) {
    this.brisk = brisk;
    this.dice = dice;
    this.draft = draft;
    this.timed = timed;
  }

  /** What mostly comes sooner or later; paced, if there must be a pause in each round. */
  Trigger likely(boolean mustPause) {
    List<Supplier<Trigger>> choices = new ArrayList<>();
    addCommon(choices);
    if (!mustPause) {
      draft.devices.forEach(d -> addCommands(d, choices));
      draft.devices.forEach(d -> addCommands(d, choices));
      draft.servers.forEach(s -> addCommands(s, choices));
      choices.add(() -> Trigger.plain("", false));
    }
    return dice.pick(choices).get();
  }

  /** A command to another machine, if there is one to give. */
  Trigger call() {
    List<Supplier<Trigger>> choices = new ArrayList<>();
    draft.devices.forEach(d -> addCommands(d, choices));
    draft.servers.forEach(s -> addCommands(s, choices));
    return choices.isEmpty() ? likely(false) : dice.pick(choices).get();
  }

  /** Anything that software may wait for and that cannot be had again and again at once. */
  Trigger software() {
    List<Supplier<Trigger>> choices = new ArrayList<>();
    addCommon(choices);
    if (draft.isSupervisor()) {
      draft.watched.forEach(w -> choices.add(() -> exit(w)));
      draft.watched.forEach(w -> choices.add(() -> exit(w)));
      draft.groups.forEach(g -> choices.add(() -> exitOfAny(g)));
    }
    draft.shared.stream()
        .filter(h -> !h.ghost() && !(h.type() instanceof ValueType.ArrayOf))
        .forEach(h -> choices.add(() -> Trigger.plain("on change " + h.text(), !h.writable())));
    draft.commands.forEach(c -> choices.add(() -> handler(c)));
    draft.timers.forEach(t -> choices.add(() -> Trigger.plain("on " + t, true)));
    return dice.pick(choices).get();
  }

  private void addCommon(List<Supplier<Trigger>> choices) {
    for (int i = 0; i < 2; i++) {
      draft.receives.forEach(p -> choices.add(() -> receive(p)));
      draft.devices.forEach(d -> d.machine().signals.forEach(s -> choices.add(() -> taken(d, s))));
      choices.add(this::own);
      if (timed) {
        choices.add(this::time);
      }
    }
  }

  /** What the machine does of itself: at its pleasure, or as it must. */
  Trigger own() {
    if (!brisk) {
      return Trigger.plain("lazy", true);
    }
    return timed ? time() : Trigger.plain("", false);
  }

  /** How a device moves of itself. */
  Trigger device() {
    if (timed && dice.percent(70)) {
      return draft.timers.isEmpty() || dice.percent(70)
          ? time()
          : Trigger.plain("on " + dice.pick(draft.timers), true);
    }
    return own();
  }

  /** The handler of a command. */
  Trigger handler(Command command) {
    String parameters =
        command.parameters().stream()
            .map(p -> p.text() + ": " + p.type().text())
            .collect(Collectors.joining(", ", "(", ")"));
    String text = "on " + command.name() + (command.parameters().isEmpty() ? "" : parameters);
    String last = "";
    if (command.reply() != null) {
      Scope scope = draft.scope().with(command.parameters());
      last = "reply " + new Expressions(dice, scope).fitting(command.reply());
    }
    return new Trigger(text, true, command.parameters(), last, false);
  }

  private void addCommands(Link link, List<Supplier<Trigger>> choices) {
    link.machine().commands.forEach(c -> choices.add(() -> call(link, c)));
  }

  private Trigger call(Link link, Command command) {
    Expressions expressions = new Expressions(dice, draft.scope());
    String arguments =
        command.parameters().stream()
            .map(p -> expressions.fitting(p.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    String result =
        draft.assignable().stream()
            .filter(v -> v.type().equals(command.reply()))
            .findFirst()
            .map(v -> " ? " + v.text())
            .orElse("");
    String text = "do " + link.text() + "." + command.name();
    return Trigger.plain(text + (command.parameters().isEmpty() ? "" : arguments) + result, false);
  }

  private Trigger receive(Port port) {
    if (dice.percent(12)) {
      return Trigger.plain("on " + port.text() + "?other", true);
    }
    MessageKind kind = dice.pick(port.messages().kinds());
    List<String> names = new ArrayList<>();
    List<Variable> locals = new ArrayList<>();
    for (Variable field : kind.fields()) {
      boolean bound = dice.percent(75);
      String name = "got_" + field.text();
      names.add(bound ? name : "_");
      if (bound) {
        locals.add(new Variable(name, field.type()));
      }
    }
    String binders = names.isEmpty() ? "" : "(" + String.join(", ", names) + ")";
    return new Trigger("on " + port.text() + "?" + kind.name() + binders, true, locals, "", false);
  }

  private Trigger taken(Link device, Draft.Signal signal) {
    return Trigger.plain(
        "on " + device.text() + "." + signal.name(), signal.latch() != Latch.LEVEL);
  }

  private Trigger exit(Link link) {
    String text = "on exit(" + link.text() + ")";
    if (dice.percent(40)) {
      String reason = dice.of("normal", "failure", "killed", "crash");
      return new Trigger(
          text + " as why when why " + dice.of("==", "!=") + " " + reason,
          true,
          List.of(),
          "",
          true);
    }
    return Trigger.plain(text, true);
  }

  private Trigger exitOfAny(Link group) {
    List<Variable> locals =
        List.of(new Variable("which", new ValueType.Range(0, group.length() - 1L)));
    String restart = "if dead(" + group.text() + "[which]) { start " + group.text() + "[which] }";
    String last = draft.kind == Draft.Kind.POLICY && dice.percent(60) ? restart : "";
    return new Trigger("on exit(" + group.text() + "[which])", true, locals, last, false);
  }

  private Trigger time() {
    int low = dice.between(1, 3);
    return switch (dice.below(8)) {
      case 0, 1, 2 -> Trigger.plain("after " + ticks(low), true);
      case 3, 4 -> Trigger.plain("after " + low + ".." + (low + dice.between(0, 3)), true);
      case 5 -> Trigger.plain("after " + dice.between(0, 2) + "..", true);
      default -> Trigger.plain("every " + dice.between(1, 4), true);
    };
  }

  /** A number of ticks, or an expression that gives one. */
  private String ticks(int low) {
    List<String> names =
        IntStream.range(0, draft.constants.size())
            .filter(i -> draft.constants.get(i).low() == draft.constants.get(i).high())
            .mapToObj(i -> draft.constants.get(i).text())
            .toList();
    return !names.isEmpty() && dice.percent(30)
        ? (dice.percent(50) ? "1 << " : "") + dice.pick(names)
        : Integer.toString(low);
  }
}
