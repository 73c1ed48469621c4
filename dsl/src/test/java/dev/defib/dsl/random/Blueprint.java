package dev.defib.dsl.random;

import dev.defib.dsl.random.Draft.Command;
import dev.defib.dsl.random.Draft.Handed;
import dev.defib.dsl.random.Draft.Kind;
import dev.defib.dsl.random.Draft.Latch;
import dev.defib.dsl.random.Draft.Link;
import dev.defib.dsl.random.Draft.MessageKind;
import dev.defib.dsl.random.Draft.MessageType;
import dev.defib.dsl.random.Draft.Own;
import dev.defib.dsl.random.Draft.Port;
import dev.defib.dsl.random.Draft.Signal;
import dev.defib.dsl.random.Scope.Numeric;
import dev.defib.dsl.random.Scope.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which machines a model has and how its system wires them: one or two columns of a device under a
 * driver, clients that talk to the drivers, and mostly a policy above.
 */
final class Blueprint {
  /** A queue (or array of queues) of the system. */
  record Queue(String name, int copies, MessageType messages, int capacity, String attributes) {}

  /** A shared variable of the system. */
  record Shared(String modifiers, String name, ValueType type, String initial) {}

  record Lock(String name, int copies, boolean freed) {}

  static final ValueType.Enumerated MODE =
      new ValueType.Enumerated("Mode", List.of("cold", "warm", "hot"));

  final List<Draft> machines = new ArrayList<>();
  final List<Queue> queues = new ArrayList<>();
  final List<Shared> shared = new ArrayList<>();
  final List<Lock> locks = new ArrayList<>();
  final MessageType requests;
  final MessageType replies;
  private final Dice dice;
  private final Profile profile;

  Blueprint(Dice dice, Profile profile) {
    this.dice = dice;
    this.profile = profile;
    requests = messageType("Request", List.of("read", "write", "probe"), "addr");
    replies = messageType("Reply", List.of("ok", "failed", "data"), "value");
    int columns = dice.percent(22) ? 2 : 1;
    int copies = columns == 1 && dice.percent(28) ? 2 : 1;
    for (int i = 0; i < columns; i++) {
      column(i, columns == 1 ? copies : 1);
    }
    clients(columns * copies);
    if (drafts(Kind.DRIVER).isEmpty() || dice.percent(60)) {
      policy();
    }
    shareVariables();
    shareLocks();
    machines.forEach(this::ownVariables);
    machines.forEach(this::constants);
  }

  List<Draft> drafts(Kind kind) {
    return machines.stream().filter(m -> m.kind == kind).toList();
  }

  boolean usesMode() {
    return machines.stream().anyMatch(m -> m.own.stream().anyMatch(o -> mentionsMode(o.type())))
        || shared.stream().anyMatch(s -> mentionsMode(s.type()))
        || mentionsMode(requests)
        || mentionsMode(replies)
        || machines.stream().flatMap(m -> m.commands.stream()).anyMatch(this::mentionsMode);
  }

  private boolean mentionsMode(Command command) {
    return command.parameters().stream().anyMatch(p -> mentionsMode(p.type()))
        || (command.reply() != null && mentionsMode(command.reply()));
  }

  private static boolean mentionsMode(MessageType type) {
    return type.kinds().stream()
        .anyMatch(k -> k.fields().stream().anyMatch(f -> mentionsMode(f.type())));
  }

  private static boolean mentionsMode(ValueType type) {
    return type.equals(MODE)
        || (type instanceof ValueType.ArrayOf array && array.element().equals(MODE));
  }

  private MessageType messageType(String name, List<String> names, String field) {
    List<MessageKind> kinds = new ArrayList<>();
    for (String kind : names.subList(0, dice.between(1, 3))) {
      kinds.add(
          new MessageKind(
              kind, dice.percent(35) ? List.of(new Variable(field, small())) : List.of()));
    }
    return new MessageType(name, kinds);
  }

  private ValueType small() {
    return dice.of(
        new ValueType.Truth(), new ValueType.Range(0, 1), new ValueType.Range(0, 2), MODE);
  }

  // ---- Columns

  private void column(int i, int copies) {
    String suffix = i == 0 ? "" : "_b";
    Draft device =
        new Draft(
            Kind.DEVICE,
            i == 0 ? "Disk" : "Card",
            i == 0 ? "disk" : "card",
            copies,
            List.of("idle", "busy", "off").subList(0, dice.between(2, 3)));
    device.states.forEach(s -> device.visibleStates.add(dice.percent(30)));
    deviceParts(device);
    machines.add(device);
    if (dice.percent(12) && i == 0) {
      return;
    }
    Draft driver =
        new Draft(
            Kind.DRIVER,
            i == 0 ? "DiskDriver" : "CardDriver",
            i == 0 ? "drv" : "gpu",
            copies,
            List.of("start", "ready", "waiting").subList(0, dice.between(2, 3)));
    driver.handed(device.name + ": " + device.type, each(device.name, copies));
    driver.devices.add(new Link(device.name, device));
    if (dice.percent(18)) {
      driver.workerStates.addAll(List.of("asleep", "awake"));
    }
    if (dice.percent(18)) {
      driver.commands.add(new Command("open", List.of(), dice.percent(50) ? small() : null));
    }
    if (dice.percent(25)) {
      driver.incarnations = dice.between(2, 3);
      driver.attributes.add("incarnations " + driver.incarnations);
    }
    if (dice.percent(15)) {
      driver.faults.add("jam");
    }
    device.commands.stream()
        .filter(c -> c.reply() != null)
        .forEach(c -> driver.own.add(new Own("", "answer", c.reply(), "")));
    machines.add(driver);
    if (dice.percent(15)) {
      deviceReports(device, driver, suffix);
    }
  }

  private void deviceParts(Draft device) {
    device.commands.add(new Command("reset", List.of(), null));
    if (dice.percent(45)) {
      List<Variable> parameters =
          dice.percent(60) ? List.of(new Variable("to", small())) : List.of();
      device.commands.add(
          new Command("seek", parameters, dice.percent(50) ? new ValueType.Range(0, 1) : null));
    }
    if (dice.percent(25)) {
      device.commands.add(new Command("power", List.of(), null));
    }
    if (dice.percent(80)) {
      device.signals.add(new Signal("irq", dice.of(Latch.values()), dice.percent(20)));
    }
    if (dice.percent(35)) {
      device.signals.add(new Signal("err", dice.of(Latch.BIT, Latch.BIT, Latch.COUNTING), false));
    }
    if (dice.percent(45)) {
      device.faults.add("burn");
    }
    if (profile.timed() && dice.percent(15)) {
      device.timers.add("alarm_clock");
    }
  }

  private void deviceReports(Draft device, Draft driver, String suffix) {
    Queue queue = queue("reports" + suffix, device.copies, replies, "");
    connect(device, driver, queue, each(queue.name(), device.copies));
  }

  /** What an array's member is handed of another array of the same length. */
  private static String each(String name, int copies) {
    return copies > 1 ? name + "[self]" : name;
  }

  // ---- Queues

  private Queue queue(String name, int copies, MessageType messages, String owner) {
    String discipline = dice.of("", "", "", " lossy", " latest");
    int capacity = discipline.equals(" latest") || dice.percent(70) ? 1 : 2;
    String tie =
        owner.isEmpty()
            ? ""
            : dice.of("", " lost with " + owner, " lost with " + owner, " closed with " + owner);
    Queue queue = new Queue(name, copies, messages, capacity, discipline + tie);
    queues.add(queue);
    return queue;
  }

  private static void connect(Draft sender, Draft receiver, Queue queue, String argument) {
    String type = queue.name() + ": queue of " + queue.messages().name();
    sender.handed(type, argument);
    receiver.handed(type, argument);
    sender.sends.add(new Port(queue.name(), queue.messages()));
    receiver.receives.add(new Port(queue.name(), queue.messages()));
  }

  // ---- Clients and policies

  private void clients(int drivers) {
    int count = drivers > 1 ? dice.below(2) : dice.of(0, 1, 1, 1, 2);
    List<Draft> served = drafts(Kind.DRIVER);
    for (int i = 0; i < count; i++) {
      Draft client =
          new Draft(
              Kind.PROCESS,
              i == 0 ? "FileServer" : "App",
              i == 0 ? "fs" : "app",
              1,
              List.of("resting", "asking", "done").subList(0, dice.between(2, 3)));
      if (!served.isEmpty()) {
        talk(client, dice.pick(served), i == 0 ? "" : "_a");
      }
      machines.add(client);
    }
  }

  private void talk(Draft client, Draft driver, String suffix) {
    if (driver.isArray()) {
      talkToAll(client, driver);
      return;
    }
    connect(
        client,
        driver,
        queue("requests" + suffix, 1, requests, dice.percent(50) ? driver.name : ""),
        "requests" + suffix);
    if (dice.percent(65)) {
      connect(
          driver,
          client,
          queue("replies" + suffix, 1, replies, dice.percent(50) ? driver.name : ""),
          "replies" + suffix);
    }
    if (!driver.commands.isEmpty()) {
      client.handed(driver.name + ": " + driver.type, driver.name);
      client.servers.add(new Link(driver.name, driver));
      client.watched.add(new Link(driver.name, driver));
    } else if (dice.percent(60)) {
      client.handed(driver.name + ": " + dice.of("driver", "software"), driver.name);
      client.watched.add(new Link(driver.name, driver));
    }
  }

  private void talkToAll(Draft client, Draft driver) {
    Queue queue = queue("requests", driver.copies, requests, "");
    client.handed("requests: queue of Request[]", "requests");
    driver.handed("requests: queue of Request", "requests[self]");
    driver.receives.add(new Port("requests", requests));
    IntStream.range(0, driver.copies)
        .forEach(i -> client.sends.add(new Port("requests[" + i + "]", requests)));
    if (dice.percent(50)) {
      client.handed("crew: driver[]", driver.name);
      client.groups.add(new Link("crew", driver, driver.copies));
    }
    assert queue.copies() == driver.copies;
  }

  private void policy() {
    Draft policy =
        new Draft(
            Kind.POLICY,
            "Reincarnation",
            "rs",
            1,
            List.of("watching", "backing_off", "gave_up").subList(0, dice.between(2, 3)));
    List<Draft> drivers = drafts(Kind.DRIVER);
    drivers.forEach(d -> watch(policy, d));
    if (drivers.size() == 2 && dice.percent(70)) {
      String type = dice.of("driver[]", "software[]");
      policy.handed("crew: " + type, "{" + drivers.get(0).name + ", " + drivers.get(1).name + "}");
      policy.groups.add(new Link("crew", drivers.get(0), 2));
    }
    List<Draft> clients = drafts(Kind.PROCESS);
    if (!clients.isEmpty() && dice.percent(30)) {
      Draft client = clients.getFirst();
      policy.handed("customer: process", client.name);
      policy.watched.add(new Link("customer", client));
      if (dice.percent(60)) {
        client.attributes.add("ends with rs");
      }
    }
    Draft device = drafts(Kind.DEVICE).getFirst();
    if (policy.watched.isEmpty() || dice.percent(25)) {
      policy.handed("hardware: " + device.type + (device.isArray() ? "[]" : ""), device.name);
      policy.devices.add(new Link("hardware" + (device.isArray() ? "[1]" : ""), device));
    }
    if (profile.timed() && dice.percent(40)) {
      policy.windows.add("strikes");
    }
    if (profile.timed() && dice.percent(35)) {
      policy.timers.add("patience");
    }
    machines.add(policy);
  }

  private void watch(Draft policy, Draft driver) {
    if (driver.isArray()) {
      String type = dice.of("driver[]", "software[]", driver.type + "[]", driver.type + "[]");
      String group = dice.percent(70) ? driver.name : "{" + driver.name + "[1], drv[0]}";
      policy.handed("crew: " + type, group);
      policy.groups.add(new Link("crew", driver, driver.copies));
      return;
    }
    String type = driver.incarnations > 0 || dice.percent(20) ? driver.type : "driver";
    policy.handed(driver.name + ": " + type, driver.name);
    policy.watched.add(new Link(driver.name, driver));
    if (dice.percent(15)) {
      driver.attributes.add("dead");
    }
  }

  // ---- Shared things

  private void shareVariables() {
    if (dice.percent(30)) {
      Shared progress = new Shared("", "progress", small(), "");
      shared.add(progress);
      share(progress, dice.pick(software()), true, false);
      for (Draft reader : software()) {
        if (dice.percent(50) && reader.shared.isEmpty()) {
          share(progress, reader, false, false);
        }
      }
    }
    if (dice.percent(20)) {
      Shared buffer = new Shared("memory ", "buffer", small(), dice.percent(30) ? "any" : "");
      shared.add(buffer);
      share(buffer, drafts(Kind.DEVICE).getFirst(), true, false);
      share(buffer, dice.pick(software()), dice.percent(50), false);
    }
    if (dice.percent(12)) {
      Shared board = new Shared("", "board", new ValueType.ArrayOf(bit(), 2), "");
      shared.add(board);
      share(board, dice.pick(software()), true, false);
    }
    if (dice.percent(12)) {
      Shared tally = new Shared("ghost ", "tally", new ValueType.Range(0, 2), "0");
      shared.add(tally);
      share(tally, dice.pick(software()), true, true);
    }
  }

  private ValueType bit() {
    return dice.of(new ValueType.Truth(), new ValueType.Range(0, 1));
  }

  private List<Draft> software() {
    return machines.stream().filter(Draft::isSoftware).toList();
  }

  private static void share(Shared variable, Draft machine, boolean writable, boolean ghost) {
    String type = (writable ? "var " : "") + variable.type().text();
    machine.handed(variable.name() + ": " + type, variable.name());
    machine.shared.add(new Handed(variable.name(), variable.type(), writable, ghost));
  }

  private void shareLocks() {
    if (!dice.percent(30)) {
      return;
    }
    boolean two = dice.percent(50);
    locks.add(new Lock("bus", two ? 2 : 1, dice.percent(50)));
    List<Draft> users = software();
    for (Draft user : users) {
      if (dice.percent(60)) {
        boolean group = two && dice.percent(60);
        String one = two ? "bus[" + (user.isArray() ? "self" : "" + dice.below(2)) + "]" : "bus";
        user.handed(group ? "bus: lock[]" : "bus: lock", group ? "bus" : one);
        user.locks.add(group ? "bus[" + dice.below(2) + "]" : "bus");
      }
    }
  }

  // ---- What a machine has for itself

  private void ownVariables(Draft machine) {
    int share = machines.size() > 3 ? 50 : 100;
    if (dice.percent(40 * share / 100)) {
      machine.own.add(variable(machine, "count_" + machine.name, new ValueType.Range(0, 2)));
    }
    if (dice.percent(25 * share / 100)) {
      machine.own.add(variable(machine, "flag", new ValueType.Truth()));
    }
    if (dice.percent(22 * share / 100)) {
      machine.own.add(variable(machine, "mode", MODE));
    }
    if (dice.percent(10)) {
      ValueType element = dice.percent(20) ? MODE : bit();
      machine.own.add(variable(machine, "marks", new ValueType.ArrayOf(element, 2)));
    }
    if (machine.isSoftware() && dice.percent(6)) {
      machine.own.add(new Own("ghost ", "shade", new ValueType.Range(0, 1), "0"));
    }
  }

  private Own variable(Draft machine, String name, ValueType type) {
    String modifiers = "";
    if (machine.kind == Kind.DEVICE && dice.percent(50)) {
      modifiers = "visible ";
    } else if (machine.isSoftware() && dice.percent(15)) {
      modifiers = "stable ";
    }
    return new Own(modifiers, name, type, initial(type));
  }

  private String initial(ValueType type) {
    if (dice.percent(40)) {
      return "";
    }
    if (dice.percent(12) && !(type instanceof ValueType.ArrayOf)) {
      return type instanceof ValueType.Range && dice.percent(50) ? "any 0..1" : "any";
    }
    return switch (type) {
      case ValueType.Truth _ -> "" + dice.percent(50);
      case ValueType.Enumerated enumeration -> dice.pick(enumeration.literals());
      case ValueType.Range range -> "" + dice.between((int) range.low(), (int) range.high());
      case ValueType.ArrayOf array -> {
        String element = initial(array.element());
        yield element.startsWith("any") ? "" : element;
      }
    };
  }

  private void constants(Draft machine) {
    if (dice.percent(25)) {
      int value = dice.between(1, 2);
      machine.parameters.add("limit: int = " + value);
      if (dice.percent(50)) {
        machine.arguments.add("limit = " + value);
      }
      machine.constants.add(new Numeric("limit", Numeric.ATOM, value, value));
      machine.own.add(new Own("", "tries", new ValueType.Range(0, value, "limit"), "0"));
    }
  }
}
