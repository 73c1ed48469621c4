package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the parts of a system are shown: as what the user declared. */
final class Views {
  private final World world;
  private final List<View> views = new ArrayList<>();

  Views(World world) {
    this.world = world;
  }

  List<View> all() {
    world.machines().forEach(this::machine);
    for (Variable variable : world.variables()) {
      if (variable.owner() < 0
          && (variable.role() == Variable.Role.DATA || variable.role() == Variable.Role.LOCK)) {
        plain(variable);
      }
    }
    for (QueueInstance queue : world.queues()) {
      List<View.MessageKind> kinds = new ArrayList<>();
      for (int i = 0; i < queue.fieldTypes().size(); i++) {
        kinds.add(
            new View.MessageKind(
                queue.messages().kinds().get(i).name().text(), queue.fieldTypes().get(i)));
      }
      views.add(
          new View.Queue(queue.name(), -1, queue.length(), queue.kinds(), queue.fields(), kinds));
    }
    world.observers().forEach(this::machine);
    return views;
  }

  private void plain(Variable variable) {
    views.add(new View.Plain(variable.name(), variable.owner(), variable));
  }

  private void machine(MachineInstance machine) {
    List<Variable> life =
        Stream.of(machine.life(), machine.wedged(), machine.removed())
            .flatMap(Optional::stream)
            .toList();
    for (ThreadInstance thread : machine.threads()) {
      views.add(new View.Location(thread.name(), machine.index(), thread.location(), life));
    }
    machine.variables().values().forEach(this::plain);
    for (SignalInstance signal : machine.signals().values()) {
      plain(signal.latch());
      signal.mask().ifPresent(this::plain);
    }
    machine.timers().values().forEach(this::plain);
    for (WindowInstance window : machine.windows().values()) {
      views.add(
          new View.Window(
              window.name(), machine.index(), window.ages(), window.count().stream().toList()));
    }
    machine.threads().forEach(t -> t.clock().ifPresent(this::plain));
    machine.threads().forEach(t -> t.counters().values().forEach(this::plain));
    machine.exitLatches().values().forEach(this::plain);
    machine.changeLatches().values().forEach(this::plain);
    machine.incarnation().ifPresent(this::plain);
    machine.slow().ifPresent(this::plain);
  }
}
