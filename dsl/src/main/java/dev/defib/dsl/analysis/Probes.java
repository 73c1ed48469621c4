package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Names;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;
import java.util.Optional;

/** Checks probes: each looks at one device alone. */
final class Probes {
  private final Program program;
  private final Faults faults;

  Probes(Program program, Faults faults) {
    this.program = program;
    this.faults = faults;
  }

  void check(Probe probe, Context c) {
    Context states = c.withoutEvents("a probe is about states");
    Optional<Shape> device = device(probe.device(), c);
    condition(probe.goal(), "where the device is wanted", device, probe, states);
    switch (probe.origin()) {
      case Probe.Origin.Anything _ -> {}
      case Probe.Origin.From(Expr start) ->
          condition(start, "where the device starts from", device, probe, states);
      case Probe.Origin.After(var struck) -> struck.forEach(f -> faults.check(f, c));
    }
  }

  private Optional<Shape> device(Expr device, Context c) {
    Reference reference = program.places.resolve(device, c.wanting(Wanted.MACHINE));
    if (reference.isUnknown()) {
      return Optional.empty();
    }
    if (reference.type() instanceof Type.Machine(MachineKind kind, Optional<Shape> shape)
        && kind == MachineKind.DEVICE
        && shape.isPresent()) {
      commands(device, shape.get());
      return shape;
    }
    program.facts.report(notADevice(device, reference, c));
    return Optional.empty();
  }

  private Diagnostic notADevice(Expr device, Reference reference, Context c) {
    String text = device.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.NOT_A_DEVICE,
            "a probe looks at a device, but `" + text + "` is " + reference.type().described());
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(p -> diagnostic.because(p, "declared here"));
    List<String> devices = c.scope().names().stream().filter(n -> isDevice(n, c)).toList();
    if (Types.isArrayOf(reference.type(), Type.Machine.class)) {
      diagnostic.help("say which one, for example `" + text + "[0]`");
    } else if (!devices.isEmpty()) {
      diagnostic.help("the devices of this system: " + Words.list(devices));
    }
    return diagnostic.at(device.span(), "this is " + reference.type().described());
  }

  private static boolean isDevice(String name, Context c) {
    return c.scope().find(name).filter(e -> isDevice(e.type())).isPresent();
  }

  private static boolean isDevice(Type type) {
    return type instanceof Type.Machine machine && machine.kind() == MachineKind.DEVICE;
  }

  private void commands(Expr device, Shape shape) {
    if (shape.commandNames().isEmpty()) {
      program.facts.report(
          Diagnostic.of(
                  Code.NO_COMMANDS,
                  "the device `" + shape.name() + "` takes no commands, so nobody can steer it")
              .because(shape.machine.name().span(), "no state of it has an `on command`")
              .help("give its states handlers, for example `on reset -> idle`")
              .at(device.span()));
    }
  }

  private void condition(
      Expr condition, String what, Optional<Shape> device, Probe probe, Context c) {
    int before = program.facts.found();
    program.expressions.truth(condition, c, what);
    if (device.isPresent() && program.facts.found() == before) {
      foreign(condition, probe.device())
          .ifPresent(name -> program.facts.report(otherMachine(name, condition, probe)));
    }
  }

  /** A name in the condition, or in what it is defined as, that is no part of the device. */
  private Optional<Expr.Name> foreign(Expr condition, Expr device) {
    Optional<Symbol> own =
        Names.in(device).stream().findFirst().map(n -> program.facts.symbols.get(n));
    for (Expr.Name name : Names.in(condition)) {
      boolean other =
          switch (program.facts.symbols.get(name)) {
            case Symbol.OfItem(SystemItem item) ->
                !own.equals(Optional.of(new Symbol.OfItem(item)));
            case Symbol.OfObserver _ -> true;
            case Symbol.OfDefinition(Definition definition) ->
                foreign(definition.value(), device).isPresent();
            case null, default -> false;
          };
      if (other) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Diagnostic otherMachine(Expr.Name name, Expr condition, Probe probe) {
    String device = probe.device().span().text();
    return Diagnostic.of(
            Code.OTHER_MACHINE,
            "a probe looks at `" + device + "` alone, but `" + name.text() + "` is no part of it")
        .because(probe.device().span(), "the device")
        .help("say it of the device's own states and variables")
        .at(condition.span(), "speaks of more than the device");
  }
}
