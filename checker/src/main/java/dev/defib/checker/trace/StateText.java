package dev.defib.checker.trace;

import dev.defib.checker.engine.State;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.ArrayList;
import java.util.List;

/** Shows the states of one system, view by view, in the system's order of views. */
public final class StateText {
  private static final int HUNG = 1;
  private static final int DEAD = 2;
  private static final int NO_AGE = -1;

  private final TransitionSystem system;

  public StateText(TransitionSystem system) {
    this.system = system;
  }

  /** All that the user can see of a state. */
  public List<Shown> show(State state) {
    return system.views().stream()
        .map(view -> new Shown(view.name(), machine(view.owner()), sort(view), text(view, state)))
        .toList();
  }

  /** The value of one view in a state. */
  public String text(View view, State state) {
    return switch (view) {
      case View.Plain plain -> plain(plain.variable(), state);
      case View.Location location -> location(location, state);
      case View.Queue queue -> queue(queue, state);
      case View.Window window -> window(window, state);
    };
  }

  /** The name of a machine, empty for the environment. */
  public String machine(int owner) {
    return owner < 0 ? "" : system.machines().get(owner).name();
  }

  private static Shown.Sort sort(View view) {
    return switch (view) {
      case View.Plain plain -> sort(plain.variable().role());
      case View.Location _ -> Shown.Sort.STATE;
      case View.Queue _ -> Shown.Sort.QUEUE;
      case View.Window _ -> Shown.Sort.WINDOW;
    };
  }

  private static Shown.Sort sort(Variable.Role role) {
    return switch (role) {
      case LOCATION -> Shown.Sort.STATE;
      case CLOCK -> Shown.Sort.CLOCK;
      case LATCH -> Shown.Sort.LATCH;
      case QUEUE -> Shown.Sort.QUEUE;
      case DATA, LIFE, LOCK, BUDGET, ERROR -> Shown.Sort.VARIABLE;
    };
  }

  private static String plain(Variable variable, State state) {
    if (!variable.array()) {
      return element(variable, 0, state);
    }
    var elements = new ArrayList<String>();
    for (int i = 0; i < variable.length(); i++) {
      elements.add(element(variable, i, state));
    }
    return "[" + String.join(", ", elements) + "]";
  }

  /** A machine that is dead is in none of its states; one that is hung or wedged is in one. */
  private String location(View.Location view, State state) {
    var ailments = new ArrayList<String>();
    for (Variable life : view.life()) {
      long value = state.value(life.offset());
      if (value != 0) {
        ailments.add(ailment(life, value, isDevice(view.owner())));
      }
    }
    if (ailments.contains("dead")) {
      return "dead";
    }
    String location = element(view.location(), 0, state);
    return ailments.isEmpty() ? location : location + " (" + String.join(", ", ailments) + ")";
  }

  private boolean isDevice(int owner) {
    return owner >= 0 && system.machines().get(owner).kind().equals("device");
  }

  /** A device's flags are named after what struck it: {@code nic.wedged}, {@code nic.removed}. */
  private static String ailment(Variable life, long value, boolean device) {
    if (life.type() instanceof Type.Enumeration names) {
      return names.show(value);
    }
    if (device) {
      return life.name().substring(life.name().lastIndexOf('.') + 1);
    }
    return switch ((int) value) {
      case HUNG -> "hung";
      case DEAD -> "dead";
      default -> "?" + value;
    };
  }

  private static String queue(View.Queue view, State state) {
    long length = state.value(view.length().offset());
    var messages = new ArrayList<String>();
    for (int i = 0; i < length; i++) {
      messages.add(message(view, i, state));
    }
    return "[" + String.join(", ", messages) + "]";
  }

  private static String message(View.Queue view, int place, State state) {
    int kind = (int) state.value(view.kinds().offset() + place);
    View.MessageKind message = view.messageKinds().get(kind);
    var fields = new ArrayList<String>();
    for (int f = 0; f < message.fields().size(); f++) {
      long value = state.value(view.fields().get(f).offset() + place);
      fields.add(message.fields().get(f).show(value));
    }
    return fields.isEmpty()
        ? message.name()
        : message.name() + "(" + String.join(", ", fields) + ")";
  }

  /** The count comes first: it is what a guard asks for. */
  private static String window(View.Window view, State state) {
    var ages = new ArrayList<String>();
    for (int i = 0; i < view.ages().length(); i++) {
      long age = state.value(view.ages().offset() + i);
      if (age != NO_AGE) {
        ages.add(Long.toString(age));
      }
    }
    if (!view.count().isEmpty()) {
      return element(view.count().getFirst(), 0, state) + " (age " + String.join("", ages) + ")";
    }
    String of = ages.size() == 1 ? " (age " : " (ages ";
    return ages.isEmpty() ? "0" : ages.size() + of + String.join(", ", ages) + ")";
  }

  private static String element(Variable variable, int element, State state) {
    return variable.type().show(state.value(variable.offset() + element));
  }
}
