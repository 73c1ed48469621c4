package dev.defib.dsl.format;

import dev.defib.dsl.ast.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints effects and blocks of them. */
final class EffectPrinter {
  private final Comments comments;
  private final Items items;
  private final ExprPrinter expressions;
  private final TypePrinter types;

  EffectPrinter(Comments comments, Items items, ExprPrinter expressions, TypePrinter types) {
    this.comments = comments;
    this.items = items;
    this.expressions = expressions;
    this.types = types;
  }

  Doc block(List<Effect> effects) {
    if (effects.isEmpty()) {
      return Doc.text("{ }");
    }
    int end = comments.solidBehind(';', effects.getLast().span().end());
    return items.shortBraces(
        Items.plain(effects, Effect::span, this::print), new Doc.WhenFlat(";"), end);
  }

  Doc print(Effect effect) {
    return Doc.of(
        comments.inline(effect.span().start()),
        switch (effect) {
          case Effect.Assign assign ->
              Doc.of(
                  expressions.print(assign.variable()),
                  " " + assign.op().symbol() + " ",
                  types.initializer(assign.value()));
          case Effect.Send send ->
              Doc.of(
                  expressions.print(send.queue()),
                  "!" + send.message().text(),
                  send.arguments().isEmpty()
                      ? Doc.NOTHING
                      : expressions.arguments(send.arguments()));
          case Effect.OnSignal(var op, var signal, var _) ->
              Doc.of(op.name().toLowerCase(Locale.ROOT), " ", expressions.print(signal));
          case Effect.ClearExit(var machine, var _) ->
              Doc.of("clear exit(", expressions.print(machine), ")");
          case Effect.Release(var lock, var _) -> Doc.of("release ", expressions.print(lock));
          case Effect.Note(var window, var _) -> Doc.of("note ", expressions.print(window));
          case Effect.Start start ->
              Doc.of(
                  "start ",
                  expressions.print(start.machine()),
                  slice(start.slice()),
                  start.reversed() ? " reversed" : "");
          case Effect.Kill kill ->
              Doc.of(
                  "kill ",
                  expressions.print(kill.machine()),
                  slice(kill.slice()),
                  kill.reversed() ? " reversed" : "",
                  kill.onPurpose() ? " on purpose" : "");
          case Effect.SetTimer(var timer, var ticks, var _) ->
              Doc.of("set ", expressions.print(timer), " = ", expressions.print(ticks));
          case Effect.StopTimer(var timer, var _) -> Doc.of("stop ", expressions.print(timer));
          case Effect.Reply(var value, var _) -> Doc.of("reply ", expressions.print(value));
          case Effect.If conditional -> conditional(conditional);
          case Effect.For loop -> loop(loop);
        });
  }

  private Doc slice(Optional<Effect.Slice> slice) {
    return slice
        .map(
            given ->
                Doc.of(
                    "[",
                    expressions.print(given.low()),
                    "..",
                    expressions.print("", given.high()),
                    "]"))
        .orElse(Doc.NOTHING);
  }

  private Doc conditional(Effect.If conditional) {
    Doc condition = expressions.print(conditional.condition());
    Doc then = block(conditional.then());
    return Doc.of("if ", condition, " ", then, otherwise(conditional.otherwise()));
  }

  /** An {@code if} alone in the other branch is written {@code else if}. */
  private Doc otherwise(List<Effect> otherwise) {
    if (otherwise.isEmpty()) {
      return Doc.NOTHING;
    }
    return otherwise.size() == 1 && otherwise.getFirst() instanceof Effect.If next
        ? Doc.of(" else ", comments.inline(next.span().start()), conditional(next))
        : Doc.of(" else ", block(otherwise));
  }

  private Doc loop(Effect.For loop) {
    Doc low = expressions.print(loop.low());
    Doc high = expressions.print(loop.high());
    return Doc.of("for ", loop.name().text(), " in ", low, "..", high, " ", block(loop.body()));
  }
}
