package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;
import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Objects;

/** Builds machines and their members. */
final class MachineBuilder extends DefibParserBaseVisitor<Member> {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final TypeBuilder types;
  private final EffectBuilder effects;
  private final TransitionBuilder transitions;

  MachineBuilder(
      Nodes nodes, ExpressionBuilder expressions, TypeBuilder types, EffectBuilder effects) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.types = types;
    this.effects = effects;
    this.transitions = new TransitionBuilder(nodes, expressions, types, effects);
  }

  Declaration.Machine machine(DefibParser.MachineContext node) {
    return new Declaration.Machine(
        ExpressionBuilder.kind(node.kind),
        nodes.identifier(node.name),
        types.parameters(node.parameters()),
        map(node.members, this::visit),
        nodes.span(node));
  }

  Definition definition(DefibParser.DefinitionContext node) {
    return new Definition(
        nodes.identifier(node.name), expressions.expression(node.value), nodes.span(node));
  }

  @Override
  public Member visitVariable(DefibParser.VariableContext node) {
    return new Member.Variable(
        nodes.has(node.modifiers, DefibParser.VISIBLE),
        nodes.has(node.modifiers, DefibParser.STABLE),
        nodes.has(node.modifiers, DefibParser.MEMORY),
        nodes.has(node.modifiers, DefibParser.GHOST),
        nodes.identifier(node.name),
        types.optional(node.type()),
        effects.optionalInitializer(node.initializer()),
        nodes.span(node));
  }

  @Override
  public Member visitSignal(DefibParser.SignalContext node) {
    return new Member.Signal(
        nodes.identifier(node.name),
        node.VISIBLE() != null,
        expressions.optional(node.maximum),
        node.LEVEL() != null,
        nodes.span(node));
  }

  @Override
  public Member visitTimer(DefibParser.TimerContext node) {
    return new Member.Timer(nodes.identifier(node.name), nodes.span(node));
  }

  @Override
  public Member visitWindow(DefibParser.WindowContext node) {
    return new Member.Window(
        nodes.identifier(node.name),
        expressions.expression(node.capacity),
        expressions.expression(node.span),
        node.TUMBLING() != null,
        nodes.span(node));
  }

  @Override
  public Member visitMachineDefinition(DefibParser.MachineDefinitionContext node) {
    return new Member.MachineDefinition(definition(node.definition()), nodes.span(node));
  }

  @Override
  public Member visitStateMember(DefibParser.StateMemberContext node) {
    return state(node.state());
  }

  @Override
  public Member visitThread(DefibParser.ThreadContext node) {
    List<Member.State> states =
        node.members.stream()
            .map(DefibParser.ThreadMemberContext::state)
            .filter(Objects::nonNull)
            .map(this::state)
            .toList();
    List<Transition> own =
        node.members.stream()
            .map(DefibParser.ThreadMemberContext::transition)
            .filter(Objects::nonNull)
            .map(transitions::transition)
            .toList();
    return new Member.Thread(nodes.identifier(node.name), states, own, nodes.span(node));
  }

  @Override
  public Member visitMachineTransition(DefibParser.MachineTransitionContext node) {
    return new Member.MachineTransition(
        transitions.transition(node.transition()), nodes.span(node));
  }

  private Member.State state(DefibParser.StateContext node) {
    return new Member.State(
        nodes.identifier(node.name),
        node.VISIBLE() != null,
        nodes.has(node.attributes, DefibParser.INITIAL),
        nodes.has(node.attributes, DefibParser.REST),
        nodes.has(node.attributes, DefibParser.DEAF),
        optional(node.shown, nodes::identifier),
        map(node.transitions, transitions::transition),
        nodes.span(node));
  }
}
