package dev.defib.cli.text;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.size.SizeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a system is made of, as text. */
public final class SystemText {
  private final Style style;
  private final Consumer<String> lines;

  /**
   * @param lines takes the text line by line
   */
  public SystemText(Style style, Consumer<String> lines) {
    this.style = style;
    this.lines = lines;
  }

  /**
   * Tells of a spec's system.
   *
   * @param shown the environment whose variables are listed
   * @param size of the system under that environment's faults
   */
  public void info(Plan plan, Plan.Environment shown, SizeProfile size) {
    lines.accept(style.strong(plan.spec()) + "  " + style.faint(plan.file()));
    lines.accept("  system " + plan.system());
    plan.parameters().forEach((name, value) -> lines.accept("    " + name + " = " + value));
    machines(shown.system());
    variables(shown.system(), size);
    size(size);
    environments(plan.environments());
    checks(plan);
  }

  private void machines(TransitionSystem system) {
    lines.accept("  machines");
    var rows = new ArrayList<List<String>>();
    for (Machine machine : system.machines()) {
      rows.add(
          List.of(
              machine.name(),
              machine.kind(),
              String.join("; ", machine.locations().stream().map(SystemText::states).toList())));
    }
    table(rows);
  }

  private static String states(Variable location) {
    return location.type() instanceof Type.Enumeration states
        ? String.join(", ", states.labels())
        : show(location.type());
  }

  private void size(SizeProfile size) {
    lines.accept("  size: " + SizeText.total(size));
    List<List<String>> rows = SizeText.rows(size);
    if (!rows.isEmpty()) {
      lines.accept(
          "  states that fall together without a part, on average, and what makes it smaller");
      table(rows);
    }
  }

  private void variables(TransitionSystem system, SizeProfile size) {
    lines.accept(
        "  variables: "
            + Texts.count(system.variables().size(), "variable")
            + ", "
            + Texts.count(bits(system), "bit"));
    var rows = new ArrayList<List<String>>();
    for (Variable variable : system.variables()) {
      rows.add(
          List.of(
              variable.name(),
              show(variable.type()) + (variable.array() ? "[" + variable.length() + "]" : ""),
              variable.role().name().toLowerCase(Locale.ROOT),
              Texts.count(bits(variable), "bit"),
              Texts.count(size.values().get(variable.index()), "value") + " seen"));
    }
    table(rows);
  }

  private static String show(Type type) {
    return switch (type) {
      case Type.Bool _ -> "bool";
      case Type.Int range -> range.low() + ".." + range.high();
      case Type.Enumeration names -> "{" + String.join(", ", names.labels()) + "}";
    };
  }

  /** How many bits a state needs when each variable is packed by itself. */
  private static long bits(TransitionSystem system) {
    return system.variables().stream().mapToLong(SystemText::bits).sum();
  }

  private static long bits(Variable variable) {
    return (64L - Long.numberOfLeadingZeros(variable.type().size() - 1)) * variable.length();
  }

  private void environments(List<Plan.Environment> environments) {
    lines.accept("  environments");
    var rows = new ArrayList<List<String>>();
    for (Plan.Environment environment : environments) {
      TransitionSystem system = environment.system();
      long faults = system.actions().stream().filter(a -> a.kind() == Action.Kind.FAULT).count();
      rows.add(
          List.of(
              environment.faults().isEmpty()
                  ? "no faults"
                  : "under " + String.join(", ", environment.faults()),
              Texts.count(system.actions().size(), "action"),
              Texts.count(faults, "strike"),
              Texts.count(bits(system), "bit"),
              system.timed() ? "timed" : "untimed"));
    }
    table(rows);
  }

  private void checks(Plan plan) {
    lines.accept("  checks");
    var rows = new ArrayList<List<String>>();
    for (Plan.PlannedCheck check : plan.checks()) {
      if (!check.builtIn()) {
        List<String> faults = plan.environments().get(check.environment()).faults();
        rows.add(
            List.of(
                check.name(),
                check.form(),
                faults.isEmpty() ? "" : "under " + String.join(", ", faults)));
      }
    }
    table(rows);
  }

  /** Columns as wide as they must be; the last is not filled up. */
  private void table(List<List<String>> rows) {
    for (List<String> row : rows) {
      var line = new StringBuilder("   ");
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = Texts.width(rows.stream().map(r -> r.get(column)).toList());
        line.append(' ').append(Texts.left(row.get(i), width)).append(' ');
      }
      lines.accept(line.toString().stripTrailing());
    }
  }
}
