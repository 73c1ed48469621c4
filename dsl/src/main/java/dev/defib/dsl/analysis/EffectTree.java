package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import java.util.List;
import java.util.stream.Stream;

/** Looks through effects, those inside of {@code if} and {@code for} too. */
final class EffectTree {
  private EffectTree() {}

  /** The effect and all effects inside of it. */
  static Stream<Effect> all(Effect effect) {
    return switch (effect) {
      case Effect.If branch ->
          Stream.of(List.of(effect), inside(branch.then()), inside(branch.otherwise()))
              .flatMap(List::stream);
      case Effect.For loop -> Stream.concat(Stream.of(effect), inside(loop.body()).stream());
      default -> Stream.of(effect);
    };
  }

  private static List<Effect> inside(List<Effect> effects) {
    return effects.stream().flatMap(EffectTree::all).toList();
  }

  /** The queues that an effect may send to. */
  static List<Expr> queues(Effect effect) {
    return all(effect)
        .filter(Effect.Send.class::isInstance)
        .map(e -> ((Effect.Send) e).queue())
        .toList();
  }
}
