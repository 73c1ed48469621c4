package dev.defib.dsl.random;

import dev.defib.dsl.random.Draft.Command;
import dev.defib.dsl.random.Draft.Latch;
import dev.defib.dsl.random.Draft.Port;
import dev.defib.dsl.random.Scope.Variable;
import dev.defib.dsl.random.Triggers.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * The states and transitions of one machine.
 *
 * <p>Its states form a ring, so that most can be reached, with further transitions across. A round
 * of the ring waits somewhere for time, for another machine or for the environment, since otherwise
 * nearly every timed model would stop time.
 */
final class Behaviour {
  private final Dice dice;
  private final Draft draft;
  private final Traits traits;
  private final boolean timed;
  private final Effects effects;
  private final Triggers triggers;

  /** The state in which the lock is held, -1 for none: entered by `acquire` alone. */
  private final int holding;

  Behaviour(Dice dice, Draft draft, Profile profile, Traits traits) {
    this.dice = dice;
    this.draft = draft;
    this.traits = traits;
    this.timed = profile.timed();
    this.effects = new Effects(dice, draft, profile.timed(), traits.careless());
    this.triggers = new Triggers(dice, draft, profile.timed(), traits.brisk());
    this.holding = draft.locks.isEmpty() ? -1 : dice.between(1, draft.states.size() - 1);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (draft.isSoftware()) {
      softwareStates(lines, draft.states, "", holding);
      if (!draft.workerStates.isEmpty()) {
        lines.add("  thread worker {");
        if (dice.percent(50)) {
          lines.add("    " + transition(triggers.software(), -1, "stay"));
        }
        softwareStates(lines, draft.workerStates, "  ", -1);
        lines.add("  }");
      }
      if (dice.percent(20)) {
        lines.add("  " + transition(triggers.software(), -1, "stay"));
      }
      if (draft.kind == Draft.Kind.POLICY && traits.vigilant()) {
        draft.watched.forEach(w -> heartbeat(lines, w.text()));
      }
      if (draft.kind == Draft.Kind.POLICY && !traits.vigilant() && dice.percent(60)) {
        draft.watched.forEach(w -> lines.add("  lazy { kill " + w.text() + " } -> stay"));
      }
      if (draft.kind == Draft.Kind.POLICY && traits.careless()) {
        draft.watched.forEach(w -> lines.add("  lazy { start " + w.text() + " } -> stay"));
      }
    } else {
      deviceStates(lines);
    }
    addUnused(lines);
    for (String fault : draft.faults) {
      String block = draft.own.isEmpty() ? "" : " { " + effects.ownAssignment() + " }";
      String guard = dice.percent(30) ? " when " + guard(List.of()) : "";
      lines.add("  fault " + fault + guard + block + " -> " + dice.pick(free()));
    }
    return lines;
  }

  /** In every state: what does not answer is killed, and what is dead is started again. */
  private void heartbeat(List<String> lines, String watched) {
    String beat =
        timed ? "every " + dice.between(2, 4) + " when " : "fair when alive(" + watched + ") and ";
    lines.add("  " + beat + "not answers(" + watched + ") { kill " + watched + " } -> stay");
    if (dice.percent(70)) {
      lines.add(
          "  on exit("
              + watched
              + ") when dead("
              + watched
              + ") { start "
              + watched
              + " } -> stay");
    }
  }

  /** What is handed to the machine, or promised by it, and not in use yet goes into a state. */
  private void addUnused(List<String> lines) {
    String text = String.join("\n", lines);
    int place = lines.indexOf("  }");
    Expressions expressions = new Expressions(dice, draft.scope());
    String free = dice.pick(free());
    for (Port port : draft.sends) {
      if (!text.contains(port.text() + "!")) {
        String send = "lazy { " + effects.send(port, expressions) + " } -> ";
        lines.add(place, "    " + send + free);
      }
    }
    for (Port port : draft.receives) {
      if (!text.contains("on " + port.text() + "?")) {
        lines.add(place, "    on " + port.text() + "?other -> stay");
      }
    }
    for (Command command : draft.commands) {
      if (!text.contains("on " + command.name())) {
        boolean software = draft.isSoftware();
        String handler =
            software ? transition(triggers.handler(command), 0, free) : handlerLine(command, 0);
        lines.add(place, "    " + handler);
      }
    }
  }

  private void softwareStates(
      List<String> lines, List<String> states, String indent, int critical) {
    int pause = dice.below(states.size());
    int call = dice.percent(85) ? (pause + 1) % states.size() : -1;
    int resting = dice.below(states.size());
    for (int i = 0; i < states.size(); i++) {
      boolean initial = i == 0 || (i == 2 && critical != i && dice.percent(12));
      boolean rest = traits.restful() || (i == resting && dice.percent(60));
      lines.add(
          indent
              + "  state "
              + states.get(i)
              + (initial ? " initial" : "")
              + (rest ? " rest" : "")
              + (dice.percent(18) ? " deaf" : "")
              + " {");
      softwareState(lines, states, indent + "    ", i, critical, i == pause, i == call);
      lines.add(indent + "  }");
    }
  }

  private void softwareState(
      List<String> lines,
      List<String> states,
      String indent,
      int i,
      int critical,
      boolean pause,
      boolean call) {
    // Only the states of the machine itself hold its lock; the index of any other stands for those.
    int from = critical < 0 ? 0 : i;
    int next = (i + 1) % states.size();
    if (next == critical) {
      String lock = draft.locks.getFirst();
      lines.add(
          indent + "acquire " + lock + effectBlock(List.of(), "") + " -> " + states.get(next));
      if (dice.percent(25)) {
        lines.add(indent + "acquire " + lock + " otherwise -> " + states.getFirst());
      }
    } else {
      Trigger trigger = call ? triggers.call() : triggers.likely(pause);
      lines.add(indent + transition(trigger, from, states.get(next)));
      if (dice.percent(30)) {
        lines.add(indent + transition(triggers.own(), from, states.get(next)));
      }
    }
    for (int extra = dice.below(3); extra > 0; extra--) {
      lines.add(indent + transition(triggers.software(), from, target(states, i, critical)));
    }
    if (dice.percent(10) && !draft.receives.isEmpty() && i != critical) {
      String receive = "on " + draft.receives.getFirst().text() + "?";
      String kind = draft.receives.getFirst().messages().kinds().getFirst().name();
      lines.add(indent + receive + kind + " when " + guard(List.of()) + " -> stay");
      lines.add(indent + receive + kind + " otherwise -> " + target(states, i, critical));
    }
  }

  private String target(List<String> states, int from, int critical) {
    List<String> free = new ArrayList<>(states);
    if (critical >= 0) {
      free.remove(critical);
    }
    return switch (dice.below(12)) {
      case 0, 1 -> from == critical ? free.getFirst() : "stay";
      case 2 -> critical < 0 ? "any" : free.getFirst();
      case 3 -> free.size() > 1 ? "{ " + free.get(0) + ", " + free.get(1) + " }" : "stay";
      case 4 -> traits.mortal() ? "exit(" + dice.of("normal", "failure") + ")" : dice.pick(free);
      default -> dice.pick(free);
    };
  }

  private List<String> free() {
    return draft.states.stream().filter(s -> draft.states.indexOf(s) != holding).toList();
  }

  /** A whole transition; from {@code from} -1, of the machine or thread. */
  private String transition(Trigger trigger, int from, String target) {
    String modifier = "";
    if (!trigger.text().equals("lazy") && !isHandler(trigger)) {
      modifier = dice.percent(8) ? "lazy " : dice.percent(12) ? "fair " : "";
    }
    String guard = trigger.guarded() || dice.percent(65) ? "" : " when " + guard(trigger.locals());
    boolean periodic = trigger.text().startsWith("every");
    if (from < 0 && trigger.text().startsWith("after")) {
      return "every 3" + guard + effectBlock(List.of(), "") + " -> stay";
    }
    boolean leaves = from >= 0 && from == holding && !target.equals("stay");
    String last = leaves ? "release " + draft.locks.getFirst() : trigger.last();
    String block = effectBlock(trigger.locals(), last);
    if (leaves && !trigger.last().isEmpty()) {
      block = " { release " + draft.locks.getFirst() + "; " + trigger.last() + " }";
    }
    boolean shortened = periodic && !leaves && !block.isEmpty() && dice.percent(60);
    String arrow = shortened ? "" : " -> " + target;
    return (modifier + trigger.text() + guard + block + arrow).strip();
  }

  private boolean isHandler(Trigger trigger) {
    return draft.commands.stream().anyMatch(c -> trigger.text().startsWith("on " + c.name()));
  }

  private String guard(List<Variable> locals) {
    return new Expressions(dice, draft.scope().with(locals)).truth(dice.percent(60) ? 0 : 2);
  }

  private String effectBlock(List<Variable> locals, String last) {
    List<String> all = new ArrayList<>(effects.some(2, locals));
    if (!last.isEmpty()) {
      all.add(last);
    }
    return all.isEmpty() ? "" : " { " + String.join("; ", all) + " }";
  }

  // ---- Devices

  private void deviceStates(List<String> lines) {
    List<String> states = draft.states;
    boolean covered = !traits.strict() && dice.percent(85);
    for (int i = 0; i < states.size(); i++) {
      lines.add("  " + (draft.visibleStates.get(i) ? "visible " : "") + head(i));
      for (Command command : draft.commands) {
        if (dice.percent(traits.strict() ? 60 : 75)) {
          lines.add("    " + handlerLine(command, i));
        }
      }
      if (i > 0 || dice.percent(75)) {
        lines.add("    " + selfMove(states.get((i + 1) % states.size())));
      }
      if (covered && dice.percent(50)) {
        lines.add("    otherwise " + dice.of("ignore", "-> " + dice.pick(states), "-> any"));
      }
      lines.add("  }");
    }
    if (covered) {
      lines.add("  otherwise " + dice.of("ignore", "ignore", "-> any", "-> stay"));
    }
  }

  private String head(int i) {
    String shown =
        i == 2 && draft.visibleStates.get(i) && dice.percent(50)
            ? " shown as " + draft.states.getFirst()
            : "";
    return "state " + draft.states.get(i) + (i == 0 ? " initial" : "") + shown + " {";
  }

  private String handlerLine(Command command, int i) {
    Trigger trigger = triggers.handler(command);
    boolean revives = command.name().equals("power");
    String guard = dice.percent(15) && !traits.strict() ? " when " + guard(trigger.locals()) : "";
    int size = draft.states.size();
    return trigger.text()
        + (revives ? " revives" : "")
        + guard
        + effectBlock(trigger.locals(), trigger.last())
        + " -> "
        + (dice.percent(70) ? draft.states.get((i + 1) % size) : dice.pick(draft.states));
  }

  private String selfMove(String next) {
    Trigger trigger = triggers.device();
    List<String> all = new ArrayList<>(effects.some(1, List.of()));
    draft.signals.stream()
        .filter(s -> dice.percent(70))
        .forEach(
            s ->
                all.add(
                    (s.latch() == Latch.LEVEL ? dice.of("raise ", "lower ") : "raise ")
                        + s.name()));
    String block = all.isEmpty() ? "" : " { " + String.join("; ", all) + " }";
    return (trigger.text() + block + " -> " + next).strip();
  }
}
