package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;
import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;

/** Builds the syntax tree of a file from a parse tree without errors. */
final class AstBuilder {
  private static final long VERSION = 1;

  private final Nodes nodes;
  private final DeclarationBuilder declarations;
  private final SpecBuilder specs;

  AstBuilder(Nodes nodes) {
    this.nodes = nodes;
    var expressions = new ExpressionBuilder(nodes);
    var types = new TypeBuilder(nodes, expressions);
    var effects = new EffectBuilder(nodes, expressions);
    var machines = new MachineBuilder(nodes, expressions, types, effects);
    var systems = new SystemBuilder(nodes, expressions, types, effects);
    this.declarations = new DeclarationBuilder(nodes, expressions, types, machines, systems);
    this.specs = new SpecBuilder(nodes, expressions, machines);
  }

  SourceFile file(DefibParser.FileContext node) {
    return new SourceFile(
        nodes.source(),
        optional(node.version(), this::version),
        optional(node.model(), this::model),
        map(node.spec(), specs::spec));
  }

  private SourceFile.Version version(DefibParser.VersionContext node) {
    Span span = nodes.span(node);
    long number = Numerals.value(node.NUMERAL().getSymbol(), nodes);
    if (number != VERSION) {
      nodes.report(
          Diagnostic.of(Code.UNSUPPORTED_VERSION, "this is version " + number + " of the language")
              .help("this program reads version " + VERSION + ", so write `defib " + VERSION + "`")
              .at(span));
    }
    return new SourceFile.Version(number, span);
  }

  private SourceFile.Model model(DefibParser.ModelContext node) {
    return new SourceFile.Model(
        nodes.qualified(node.name),
        map(node.uses, use -> new SourceFile.Use(nodes.qualified(use.name), nodes.span(use))),
        map(node.declarations, declarations::visit),
        nodes.span(node));
  }
}
