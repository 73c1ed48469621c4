package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Commands that nobody gives, though their machine is used: often a signal or a timer misspelt.
 *
 * <p>Only machines are looked at that stand in the same model as a system with them; those of a
 * library are made for more than one use.
 */
final class CommandWarnings {
  private final Program program;

  CommandWarnings(Program program) {
    this.program = program;
  }

  void check(Module module) {
    List<Set<Shape>> systems =
        module.declarations().stream()
            .filter(Declaration.SystemDeclaration.class::isInstance)
            .map(s -> shapes((Declaration.SystemDeclaration) s))
            .toList();
    for (Declaration declaration : module.declarations()) {
      if (declaration instanceof Declaration.Machine machine) {
        program.shape(machine).ifPresent(s -> check(s, systems));
      }
    }
  }

  private Set<Shape> shapes(Declaration.SystemDeclaration system) {
    Set<Shape> shapes = new LinkedHashSet<>();
    for (SystemItem item : system.items()) {
      if (item instanceof SystemItem.Instance instance
          && program.facts.declarations.get(instance.machine())
              instanceof Declaration.Machine machine) {
        program.shape(machine).ifPresent(shapes::add);
      }
    }
    return shapes;
  }

  private void check(Shape shape, List<Set<Shape>> systems) {
    List<Set<Shape>> with = systems.stream().filter(s -> s.contains(shape)).toList();
    if (with.isEmpty()) {
      return;
    }
    for (Shape.Command command : shape.commands()) {
      String name = command.name().text();
      boolean given =
          with.stream()
              .flatMap(Set::stream)
              .anyMatch(by -> program.commands.isGiven(by, shape, name));
      if (!given) {
        program.facts.report(neverGiven(shape, command));
      }
    }
  }

  private static Diagnostic neverGiven(Shape shape, Shape.Command command) {
    List<String> latches = new ArrayList<>();
    for (Member member : shape.machine.members()) {
      switch (member) {
        case Member.Signal s -> latches.add(s.name().text());
        case Member.Timer t -> latches.add(t.name().text());
        default -> {}
      }
    }
    String name = command.name().text();
    return Diagnostic.of(
            Code.COMMAND_NEVER_GIVEN,
            "`" + name + "` of `" + shape.name() + "` is a command that nobody gives")
        .help(
            Spelling.nearest(name, latches)
                .map(n -> "did you mean `" + n + "`?")
                .orElseGet(() -> remedy(shape, name)))
        .at(command.name().span(), "never given");
  }

  private static String remedy(Shape shape, String command) {
    if (!shape.isDevice()) {
      return "if a signal is meant, say whose: `on disk." + command + "`";
    }
    return isReset(shape, command)
        ? "have a driver begin with `do`, as one that is started again finds the device as its"
            + " last life left it; or leave the handler away"
        : "leave the handler away, or have a driver `do` it";
  }

  /** Whether the command may be given at any time, as those may that set a device back. */
  private static boolean isReset(Shape shape, String command) {
    return shape.states().size() > 1
        && shape.states().stream()
            .allMatch(
                state ->
                    state.transitions().stream()
                        .flatMap(t -> Shapes.handler(t, shape).stream())
                        .anyMatch(h -> Shapes.name(h).text().equals(command)));
  }
}
