package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.map;
import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Probe.Expected;
import dev.defib.dsl.ast.Probe.Origin;
import dev.defib.dsl.ast.Probe.Rung;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the questions that {@code probe} asks. */
final class ProbeBuilder {
  private static final List<String> RUNGS =
      Arrays.stream(Rung.values()).map(r -> r.name().toLowerCase(Locale.ROOT)).toList();

  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final Origins origins;

  ProbeBuilder(Nodes nodes, ExpressionBuilder expressions, FaultBuilder faults) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.origins = new Origins(expressions, faults);
  }

  Probe probe(DefibParser.ProbeContext node) {
    List<ParserRuleContext> starts =
        node.probeClause().stream()
            .filter(c -> !(c instanceof DefibParser.RungClauseContext))
            .map(ParserRuleContext.class::cast)
            .toList();
    List<DefibParser.RungClauseContext> rungs =
        node.probeClause().stream()
            .filter(DefibParser.RungClauseContext.class::isInstance)
            .map(DefibParser.RungClauseContext.class::cast)
            .toList();
    return new Probe(
        nodes.identifier(node.name),
        optional(node.text, Nodes::unquoted),
        expressions.place(node.device),
        expressions.expression(node.goal),
        nodes
            .only(starts, "where the device starts from", nodes::span)
            .map(origins::visit)
            .orElseGet(Origin.Anything::new),
        nodes.only(rungs, "`expect`", nodes::span).flatMap(this::expected),
        nodes.span(node));
  }

  private Optional<Expected> expected(DefibParser.RungClauseContext node) {
    Identifier rung = nodes.identifier(node.rung);
    Optional<Identifier> luck = optional(node.luck, nodes::identifier);
    luck.filter(word -> !word.text().equals("luck"))
        .ifPresent(word -> report("only `with luck` can follow", word, List.of("luck")));
    if (!RUNGS.contains(rung.text())) {
      report("`" + rung + "` is no answer to a probe", rung, RUNGS);
      return Optional.empty();
    }
    Rung expected = Rung.valueOf(rung.text().toUpperCase(Locale.ROOT));
    return Optional.of(new Expected(expected, luck.isPresent(), nodes.span(node)));
  }

  private void report(String headline, Identifier word, List<String> known) {
    nodes.report(
        Diagnostic.of(Code.UNKNOWN_ANSWER, headline)
            .help(
                Spelling.nearest(word.text(), known)
                    .map(n -> "did you mean `" + n + "`?")
                    .orElseGet(() -> all(known)))
            .at(word.span()));
  }

  private static String all(List<String> known) {
    return (known.size() == 1 ? "write " : "the answers are ")
        + "`"
        + String.join("`, `", known)
        + "`";
  }

  private static final class Origins extends DefibParserBaseVisitor<Origin> {
    private final ExpressionBuilder expressions;
    private final FaultBuilder faults;

    Origins(ExpressionBuilder expressions, FaultBuilder faults) {
      this.expressions = expressions;
      this.faults = faults;
    }

    @Override
    public Origin visitFromClause(DefibParser.FromClauseContext node) {
      return new Origin.From(expressions.expression(node.condition));
    }

    @Override
    public Origin visitStrickenClause(DefibParser.StrickenClauseContext node) {
      return new Origin.After(map(node.faults, faults::fault));
    }
  }
}
