package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands as their callers see them. */
final class Commands {
  private final Program program;

  /**
   * The commands that machines give: to a type of machine, or to one of which the kind is known.
   */
  private final IdentityHashMap<Shape, Set<Given>> given = new IdentityHashMap<>();

  private record Given(Optional<Declaration.Machine> to, String command) {}

  Commands(Program program) {
    this.program = program;
  }

  /** Whether machines of one shape give a command to machines of another. */
  boolean isGiven(Shape by, Shape to, String command) {
    return given.getOrDefault(by, Set.of()).stream()
        .filter(g -> g.command().equals(command))
        .anyMatch(g -> g.to().isEmpty() || g.to().get().equals(to.machine));
  }

  private void note(Context c, Optional<Declaration.Machine> to, String command) {
    if (c.viewer() instanceof Viewer.Inside(Shape by)) {
      given.computeIfAbsent(by, _ -> new HashSet<>()).add(new Given(to, command));
    }
  }

  /** The command at a place such as {@code disk.read}; reports where there is none. */
  Optional<Shape.Command> find(Expr place, Context c) {
    if (!(place instanceof Expr.Select select)) {
      program.facts.report(noMachine(place));
      return Optional.empty();
    }
    Reference machine = program.places.resolve(select.object(), c.wanting(Wanted.MACHINE));
    machine.symbol().ifPresent(s -> program.facts.read(Symbols.declaration(s)));
    return switch (machine.type()) {
      case Type.Unknown _ -> Optional.empty();
      case Type.Machine m when m.shape().isPresent() -> find(m.shape().get(), select.member(), c);
      case Type.Machine _ -> {
        note(c, Optional.empty(), select.member().text());
        yield Optional.empty();
      }
      default -> {
        program.facts.report(notAMachine(select.object(), machine.type()));
        yield Optional.empty();
      }
    };
  }

  private static Diagnostic noMachine(Expr place) {
    return Diagnostic.of(Code.UNKNOWN_COMMAND, "`do` needs a machine and its command")
        .help("write the machine in front: `do disk." + place.span().text() + "`")
        .at(place.span(), "whose command?");
  }

  private static Diagnostic notAMachine(Expr object, Type type) {
    String text = object.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.NOT_A_MACHINE, "`" + text + "` is " + type.described() + " and takes no commands");
    if (type instanceof Type.Array) {
      diagnostic.help("say which one, for example `" + text + "[0]`");
    }
    return diagnostic.at(object.span(), "this is " + type.described());
  }

  private Optional<Shape.Command> find(Shape shape, Identifier name, Context c) {
    Optional<Shape.Command> command = shape.command(name.text());
    if (command.isEmpty() && !shape.isUntyped(name.text())) {
      program.facts.reportMissing(shape, "command " + name, unknown(shape, name));
    }
    note(c, Optional.of(shape.machine), name.text());
    return command;
  }

  private static Diagnostic unknown(Shape shape, Identifier name) {
    List<String> names = shape.commandNames();
    var diagnostic =
        Diagnostic.of(Code.UNKNOWN_COMMAND, "`" + shape.name() + "` has no command `" + name + "`")
            .because(shape.machine.name().span(), "no state of it has `on " + name + "`");
    diagnostic.help(
        Spelling.nearest(name.text(), names)
            .map(n -> "did you mean `" + n + "`?")
            .orElseGet(
                () ->
                    Words.help(name.text(), "commands", names).map(h -> h + "; ").orElse("")
                        + "declare it where `"
                        + shape.name()
                        + "` takes it: `on "
                        + name
                        + " -> stay`"));
    return diagnostic.at(name.span(), "no such command");
  }

  /** Notes a command given to a machine of unknown type, to be looked for in what is wired in. */
  void noteUse(Expr place, int arguments, Shape user, Context c) {
    if (!(place instanceof Expr.Select select)) {
      return;
    }
    Reference reference = program.places.resolve(select.object(), c);
    if (reference.type() instanceof Type.Machine m
        && m.shape().isEmpty()
        && reference.symbol().orElse(null) instanceof Symbol.OfParameter p) {
      user.use(new Shape.CommandUse(p.declaration(), select.member(), arguments));
    }
  }

  /** Checks the arguments of a command that is given. */
  void arguments(Shape.Command command, Identifier place, List<Argument> arguments, Context c) {
    List<Identifier> names =
        command.parameters().stream().map(Declaration.Parameter::name).toList();
    program.arguments.values(
        new Arguments.Target(
            "the command `" + command.name() + "`", command.name(), names, command.types()),
        place,
        arguments,
        c);
  }
}
