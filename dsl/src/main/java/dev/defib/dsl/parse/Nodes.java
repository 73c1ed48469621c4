package dev.defib.dsl.parse;

import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibParser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What all builders share: spans and names from the parse tree, and the list of diagnostics. */
final class Nodes {
  private final Source source;
  private final List<Diagnostic> diagnostics;

  Nodes(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  Source source() {
    return source;
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  boolean isClean() {
    return diagnostics.isEmpty();
  }

  boolean has(Code code) {
    return diagnostics.stream().anyMatch(diagnostic -> diagnostic.code() == code);
  }

  /** Takes back what follows from other mistakes. */
  void retract(Code code) {
    diagnostics.removeIf(diagnostic -> diagnostic.code() == code);
  }

  Span span(Token token) {
    return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span span(ParserRuleContext node) {
    return span(node.getStart()).to(span(node.getStop()));
  }

  Identifier identifier(DefibParser.IdentifierContext node) {
    return new Identifier(node.getText(), span(node));
  }

  List<Identifier> identifiers(List<DefibParser.IdentifierContext> nodes) {
    return map(nodes, this::identifier);
  }

  /** The text of a string. Its closing mark may be missing, which was reported. */
  static String unquoted(Token string) {
    String text = string.getText();
    boolean closed = text.length() > 1 && text.endsWith("\"");
    return text.substring(1, closed ? text.length() - 1 : text.length());
  }

  /** Behind a dot and as the kind of a message, words of the language are names too. */
  Identifier member(DefibParser.Member_Context node) {
    return new Identifier(node.getText(), span(node));
  }

  QualifiedName qualified(DefibParser.QualifiedNameContext node) {
    return new QualifiedName(identifiers(node.parts), span(node));
  }

  /** Whether one of the tokens is of the type; that it is there twice is reported. */
  boolean has(List<Token> tokens, int type) {
    List<Token> found = tokens.stream().filter(token -> token.getType() == type).toList();
    if (found.size() > 1) {
      reportRepeated(
          "`" + found.getFirst().getText() + "`", span(found.get(0)), span(found.get(1)));
    }
    return !found.isEmpty();
  }

  /** The only one of the values; that there are more is reported at the second. */
  <T> Optional<T> only(List<T> values, String what, Function<T, Span> span) {
    if (values.size() > 1) {
      reportRepeated(what, span.apply(values.get(0)), span.apply(values.get(1)));
    }
    return values.stream().findFirst();
  }

  private void reportRepeated(String what, Span first, Span second) {
    report(
        Diagnostic.of(Code.DUPLICATE_CLAUSE, what + " is written twice")
            .because(first, "first here")
            .help("keep one of the two")
            .at(second));
  }

  static <A, B> List<B> map(List<A> nodes, Function<? super A, ? extends B> builder) {
    return nodes.stream().<B>map(builder).toList();
  }

  static <A, B> Optional<B> optional(@Nullable A node, Function<? super A, ? extends B> builder) {
    return Optional.ofNullable(node).map(builder);
  }
}
