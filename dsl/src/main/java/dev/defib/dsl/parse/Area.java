package dev.defib.dsl.parse;

import dev.defib.grammar.DefibParser;
import org.antlr.v4.runtime.RuleContext;

/** The part of a text that was being read when a parse failed, as its author would name it. */
enum Area {
  FILE,
  PARAMETERS,
  ARGUMENTS,
  MEMBER,
  STATE_HEAD,
  TRANSITION,
  EFFECT,
  SYSTEM,
  SPEC,
  CHECK;

  static Area of(FirstError error) {
    RuleContext context = error.context();
    while (context != null) {
      Area area = of(context, error);
      if (area != FILE) {
        return area;
      }
      context = context.getParent();
    }
    return FILE;
  }

  private static Area of(RuleContext context, FirstError error) {
    return switch (context) {
      case DefibParser.BlockContext _, DefibParser.EffectContext _ -> EFFECT;
      case DefibParser.ParametersContext _ -> PARAMETERS;
      case DefibParser.ArgumentsContext _ -> ARGUMENTS;
      case DefibParser.TransitionContext _ -> TRANSITION;
      case DefibParser.StateContext state -> state.LBRACE() == null ? STATE_HEAD : TRANSITION;
      case DefibParser.MemberContext _, DefibParser.ThreadMemberContext _ -> MEMBER;
      case DefibParser.MachineContext machine ->
          machine.LBRACE() == null && !error.expects(DefibParser.TIMER) ? FILE : MEMBER;
      case DefibParser.SystemItemContext _, DefibParser.SystemContext _ -> SYSTEM;
      case DefibParser.CheckContext _, DefibParser.CheckClauseContext _ -> CHECK;
      case DefibParser.FormContext _, DefibParser.FaultContext _ -> CHECK;
      case DefibParser.SpecItemContext _, DefibParser.SpecContext _ -> SPEC;
      default -> FILE;
    };
  }
}
