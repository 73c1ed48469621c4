package dev.defib.dsl.random;

import dev.defib.dsl.random.Scope.Group;
import dev.defib.dsl.random.Scope.Numeric;
import dev.defib.dsl.random.Scope.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A type of machine with its one instance or array of instances: what it has and what it may use,
 * before its behaviour is written.
 */
final class Draft {
  enum Kind {
    DEVICE,
    DRIVER,
    POLICY,
    PROCESS
  }

  /**
   * @param initial how it starts, as written behind {@code =}; empty to leave it out
   */
  record Own(String modifiers, String name, ValueType type, String initial) {
    boolean isGhost() {
      return modifiers.contains("ghost");
    }

    boolean isVisible() {
      return modifiers.contains("visible");
    }
  }

  /**
   * @param reply null if there is none
   */
  record Command(
      String name, List<Variable> parameters, @org.jspecify.annotations.Nullable ValueType reply) {}

  enum Latch {
    BIT,
    COUNTING,
    LEVEL
  }

  record Signal(String name, Latch latch, boolean visible) {
    /** As what it is read. */
    ValueType type() {
      return latch == Latch.COUNTING ? new ValueType.Range(0, 2) : new ValueType.Truth();
    }
  }

  record MessageKind(String name, List<Variable> fields) {}

  record MessageType(String name, List<MessageKind> kinds) {}

  /** One end of a queue, by the name that this machine has for it. */
  record Port(String text, MessageType messages) {}

  /** Another machine, or a group of so many, by the name that this machine has for it. */
  record Link(String text, Draft machine, int length) {
    Link(String text, Draft machine) {
      this(text, machine, 1);
    }
  }

  /** A shared variable handed to this machine. */
  record Handed(String text, ValueType type, boolean writable, boolean ghost) {}

  final Kind kind;
  final String type;
  final String name;
  final int copies;
  final List<String> parameters = new ArrayList<>();
  final List<String> arguments = new ArrayList<>();
  final List<String> attributes = new ArrayList<>();
  final List<String> states;
  final List<String> workerStates = new ArrayList<>();
  final List<Boolean> visibleStates = new ArrayList<>();
  final List<Own> own = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  final List<String> timers = new ArrayList<>();
  final List<String> windows = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  final List<Port> receives = new ArrayList<>();
  final List<Port> sends = new ArrayList<>();
  final List<Link> devices = new ArrayList<>();
  final List<Link> servers = new ArrayList<>();
  final List<Link> watched = new ArrayList<>();
  final List<Link> groups = new ArrayList<>();
  final List<String> locks = new ArrayList<>();
  final List<Handed> shared = new ArrayList<>();
  final List<Numeric> constants = new ArrayList<>();
  int incarnations = 0;

  Draft(Kind kind, String type, String name, int copies, List<String> states) {
    this.kind = kind;
    this.type = type;
    this.name = name;
    this.copies = copies;
    this.states = List.copyOf(states);
  }

  boolean isSoftware() {
    return kind != Kind.DEVICE;
  }

  /** Whether it may ask for the life of others. */
  boolean isSupervisor() {
    return kind == Kind.POLICY || kind == Kind.PROCESS;
  }

  String word() {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  boolean isArray() {
    return copies > 1;
  }

  /** Its instances as a spec calls them. */
  List<String> instances() {
    return isArray()
        ? IntStream.range(0, copies).mapToObj(i -> name + "[" + i + "]").toList()
        : List.of(name);
  }

  void handed(String parameter, String argument) {
    parameters.add(parameter);
    arguments.add(argument);
  }

  /** What its transitions may assign, ghosts among it. */
  List<Variable> assignable() {
    List<Variable> result = new ArrayList<>();
    own.forEach(o -> result.add(new Variable(o.name(), o.type())));
    shared.stream()
        .filter(Handed::writable)
        .forEach(h -> result.add(new Variable(h.text(), h.type())));
    return result;
  }

  /** What its transitions may read. */
  Scope scope() {
    List<Variable> variables = new ArrayList<>();
    own.stream()
        .filter(o -> !o.isGhost())
        .forEach(o -> variables.add(new Variable(o.name(), o.type())));
    shared.stream()
        .filter(h -> !h.ghost())
        .forEach(h -> variables.add(new Variable(h.text(), h.type())));
    List<String> truths = new ArrayList<>();
    List<Numeric> numbers = new ArrayList<>(constants);
    for (Link device : devices) {
      addVisible(device, variables, truths);
    }
    addQueues(truths, numbers);
    addLives(truths, numbers);
    windows.forEach(w -> numbers.add(new Numeric(w + ".count", Numeric.ATOM, 0, 2)));
    if (isArray()) {
      numbers.add(new Numeric("self", Numeric.ATOM, 0, copies - 1L));
    }
    if (!workerStates.isEmpty()) {
      workerStates.forEach(s -> truths.add("worker." + s));
    }
    List<Group> quantifiable =
        isSupervisor()
            ? groups.stream()
                .map(g -> new Group(g.text(), g.length(), List.of("alive(@)", "dead(@)")))
                .toList()
            : List.of();
    return new Scope(variables, truths, numbers, quantifiable);
  }

  private static void addVisible(Link link, List<Variable> variables, List<String> truths) {
    Draft device = link.machine();
    for (Own variable : device.own) {
      if (variable.isVisible()) {
        variables.add(new Variable(link.text() + "." + variable.name(), variable.type()));
      }
    }
    for (Signal signal : device.signals) {
      if (signal.visible()) {
        variables.add(new Variable(link.text() + "." + signal.name(), signal.type()));
      }
    }
    for (int i = 0; i < device.visibleStates.size(); i++) {
      if (device.visibleStates.get(i)) {
        truths.add(link.text() + "." + device.states.get(i));
      }
    }
  }

  private void addQueues(List<String> truths, List<Numeric> numbers) {
    for (Port port : receives) {
      truths.add(port.text() + ".empty");
      numbers.add(new Numeric(port.text() + ".length", Numeric.ATOM, 0, 2));
    }
    for (Port port : sends) {
      truths.add(port.text() + ".full");
      numbers.add(new Numeric(port.text() + ".room", Numeric.ATOM, 0, 2));
    }
  }

  private void addLives(List<String> truths, List<Numeric> numbers) {
    if (!isSupervisor()) {
      return;
    }
    for (Link link : watched) {
      truths.add("alive(" + link.text() + ")");
      truths.add("dead(" + link.text() + ")");
      truths.add("answers(" + link.text() + ")");
      if (link.machine().incarnations > 0) {
        numbers.add(
            new Numeric(
                "incarnation(" + link.text() + ")",
                Numeric.ATOM,
                0,
                link.machine().incarnations - 1L));
      }
    }
  }
}
