package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.SystemItem.Discipline;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParser.InstanceAttributeContext;
import dev.defib.grammar.DefibParser.QueueAttributeContext;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds systems and what they hold. */
final class SystemBuilder extends DefibParserBaseVisitor<SystemItem> {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final TypeBuilder types;
  private final EffectBuilder effects;

  SystemBuilder(
      Nodes nodes, ExpressionBuilder expressions, TypeBuilder types, EffectBuilder effects) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.types = types;
    this.effects = effects;
  }

  Declaration.SystemDeclaration system(DefibParser.SystemContext node) {
    return new Declaration.SystemDeclaration(
        nodes.identifier(node.name),
        types.parameters(node.parameters()),
        map(node.items, this::visit),
        nodes.span(node));
  }

  @Override
  public SystemItem visitQueueItem(DefibParser.QueueItemContext node) {
    return new SystemItem.Queue(
        nodes.identifier(node.name),
        expressions.optional(node.length),
        nodes.qualified(node.messageType),
        expressions.expression(node.capacity),
        discipline(node.attributes),
        map(
            ofType(node.attributes, DefibParser.LostAttributeContext.class),
            lost -> expressions.place(lost.machine_)),
        map(
            ofType(node.attributes, DefibParser.ClosedAttributeContext.class),
            closed -> expressions.place(closed.machine_)),
        nodes.span(node));
  }

  private Discipline discipline(List<QueueAttributeContext> attributes) {
    var lossy = ofType(attributes, DefibParser.LossyAttributeContext.class);
    var latest = ofType(attributes, DefibParser.LatestAttributeContext.class);
    boolean isLossy = nodes.only(lossy, "`lossy`", nodes::span).isPresent();
    boolean isLatest = nodes.only(latest, "`latest`", nodes::span).isPresent();
    if (isLossy && isLatest) {
      nodes.report(
          Diagnostic.of(Code.QUEUE_ATTRIBUTE, "a queue is `lossy` or `latest`, not both")
              .because(nodes.span(lossy.getFirst()), "`lossy` drops what is sent when it is full")
              .at(nodes.span(latest.getFirst()), "`latest` keeps only what was sent last"));
    }
    return isLossy ? Discipline.LOSSY : isLatest ? Discipline.LATEST : Discipline.BLOCKING;
  }

  @Override
  public SystemItem visitLockItem(DefibParser.LockItemContext node) {
    return new SystemItem.Lock(
        nodes.identifier(node.name),
        expressions.optional(node.length),
        node.FREED() != null,
        nodes.span(node));
  }

  @Override
  public SystemItem visitSharedItem(DefibParser.SharedItemContext node) {
    return new SystemItem.Shared(
        nodes.has(node.modifiers, DefibParser.MEMORY),
        nodes.has(node.modifiers, DefibParser.GHOST),
        nodes.identifier(node.name),
        types.optional(node.type()),
        effects.optionalInitializer(node.initializer()),
        nodes.span(node));
  }

  @Override
  public SystemItem visitInstanceItem(DefibParser.InstanceItemContext node) {
    List<InstanceAttributeContext> attributes = node.attributes;
    var dead = ofType(attributes, DefibParser.DeadAttributeContext.class);
    var ends = ofType(attributes, DefibParser.EndsAttributeContext.class);
    var incarnations = ofType(attributes, DefibParser.IncarnationsAttributeContext.class);
    return new SystemItem.Instance(
        nodes.identifier(node.name),
        expressions.optional(node.length),
        nodes.qualified(node.machineType),
        expressions.arguments(node.arguments()),
        nodes.only(dead, "`dead`", nodes::span).isPresent(),
        nodes
            .only(ends, "`ends with`", nodes::span)
            .map(attribute -> expressions.place(attribute.machine_)),
        nodes
            .only(incarnations, "`incarnations`", nodes::span)
            .<Expr>map(attribute -> expressions.expression(attribute.maximum)),
        nodes.span(node));
  }

  private static <T extends ParserRuleContext> List<T> ofType(
      List<? extends ParserRuleContext> attributes, Class<T> type) {
    return attributes.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
