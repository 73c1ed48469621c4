package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;

import dev.defib.dsl.ast.Declaration;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;

/** Builds what a model declares. */
final class DeclarationBuilder extends DefibParserBaseVisitor<Declaration> {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final TypeBuilder types;
  private final MachineBuilder machines;
  private final SystemBuilder systems;

  DeclarationBuilder(
      Nodes nodes,
      ExpressionBuilder expressions,
      TypeBuilder types,
      MachineBuilder machines,
      SystemBuilder systems) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.types = types;
    this.machines = machines;
    this.systems = systems;
  }

  @Override
  public Declaration visitConstant(DefibParser.ConstantContext node) {
    return new Declaration.Constant(
        nodes.identifier(node.name),
        types.optional(node.type()),
        expressions.expression(node.value),
        nodes.span(node));
  }

  @Override
  public Declaration visitEnumeration(DefibParser.EnumerationContext node) {
    return new Declaration.Enumeration(
        nodes.identifier(node.name), nodes.identifiers(node.literals), nodes.span(node));
  }

  @Override
  public Declaration visitMessages(DefibParser.MessagesContext node) {
    return new Declaration.Messages(
        nodes.identifier(node.name), map(node.kinds, this::messageKind), nodes.span(node));
  }

  private Declaration.MessageKind messageKind(DefibParser.MessageKindContext node) {
    return new Declaration.MessageKind(
        nodes.identifier(node.name), map(node.fields, this::field), nodes.span(node));
  }

  private Declaration.Field field(DefibParser.FieldContext node) {
    return new Declaration.Field(
        nodes.identifier(node.name), types.type(node.type()), nodes.span(node));
  }

  @Override
  public Declaration visitMachineDeclaration(DefibParser.MachineDeclarationContext node) {
    return machines.machine(node.machine());
  }

  @Override
  public Declaration visitSystem(DefibParser.SystemContext node) {
    return systems.system(node);
  }
}
