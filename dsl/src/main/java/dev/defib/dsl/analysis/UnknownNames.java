package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what was meant by a name that is not known where it stands, and is no misspelling. */
final class UnknownNames {
  /** More names than this say nothing. */
  private static final int NAMES = 8;

  private static final String NOTHING =
      "there is no such value: declare one in an `enum`, or a `bool` beside it";

  /** Values of other languages. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("True", "write `true`"),
          Map.entry("TRUE", "write `true`"),
          Map.entry("False", "write `false`"),
          Map.entry("FALSE", "write `false`"),
          Map.entry("None", NOTHING),
          Map.entry("null", NOTHING),
          Map.entry("NULL", NOTHING),
          Map.entry("nil", NOTHING),
          Map.entry("undefined", NOTHING),
          Map.entry("once", "write `1`"),
          Map.entry("one", "write `1`"),
          Map.entry("twice", "write `2`"),
          Map.entry("infinity", "leave the bound away"));

  private final Expr.Name name;
  private final Context c;

  private UnknownNames(Expr.Name name, Context c) {
    this.name = name;
    this.c = c;
  }

  static Optional<String> help(Expr.Name name, Context c) {
    UnknownNames unknown = new UnknownNames(name, c);
    return c.scope()
        .hint(name.text())
        .or(() -> Optional.ofNullable(VALUES.get(name.text())))
        .or(unknown::machineType)
        .or(unknown::partOfInstance)
        .or(unknown::undeclared)
        .or(unknown::known);
  }

  /** Whether a declaration is missing, so that one mends all uses of the name in the machine. */
  static boolean isMissing(Expr.Name name, Context c) {
    UnknownNames unknown = new UnknownNames(name, c);
    return c.scope().hint(name.text()).isEmpty()
        && !VALUES.containsKey(name.text())
        && unknown.machineType().isEmpty()
        && unknown.partOfInstance().isEmpty();
  }

  /** The type of a machine in the place of a machine. */
  private Optional<String> machineType() {
    Optional<Declaration.Machine> type =
        c.module().visible(name.text()).stream()
            .filter(Declaration.Machine.class::isInstance)
            .map(Declaration.Machine.class::cast)
            .findFirst();
    if (type.isEmpty()) {
      return Optional.empty();
    }
    List<String> instances = instances(type.get());
    String what = "`" + name.text() + "` is a type of machine; ";
    if (instances.isEmpty()) {
      return Optional.of(what + "name the parameter or instance that is one");
    }
    return Optional.of(
        what
            + (instances.size() == 1 ? "the one here is " : "those here are ")
            + Words.list(instances));
  }

  /** The names in scope that are machines of a type. */
  private List<String> instances(Declaration.Machine type) {
    return c.scope().names().stream()
        .filter(n -> shape(n).filter(s -> s.machine.equals(type)).isPresent())
        .toList();
  }

  private Optional<Shape> shape(String instance) {
    return c.scope()
        .find(instance)
        .map(Scope.Entry::type)
        .flatMap(t -> t instanceof Type.Machine machine ? machine.shape() : Optional.empty());
  }

  /** A state or variable of a machine, without the machine. */
  private Optional<String> partOfInstance() {
    List<String> paths =
        c.scope().names().stream()
            .filter(n -> shape(n).flatMap(s -> s.part(name.text())).isPresent())
            .map(n -> n + "." + name.text())
            .toList();
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of("say whose: " + Words.list(paths).replace(" and ", " or "));
  }

  /** What the machine lacks; the place or the system tells what it is. */
  private Optional<String> undeclared() {
    return c.viewer() instanceof Viewer.Inside(Shape shape) && !c.viewer().seesAll()
        ? MissingNames.help(name, shape, c)
        : Optional.empty();
  }

  /** Whether what is known could stand here; what is read is a value. */
  private boolean isRight(Scope.Entry entry) {
    Wanted wanted = c.wanted() == Wanted.ANYTHING ? Wanted.VARIABLE : c.wanted();
    return wanted.accepts(entry.type());
  }

  private boolean isSoftware(String machine) {
    Type type = c.scope().find(machine).orElseThrow().type();
    Type one = type instanceof Type.Array array ? array.element() : type;
    return one instanceof Type.Machine m && m.kind().isSoftware();
  }

  private Optional<String> known() {
    if (c.viewer() instanceof Viewer.Wiring && c.wanted() == Wanted.MACHINE) {
      List<String> machines = c.scope().names().stream().filter(this::isSoftware).toList();
      return Optional.of(
          machines.isEmpty()
              ? "declare the machine in the system: `" + name.text() + ": Driver`"
              : "the machines that can die are " + Words.list(machines));
    }
    if (c.viewer() instanceof Viewer.Wiring) {
      return Optional.of(
          "declare it in the system, a queue by `queue "
              + name.text()
              + ": M[1]`, or name what is declared there");
    }
    List<String> names = new ArrayList<>(c.scope().names());
    names.removeIf(n -> !isRight(c.scope().find(n).orElseThrow()));
    return names.isEmpty() || names.size() > NAMES
        ? Optional.empty()
        : Optional.of(
            names.size() == 1
                ? "the only name known here is `" + names.getFirst() + "`"
                : "the names known here are " + Words.list(names));
  }
}
