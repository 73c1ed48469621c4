package dev.defib.checker.lower;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;

/** Who mentions time: a system has ticks iff its machines, its faults or the check at hand do. */
final class TimeUse {
  private TimeUse() {}

  static boolean of(Declaration.SystemDeclaration system, Analysis analysis) {
    return system.items().stream()
        .filter(i -> i instanceof SystemItem.Instance)
        .map(i -> analysis.declaration(((SystemItem.Instance) i).machine()))
        .anyMatch(d -> d.orElse(null) instanceof Declaration.Machine machine && of(machine));
  }

  private static boolean of(Declaration.Machine machine) {
    return machine.members().stream()
        .anyMatch(
            member ->
                switch (member) {
                  case Member.Timer _, Member.Window _ -> true;
                  case Member.State state -> of(state);
                  case Member.Thread thread ->
                      thread.states().stream().anyMatch(TimeUse::of)
                          || thread.transitions().stream().anyMatch(TimeUse::of);
                  case Member.MachineTransition transition -> of(transition.transition());
                  case Member.Variable _, Member.Signal _, Member.MachineDefinition _ -> false;
                });
  }

  private static boolean of(Member.State state) {
    return state.transitions().stream().anyMatch(TimeUse::of);
  }

  private static boolean of(Transition transition) {
    return transition
        .trigger()
        .filter(t -> t instanceof Trigger.After || t instanceof Trigger.Every)
        .isPresent();
  }

  static boolean of(Fault fault) {
    return fault.duration().isPresent()
        || fault.strength() instanceof Fault.Strength.PerTicks
        || (fault.kind() instanceof Expr.Call call && call.function().text().equals("slow"));
  }

  static boolean of(Form form) {
    return switch (form) {
      case Form.Eventually f -> f.within().isPresent();
      case Form.LeadsTo f -> f.within().isPresent();
      case Form.Measure f -> !f.steps();
      case Form.Recovery f -> f.within().isPresent();
      case Form.NoMissedHang f -> f.within().isPresent();
      case Form.After f -> of(f.form());
      case Form.Before f -> of(f.form());
      case Form.Between f -> of(f.form());
      case Form.While f -> of(f.form());
      case Form.Always _,
          Form.Never _,
          Form.Possible _,
          Form.AlwaysPossible _,
          Form.AlwaysEventually _,
          Form.EventuallyAlways _,
          Form.StaysUntil _,
          Form.NoFalseAlarm _,
          Form.BuiltInCheck _,
          Form.Ltl _ ->
          false;
    };
  }
}
