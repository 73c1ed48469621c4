package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;
import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Initializer;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds effects and what may be assigned by them. */
final class EffectBuilder extends DefibParserBaseVisitor<Effect> {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;

  EffectBuilder(Nodes nodes, ExpressionBuilder expressions) {
    this.nodes = nodes;
    this.expressions = expressions;
  }

  List<Effect> block(DefibParser.@Nullable BlockContext node) {
    return node == null ? List.of() : map(node.effects, this::visit);
  }

  Initializer initializer(DefibParser.InitializerContext node) {
    return node.value != null
        ? new Initializer.Value(expressions.expression(node.value), nodes.span(node))
        : new Initializer.Any(
            expressions.optional(node.low), expressions.optional(node.high), nodes.span(node));
  }

  Optional<Initializer> optionalInitializer(DefibParser.@Nullable InitializerContext node) {
    return optional(node, this::initializer);
  }

  @Override
  public Effect visitAssignEffect(DefibParser.AssignEffectContext node) {
    return new Effect.Assign(
        expressions.place(node.variable_),
        assignOp(node.op),
        initializer(node.initializer()),
        nodes.span(node));
  }

  @Override
  public Effect visitSendEffect(DefibParser.SendEffectContext node) {
    return new Effect.Send(
        expressions.place(node.queue),
        nodes.member(node.message),
        expressions.arguments(node.arguments()),
        nodes.span(node));
  }

  @Override
  public Effect visitSignalEffect(DefibParser.SignalEffectContext node) {
    return new Effect.OnSignal(
        signalOp(node.op), expressions.place(node.signal_), nodes.span(node));
  }

  @Override
  public Effect visitClearExitEffect(DefibParser.ClearExitEffectContext node) {
    return new Effect.ClearExit(expressions.place(node.machine_), nodes.span(node));
  }

  @Override
  public Effect visitClearEffect(DefibParser.ClearEffectContext node) {
    return new Effect.OnSignal(
        Effect.SignalOp.CLEAR, expressions.place(node.signal_), nodes.span(node));
  }

  @Override
  public Effect visitReleaseEffect(DefibParser.ReleaseEffectContext node) {
    return new Effect.Release(expressions.place(node.lock), nodes.span(node));
  }

  @Override
  public Effect visitNoteEffect(DefibParser.NoteEffectContext node) {
    return new Effect.Note(expressions.place(node.window_), nodes.span(node));
  }

  @Override
  public Effect visitStartEffect(DefibParser.StartEffectContext node) {
    return new Effect.Start(
        expressions.place(node.machine_),
        optional(node.slice(), this::slice),
        node.REVERSED() != null,
        nodes.span(node));
  }

  @Override
  public Effect visitKillEffect(DefibParser.KillEffectContext node) {
    return new Effect.Kill(
        expressions.place(node.machine_),
        optional(node.slice(), this::slice),
        node.REVERSED() != null,
        node.purpose() != null,
        nodes.span(node));
  }

  @Override
  public Effect visitSetEffect(DefibParser.SetEffectContext node) {
    return new Effect.SetTimer(
        expressions.place(node.timer_), expressions.expression(node.ticks), nodes.span(node));
  }

  @Override
  public Effect visitStopEffect(DefibParser.StopEffectContext node) {
    return new Effect.StopTimer(expressions.place(node.timer_), nodes.span(node));
  }

  @Override
  public Effect visitReplyEffect(DefibParser.ReplyEffectContext node) {
    return new Effect.Reply(expressions.expression(node.value), nodes.span(node));
  }

  @Override
  public Effect visitIfEffect(DefibParser.IfEffectContext node) {
    return conditional(node.ifEffect_());
  }

  @Override
  public Effect visitForEffect(DefibParser.ForEffectContext node) {
    return new Effect.For(
        nodes.identifier(node.name),
        expressions.expression(node.low),
        expressions.expression(node.high),
        block(node.block()),
        nodes.span(node));
  }

  /** {@code else if} is an {@code if} alone in the other branch. */
  private Effect conditional(DefibParser.IfEffect_Context node) {
    List<Effect> otherwise =
        node.elseIf != null ? List.of(conditional(node.elseIf)) : block(node.otherwise);
    return new Effect.If(
        expressions.expression(node.condition), block(node.then), otherwise, nodes.span(node));
  }

  private Effect.Slice slice(DefibParser.SliceContext node) {
    return new Effect.Slice(
        expressions.expression(node.low), expressions.optional(node.high), nodes.span(node));
  }

  private static Effect.AssignOp assignOp(Token op) {
    return switch (op.getType()) {
      case DefibParser.PLUS_ASSIGN -> Effect.AssignOp.ADD;
      case DefibParser.MINUS_ASSIGN -> Effect.AssignOp.SUBTRACT;
      default -> Effect.AssignOp.SET;
    };
  }

  private static Effect.SignalOp signalOp(Token op) {
    return switch (op.getType()) {
      case DefibParser.RAISE -> Effect.SignalOp.RAISE;
      case DefibParser.LOWER -> Effect.SignalOp.LOWER;
      case DefibParser.MASK -> Effect.SignalOp.MASK;
      default -> Effect.SignalOp.UNMASK;
    };
  }
}
