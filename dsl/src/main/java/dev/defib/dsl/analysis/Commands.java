package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands as their callers see them. */
final class Commands {
  private final Program program;

  /** All commands that somebody gives: with the machine type where it is known, else alone. */
  private final Set<String> given = new HashSet<>();

  Commands(Program program) {
    this.program = program;
  }

  boolean isGiven(Shape shape, String command) {
    return given.contains(command) || given.contains(key(shape, command));
  }

  private static String key(Shape shape, String command) {
    return shape.module.name() + "." + shape.name() + "." + command;
  }

  /** The command at a place such as {@code disk.read}; reports where there is none. */
  Optional<Shape.Command> find(Expr place, Context c) {
    if (!(place instanceof Expr.Select select)) {
      program.facts.report(noMachine(place));
      return Optional.empty();
    }
    Reference machine = program.places.resolve(select.object(), c);
    machine.symbol().ifPresent(s -> program.facts.read(Symbols.declaration(s)));
    return switch (machine.type()) {
      case Type.Unknown _ -> Optional.empty();
      case Type.Machine m when m.shape().isPresent() -> find(m.shape().get(), select.member());
      case Type.Machine _ -> {
        given.add(select.member().text());
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

  private Optional<Shape.Command> find(Shape shape, Identifier name) {
    Optional<Shape.Command> command = shape.command(name.text());
    if (command.isEmpty()) {
      program.facts.report(unknown(shape, name));
    }
    given.add(key(shape, name.text()));
    return command;
  }

  private static Diagnostic unknown(Shape shape, Identifier name) {
    List<String> names = shape.commandNames();
    var diagnostic =
        Diagnostic.of(
                Code.UNKNOWN_COMMAND, "`" + shape.name() + "` has no command `" + name + "`")
            .because(shape.machine.name().span(), "no state of it has `on " + name + "`");
    Spelling.nearest(name.text(), names)
        .map(n -> "did you mean `" + n + "`?")
        .or(
            () ->
                names.isEmpty()
                    ? Optional.empty()
                    : Optional.of("its commands are " + Words.list(names)))
        .ifPresent(diagnostic::help);
    return diagnostic.at(name.span(), "no such command");
  }

  /** Notes a command given to a machine of unknown type, to be looked for in what is wired in. */
  void noteUse(Expr place, int arguments, Shape user, Context c) {
    if (place instanceof Expr.Select select
        && program.places.resolve(select.object(), c) instanceof Reference reference
        && reference.symbol().orElse(null) instanceof Symbol.OfParameter p
        && !reference.isUnknown()) {
      user.use(new Shape.CommandUse(p.declaration(), select.member(), arguments));
    }
  }

  /** Checks the arguments of a command that is given. */
  void arguments(Shape.Command command, Identifier place, List<Argument> arguments, Context c) {
    List<Identifier> names = command.parameters().stream().map(Declaration.Parameter::name).toList();
    program.arguments.values(
        new Arguments.Target(
            "the command `" + command.name() + "`", command.name(), names, command.types()),
        place,
        arguments,
        c);
  }
}
