package dev.defib.dsl.parse;

import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import dev.defib.grammar.DefibLexer;
import dev.defib.grammar.DefibParser;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads a text: any text, for what is wrong with it is told in diagnostics. */
public final class Parser {
  private Parser() {}

  public static Parsed parse(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    if (source.text().length() > Limits.CHARACTERS) {
      diagnostics.add(Limits.tooLarge(source));
      return new Parsed(empty(source), diagnostics);
    }
    Nodes nodes = new Nodes(source, diagnostics);
    SourceFile file = parse(nodes).map(new AstBuilder(nodes)::file).orElseGet(() -> empty(source));
    return new Parsed(file, diagnostics);
  }

  /** All comments of a text in their order. */
  public static List<Comment> comments(Source source) {
    return new DefibLexer(characters(source))
        .getAllTokens().stream()
            .filter(Parser::isComment)
            .map(token -> new Span(source, token.getStartIndex(), token.getStopIndex() + 1))
            .map(Comment::new)
            .toList();
  }

  private static boolean isComment(Token token) {
    return token.getType() == DefibLexer.LINE_COMMENT
        || token.getType() == DefibLexer.BLOCK_COMMENT;
  }

  private static Optional<DefibParser.FileContext> parse(Nodes nodes) {
    CommonTokenStream tokens = new CommonTokenStream(new DefibLexer(characters(nodes.source())));
    tokens.fill();
    if (!TokenCheck.accepts(tokens.getTokens(), nodes)) {
      return Optional.empty();
    }
    DefibParser parser = new DefibParser(tokens);
    parser.removeErrorListeners();
    try {
      return Optional.of(fast(parser));
    } catch (ParseCancellationException slowNeeded) {
      return thorough(parser, nodes);
    }
  }

  /** Prediction without the calling context: enough for nearly every text, and cheap. */
  private static DefibParser.FileContext fast(DefibParser parser) {
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    return parser.file();
  }

  private static Optional<DefibParser.FileContext> thorough(DefibParser parser, Nodes nodes) {
    parser.reset();
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    parser.setErrorHandler(new DefaultErrorStrategy());
    parser.addErrorListener(new Listener(nodes));
    DefibParser.FileContext file = parser.file();
    return parser.getNumberOfSyntaxErrors() == 0 ? Optional.of(file) : Optional.empty();
  }

  /** Over UTF-16 units, in which spans count, not over code points as ANTLR's own streams. */
  private static CharStream characters(Source source) {
    CharBuffer units = CharBuffer.wrap(source.text().toCharArray());
    return CodePointCharStream.fromBuffer(CodePointBuffer.withChars(units), source.name());
  }

  private static SourceFile empty(Source source) {
    return new SourceFile(source, Optional.empty(), Optional.empty(), List.of());
  }

  private static final class Listener extends BaseErrorListener {
    private final Nodes nodes;

    Listener(Nodes nodes) {
      this.nodes = nodes;
    }

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object offending,
        int line,
        int column,
        String message,
        RecognitionException cause) {
      Token token = (Token) offending;
      boolean end = token.getType() == Token.EOF;
      int start = token.getStartIndex();
      Span place = end ? new Span(nodes.source(), start, start) : nodes.span(token);
      String found = end ? "the end of the file" : "`" + token.getText() + "`";
      nodes.report(Diagnostic.of(Code.SYNTAX, found + " is not expected here").at(place));
    }
  }
}
