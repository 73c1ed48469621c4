package dev.defib.dsl.mutate;

import dev.defib.dsl.ast.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The ways to leave one thing out of a list of effects. */
final class Effects {
  private Effects() {}

  static List<Change<List<Effect>>> changes(List<Effect> effects) {
    var changes = new ArrayList<Change<List<Effect>>>();
    for (int i = 0; i < effects.size(); i++) {
      int place = i;
      for (Change<List<Effect>> change : changes(effects.get(i))) {
        changes.add(change.within(instead -> replaced(effects, place, instead)));
      }
    }
    return changes;
  }

  private static List<Effect> replaced(List<Effect> effects, int place, List<Effect> instead) {
    var all = new ArrayList<Effect>(effects.subList(0, place));
    all.addAll(instead);
    all.addAll(effects.subList(place + 1, effects.size()));
    return all;
  }

  /** What may stand in an effect's place. */
  private static List<Change<List<Effect>>> changes(Effect effect) {
    return switch (effect) {
      case Effect.If choice -> ofChoice(choice);
      case Effect.For loop ->
          within(
              loop.body(),
              body -> new Effect.For(loop.name(), loop.low(), loop.high(), body, loop.span()));
      case Effect.Start _, Effect.Kill _ -> gone(Mutant.Kind.RESTART, "restart", effect);
      case Effect.ClearExit _, Effect.StopTimer _ -> gone(Mutant.Kind.RESET, "reset", effect);
      case Effect.OnSignal signal when signal.op() == Effect.SignalOp.CLEAR ->
          gone(Mutant.Kind.RESET, "reset", effect);
      case Effect.OnSignal _,
          Effect.Assign _,
          Effect.Send _,
          Effect.Release _,
          Effect.Note _,
          Effect.SetTimer _,
          Effect.Reply _ ->
          gone(Mutant.Kind.EFFECT, "effect", effect);
    };
  }

  private static List<Change<List<Effect>>> gone(Mutant.Kind kind, String what, Effect effect) {
    return List.of(Change.drop(kind, what, effect.span(), List.of()));
  }

  private static List<Change<List<Effect>>> ofChoice(Effect.If choice) {
    var changes = new ArrayList<Change<List<Effect>>>();
    changes.add(
        Change.drop(Mutant.Kind.GUARD, "condition", choice.condition().span(), choice.then()));
    changes.addAll(
        within(
            choice.then(),
            then -> new Effect.If(choice.condition(), then, choice.otherwise(), choice.span())));
    changes.addAll(
        within(
            choice.otherwise(),
            otherwise ->
                new Effect.If(choice.condition(), choice.then(), otherwise, choice.span())));
    return changes;
  }

  private static List<Change<List<Effect>>> within(
      List<Effect> body, Function<List<Effect>, Effect> whole) {
    return changes(body).stream()
        .map(change -> change.within(instead -> List.of(whole.apply(instead))))
        .toList();
  }
}
