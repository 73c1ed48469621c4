package dev.defib.dsl.random;

import dev.defib.dsl.random.Draft.Kind;
import dev.defib.dsl.random.Draft.Latch;
import dev.defib.dsl.random.Draft.MessageKind;
import dev.defib.dsl.random.Draft.Own;
import dev.defib.dsl.random.Scope.Group;
import dev.defib.dsl.random.Scope.Numeric;
import dev.defib.dsl.random.Scope.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a spec may speak of: everything in the system, and what happens in it. */
final class SpecScope {
  private final Blueprint blueprint;
  private final Profile profile;

  SpecScope(Blueprint blueprint, Profile profile) {
    this.blueprint = blueprint;
    this.profile = profile;
  }

  Scope states() {
    List<Variable> variables = new ArrayList<>();
    List<String> truths = new ArrayList<>(locations());
    List<Numeric> numbers = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    blueprint.shared.forEach(s -> variables.add(new Variable(s.name(), s.type())));
    for (Draft machine : blueprint.machines) {
      for (String instance : machine.instances()) {
        for (Own own : machine.own) {
          variables.add(new Variable(instance + "." + own.name(), own.type()));
        }
        machine.signals.forEach(
            s -> variables.add(new Variable(instance + "." + s.name(), s.type())));
        machine.windows.forEach(
            w -> numbers.add(new Numeric(instance + "." + w + ".count", Numeric.ATOM, 0, 2)));
        lives(machine, instance, truths);
      }
      if (machine.isArray()) {
        List<String> members = new ArrayList<>(List.of("@." + machine.states.getFirst()));
        if (machine.isSoftware()) {
          members.addAll(List.of("alive(@)", "dead(@)"));
        }
        groups.add(new Group(machine.name, machine.copies, members));
      }
    }
    for (String queue : queues()) {
      truths.add(queue + ".empty");
      truths.add(queue + ".full");
      numbers.add(new Numeric(queue + ".length", Numeric.ATOM, 0, 1));
      numbers.add(new Numeric(queue + ".room", Numeric.ATOM, 0, 1));
    }
    return new Scope(variables, truths, numbers, groups);
  }

  private void lives(Draft machine, String instance, List<String> truths) {
    if (machine.isSoftware()) {
      truths.add("alive(" + instance + ")");
      truths.add("dead(" + instance + ")");
      if (profile.faults()) {
        truths.add("hung(" + instance + ")");
      }
    } else if (profile.faults()) {
      truths.add("wedged(" + instance + ")");
      truths.add("removed(" + instance + ")");
    }
  }

  /** Each machine's states, and its thread's. */
  List<String> locations() {
    List<String> result = new ArrayList<>();
    for (Draft machine : blueprint.machines) {
      for (String instance : machine.instances()) {
        machine.states.forEach(s -> result.add(instance + "." + s));
        machine.workerStates.forEach(s -> result.add(instance + ".worker." + s));
      }
    }
    return result;
  }

  /** The other states of the machine or thread. */
  List<String> siblings(String location) {
    String owner = location.substring(0, location.lastIndexOf('.') + 1);
    return locations().stream()
        .filter(l -> l.substring(0, l.lastIndexOf('.') + 1).equals(owner) && !l.equals(location))
        .toList();
  }

  List<String> queues() {
    return blueprint.queues.stream()
        .flatMap(
            q ->
                q.copies() > 1
                    ? IntStream.range(0, q.copies()).mapToObj(i -> q.name() + "[" + i + "]")
                    : java.util.stream.Stream.of(q.name()))
        .toList();
  }

  /** Variables of machines that hold no array, and their types. */
  List<Variable> ownScalars() {
    List<Variable> result = new ArrayList<>();
    for (Draft machine : blueprint.machines) {
      for (Own own : machine.own) {
        if (!(own.type() instanceof ValueType.ArrayOf) && !own.isGhost()) {
          machine
              .instances()
              .forEach(i -> result.add(new Variable(i + "." + own.name(), own.type())));
        }
      }
    }
    return result;
  }

  /** Signals that are latches of a bit or count. */
  List<String> latches() {
    List<String> result = new ArrayList<>();
    for (Draft machine : blueprint.machines) {
      for (String instance : machine.instances()) {
        machine.signals.stream()
            .filter(s -> s.latch() != Latch.LEVEL)
            .forEach(s -> result.add(instance + "." + s.name()));
      }
    }
    return result;
  }

  List<String> instances(boolean software) {
    return blueprint.machines.stream()
        .filter(m -> m.isSoftware() == software)
        .flatMap(m -> m.instances().stream())
        .toList();
  }

  List<String> namedFaults() {
    List<String> result = new ArrayList<>();
    for (Draft machine : blueprint.machines) {
      for (String instance : machine.instances()) {
        machine.faults.forEach(f -> result.add(instance + "." + f));
      }
    }
    return result;
  }

  /** Events that steps of the system itself can cause. */
  List<String> events() {
    List<String> result = new ArrayList<>();
    for (Blueprint.Queue queue : blueprint.queues) {
      String name = queue.name() + (queue.copies() > 1 ? "[0]" : "");
      for (MessageKind kind : queue.messages().kinds()) {
        result.add(name + "!" + kind.name());
        result.addAll(List.of(name + "?" + kind.name(), name + "?" + kind.name()));
      }
    }
    for (Draft machine : blueprint.machines) {
      for (String instance : machine.instances()) {
        machine.commands.forEach(c -> result.add("do " + instance + "." + c.name()));
        machine.signals.forEach(s -> result.add("raise " + instance + "." + s.name()));
        machine.states.forEach(s -> result.add("enters " + instance + "." + s));
        if (machine.isSoftware() && !blueprint.drafts(Kind.POLICY).isEmpty()) {
          result.addAll(
              List.of(
                  "start(" + instance + ")", "kill(" + instance + ")", "exit(" + instance + ")"));
        }
      }
    }
    if (profile.timed()) {
      result.add("tick");
    }
    return result;
  }
}
