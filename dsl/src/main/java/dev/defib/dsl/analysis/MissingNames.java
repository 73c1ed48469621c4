package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.TypeExpr;
import java.util.List;
import java.util.Optional;

/** How to declare a name that a machine says and nobody has declared. */
final class MissingNames {
  private final String name;
  private final Shape shape;
  private final Context c;

  private MissingNames(String name, Shape shape, Context c) {
    this.name = name;
    this.shape = shape;
    this.c = c;
  }

  /** What to declare, and where; empty where the place does not tell what the name should be. */
  static Optional<String> help(Expr.Name name, Shape shape, Context c) {
    MissingNames missing = new MissingNames(name.text(), shape, c);
    return missing.fromSystem().or(missing::fromPlace);
  }

  /** A system has it, and did not hand it over. */
  private Optional<String> fromSystem() {
    return systems(c)
        .filter(s -> s.items().stream().anyMatch(i -> i.name().text().equals(name)))
        .findFirst()
        .map(this::handOver);
  }

  private static java.util.stream.Stream<Declaration.SystemDeclaration> systems(Context c) {
    return c.module().declarations().stream()
        .filter(Declaration.SystemDeclaration.class::isInstance)
        .map(Declaration.SystemDeclaration.class::cast);
  }

  private String handOver(Declaration.SystemDeclaration system) {
    SystemItem item =
        system.items().stream().filter(i -> i.name().text().equals(name)).findFirst().orElseThrow();
    if (item instanceof SystemItem.Instance instance && isOwn(instance)) {
      List<String> handed = shape.machine.parameters().stream().map(p -> p.name().text()).toList();
      return "that is this machine itself: leave `"
          + name
          + "` away, and the dot behind it"
          + (handed.isEmpty() ? "" : "; it is handed " + Words.list(handed));
    }
    String has = "the system `" + system.name() + "` has it: add the parameter `" + typed(item);
    List<SystemItem.Instance> own =
        system.items().stream()
            .filter(SystemItem.Instance.class::isInstance)
            .map(SystemItem.Instance.class::cast)
            .filter(this::isOwn)
            .toList();
    Optional<Integer> place = own.stream().map(this::handed).flatMap(Optional::stream).findFirst();
    return place
        .map(i -> has + "` to `" + shape.name() + "`" + behind(i))
        .orElseGet(() -> has + "` to `" + shape.name() + "`" + behind(end()) + instances(own));
  }

  private boolean isOwn(SystemItem.Instance instance) {
    return instance.machine().last().text().equals(shape.name());
  }

  private int end() {
    return shape.machine.parameters().size();
  }

  /** Which argument of an instance the name is already. */
  private Optional<Integer> handed(SystemItem.Instance instance) {
    for (int i = 0; i < instance.arguments().size(); i++) {
      if (instance.arguments().get(i).name().isEmpty()
          && instance.arguments().get(i).value() instanceof Expr.Name argument
          && argument.text().equals(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private String behind(int place) {
    int last = Math.min(place, end()) - 1;
    return last < 0 ? "" : ", behind `" + shape.machine.parameters().get(last).name() + "`";
  }

  private String instances(List<SystemItem.Instance> own) {
    return own.isEmpty()
        ? ""
        : ", and hand it over: `" + name + " = " + name + "` in `" + own.getFirst().name() + "`";
  }

  private String typed(SystemItem item) {
    String brackets = item.length().isPresent() ? "[]" : "";
    return name
        + ": "
        + switch (item) {
          case SystemItem.Queue queue -> "queue of " + queue.messages() + brackets;
          case SystemItem.Lock _ -> "lock" + brackets;
          case SystemItem.Instance instance -> instance.machine() + brackets;
          case SystemItem.Shared shared ->
              (c.wanted() == Wanted.VARIABLE ? "var " : "")
                  + shared.type().map(TypeExpr::span).map(s -> s.text()).orElse("bool");
        };
  }

  /** What could stand in the place. */
  private Optional<String> fromPlace() {
    return switch (c.wanted()) {
      case ANYTHING -> Optional.empty();
      case VARIABLE ->
          Optional.of("declare it in `" + shape.name() + "`: `var " + name + ": 0..7`");
      case SIGNAL -> Optional.of(signal());
      case QUEUE -> Optional.of(parameter("queue of " + messages()));
      case LOCK -> Optional.of(parameter("lock"));
      case MACHINE -> Optional.of(parameter("driver"));
    };
  }

  private String signal() {
    return shape.kind() == MachineKind.DEVICE
        ? "declare it in `" + shape.name() + "`: `signal " + name + "`"
        : "declare `signal "
            + name
            + "` in the device that raises it, and name both: "
            + device().map(d -> "`" + d + "." + name + "`").orElse("`disk." + name + "`");
  }

  private Optional<Identifier> device() {
    return shape.machine.parameters().stream()
        .filter(p -> shape.type(p) instanceof Type.Machine m && m.kind() == MachineKind.DEVICE)
        .map(Declaration.Parameter::name)
        .findFirst();
  }

  private String messages() {
    return c.module().names(Declaration.Messages.class).stream().findFirst().orElse("M");
  }

  private String parameter(String type) {
    return "have the system hand it over: add the parameter `"
        + name
        + ": "
        + type
        + "` to `"
        + shape.name()
        + "`, and an argument in the system";
  }
}
