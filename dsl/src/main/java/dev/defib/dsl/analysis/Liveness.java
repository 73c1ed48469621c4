package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Warns of checks that a system passes which is alive in name only: they ask for a driver to be
 * back, and for no work done for a client.
 */
final class Liveness {
  private final Program program;

  Liveness(Program program) {
    this.program = program;
  }

  void check(Spec spec) {
    if (!(program.facts.declarations.get(spec.system())
            instanceof Declaration.SystemDeclaration system)
        || system.items().stream().noneMatch(this::isProcess)) {
      return;
    }
    for (Spec.SpecItem item : spec.items()) {
      if (item instanceof Spec.SpecItem.CheckItem(Spec.Check check, _)
          && check.expectation().filter(e -> e != Spec.Expectation.HOLDS).isEmpty()) {
        check
            .form()
            .flatMap(Liveness::goal)
            .ifPresent(goal -> goal(goal, isUnderFaults(check), example(system)));
      }
    }
  }

  private static boolean isUnderFaults(Spec.Check check) {
    return !check.faults().isEmpty() || check.form().orElse(null) instanceof Form.Recovery;
  }

  /** A state of some process, as one names it in a spec. */
  private String example(Declaration.SystemDeclaration system) {
    return system.items().stream()
        .filter(this::isProcess)
        .map(SystemItem.Instance.class::cast)
        .map(instance -> instance.name() + state(instance))
        .findFirst()
        .orElseThrow();
  }

  private String state(SystemItem.Instance instance) {
    String index = instance.length().isPresent() ? "[0]" : "";
    return program.facts.declarations.get(instance.machine()) instanceof Declaration.Machine machine
        ? machine.members().stream()
            .filter(Member.State.class::isInstance)
            .map(Member.State.class::cast)
            .findFirst()
            .map(first -> index + "." + first.name())
            .orElse(index)
        : index;
  }

  private boolean isProcess(SystemItem item) {
    return item instanceof SystemItem.Instance instance
        && program.facts.declarations.get(instance.machine()) instanceof Declaration.Machine machine
        && machine.kind() == MachineKind.PROCESS;
  }

  /** What a check wants to be reached again and again. */
  private static Optional<Expr> goal(Form form) {
    return switch (form) {
      case Form.AlwaysEventually f -> Optional.of(f.p());
      case Form.LeadsTo f -> Optional.of(f.q());
      case Form.Recovery f -> Optional.of(f.usable());
      default -> Optional.empty();
    };
  }

  /** What is asked of devices alone is a question about them, unless faults strike. */
  private void goal(Expr goal, boolean underFaults, String example) {
    List<Definition> definitions = new ArrayList<>();
    List<Expr> atoms = new ArrayList<>();
    atoms(goal, atoms, definitions);
    boolean speaksOfDriversOnly = !atoms.isEmpty() && atoms.stream().allMatch(this::isOfDriver);
    if (speaksOfDriversOnly && (underFaults || !atoms.stream().allMatch(this::isOfDevice))) {
      var diagnostic =
          Diagnostic.of(
              Code.LIVENESS_OF_DRIVER_ONLY,
              "`"
                  + goal.span().text()
                  + "` asks for a machine to be back, not for work to be done");
      definitions.stream()
          .findFirst()
          .ifPresent(d -> diagnostic.because(d.value().span(), "it speaks of no process"));
      program.facts.report(
          diagnostic
              .help("add what a client gets from it, for example `" + example + "`")
              .at(goal.span(), "alive in name only would do"));
    }
  }

  private void atoms(Expr e, List<Expr> atoms, List<Definition> definitions) {
    switch (e) {
      case Expr.Unary u -> atoms(u.operand(), atoms, definitions);
      case Expr.Binary b -> {
        atoms(b.left(), atoms, definitions);
        atoms(b.right(), atoms, definitions);
      }
      case Expr.Conditional c -> {
        atoms(c.condition(), atoms, definitions);
        atoms(c.then(), atoms, definitions);
        atoms(c.otherwise(), atoms, definitions);
      }
      case Expr.Quantified q -> atoms(q.body(), atoms, definitions);
      case Expr.Name name
          when program.facts.symbols.get(name) instanceof Symbol.OfDefinition(Definition d)
              && !definitions.contains(d) -> {
        definitions.add(d);
        atoms(d.value(), atoms, definitions);
      }
      case Expr.Numeral _, Expr.Truth _ -> {}
      case Expr.Name name when isValue(program.facts.symbols.get(name)) -> {}
      default -> atoms.add(e);
    }
  }

  private static boolean isValue(@Nullable Symbol symbol) {
    return symbol instanceof Symbol.OfLiteral
        || symbol instanceof Symbol.OfConstant
        || symbol instanceof Symbol.OfParameter;
  }

  /** Whether it is a machine's life, or a part of a driver or device. */
  private boolean isOfDriver(Expr atom) {
    if (atom instanceof Expr.Call(Identifier function, _, _)) {
      return List.of("alive", "dead", "answers", "hung", "incarnation").contains(function.text());
    }
    return isOfDevice(atom) || isOf(MachineKind.DRIVER, atom);
  }

  private boolean isOfDevice(Expr atom) {
    return isOf(MachineKind.DEVICE, atom);
  }

  private boolean isOf(MachineKind kind, Expr atom) {
    return atom instanceof Expr.Select && machine(atom).filter(kind::equals).isPresent();
  }

  /** The kind of the machine of the system that a place begins with. */
  private Optional<MachineKind> machine(Expr place) {
    return switch (place) {
      case Expr.Select select -> machine(select.object());
      case Expr.Index index -> machine(index.array());
      case Expr.Name name
          when program.facts.symbols.get(name) instanceof Symbol.OfItem(SystemItem.Instance i)
              && program.facts.declarations.get(i.machine()) instanceof Declaration.Machine m ->
          Optional.of(m.kind());
      default -> Optional.empty();
    };
  }
}
