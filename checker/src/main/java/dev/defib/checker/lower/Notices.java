package dev.defib.checker.lower;

import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Allocates a machine's latches for the deaths and the changes of which it takes notice. */
final class Notices {
  private final World world;
  private final Expressions expressions;
  private final MachineInstance machine;
  private final Context context;

  Notices(World world, Expressions expressions, MachineInstance machine) {
    this.world = world;
    this.expressions = expressions;
    this.machine = machine;
    this.context = Context.of(machine, new Store());
  }

  void allocate() {
    for (Transition transition : transitions(machine)) {
      switch (transition.trigger().orElse(null)) {
        case Trigger.Exit(Expr place, Optional<Identifier> binder, Span _) ->
            possible(place).forEach(m -> exit(m, binder.isPresent()));
        case Trigger.Change(Expr variable, Span _) -> change(variable);
        case null, default -> {}
      }
      clears(transition.effects());
    }
  }

  /** All transitions of a machine, of its threads and states. */
  static List<Transition> transitions(MachineInstance machine) {
    List<Transition> all = new ArrayList<>();
    for (ThreadInstance thread : machine.threads()) {
      all.addAll(thread.machineLevel());
      for (Member.State state : thread.states()) {
        all.addAll(state.transitions());
      }
    }
    return all;
  }

  private void clears(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.ClearExit(Expr place, Span _) -> possible(place).forEach(m -> exit(m, false));
        case Effect.If branch -> {
          clears(branch.then());
          clears(branch.otherwise());
        }
        case Effect.For loop -> clears(loop.body());
        case Effect.Assign _,
            Effect.Send _,
            Effect.OnSignal _,
            Effect.Release _,
            Effect.Note _,
            Effect.Start _,
            Effect.Kill _,
            Effect.SetTimer _,
            Effect.StopTimer _,
            Effect.Reply _ -> {}
      }
    }
  }

  /** The machines that the place may stand for: every one of a group, whatever the index. */
  private List<MachineInstance> possible(Expr place) {
    return expressions
        .places()
        .machines(place instanceof Expr.Index(Expr array, Expr _, Span _) ? array : place, context);
  }

  private void exit(MachineInstance observed, boolean reason) {
    machine
        .exitLatches()
        .computeIfAbsent(
            observed,
            m ->
                world.scalar(
                    machine.name() + ".exit(" + m.name() + ")",
                    Type.BOOL,
                    Variable.Role.LATCH,
                    machine.index()));
    if (reason) {
      machine
          .exitReasons()
          .computeIfAbsent(
              observed,
              m ->
                  world.scalar(
                      machine.name() + ".exit(" + m.name() + ").reason",
                      Types.EXIT_REASON,
                      Variable.Role.LATCH,
                      machine.index()));
    }
  }

  private void change(Expr place) {
    Variable variable = variable(expressions.places().single(place, context), place);
    Variable latch =
        machine
            .changeLatches()
            .computeIfAbsent(
                variable,
                v ->
                    world.scalar(
                        machine.name() + ".change(" + v.name() + ")",
                        Type.BOOL,
                        Variable.Role.LATCH,
                        machine.index()));
    world.initial(latch, new Initial(1, 1));
  }

  private Variable variable(Meaning meaning, Expr place) {
    return switch (meaning) {
      case Meaning.Cell(Variable variable, int _, boolean _) -> variable;
      case Meaning.Element(Variable variable, var _, boolean _) -> variable;
      case Meaning.Whole(Variable variable, boolean _) -> variable;
      default ->
          throw world
              .problems()
              .fatal(
                  Code.WRONG_WIRING,
                  "`" + place.span().text() + "` is no shared variable",
                  place.span());
    };
  }
}
