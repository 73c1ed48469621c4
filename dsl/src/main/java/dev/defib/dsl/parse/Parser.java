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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads a text: any text, for what is wrong with it is told in diagnostics. */
public final class Parser {
  /** Syntax errors of a text that are told; a text with more is no Defib file. */
  private static final int ERRORS = 20;

  /** Nesting from which on the generated parser may need more than a thread's usual stack. */
  private static final int DEEP = 100;

  private Parser() {}

  public static Parsed parse(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    if (source.text().length() > Limits.CHARACTERS) {
      diagnostics.add(Limits.tooLarge(source));
      return new Parsed(empty(source), diagnostics);
    }
    Nodes nodes = new Nodes(source, diagnostics);
    SourceFile file = parse(nodes).orElseGet(() -> empty(source));
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.place().start()));
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

  private static Optional<SourceFile> parse(Nodes nodes) {
    List<? extends Token> all = new DefibLexer(characters(nodes.source())).getAllTokens();
    List<CommonToken> tokens = Lexemes.of(all, nodes);
    Temporal.settle(tokens);
    int depth = Nesting.depth(tokens, nodes);
    if (depth > Limits.NESTING) {
      return Optional.empty();
    }
    Optional<List<CommonToken>> matched = Brackets.match(tokens, nodes);
    if (matched.isEmpty()) {
      return Optional.empty();
    }
    Supplier<Optional<SourceFile>> read = () -> read(matched.get(), nodes);
    return depth <= DEEP ? read.get() : DeepStack.call(read);
  }

  /** The tree, unless parts of the text are not in it; what is wrong with the others is told. */
  private static Optional<SourceFile> read(List<CommonToken> tokens, Nodes nodes) {
    DefibParser.FileContext tree = parse(tokens, nodes);
    boolean whole = nodes.isClean();
    Optional<SourceFile> file = Optional.ofNullable(tree).map(new AstBuilder(nodes)::file);
    if (!whole) {
      nodes.retract(Code.EMPTY_TRANSITION);
    }
    return file.filter(_ -> whole && !nodes.has(Code.TOO_DEEP));
  }

  /** Only a text that cannot be read as it stands is searched for what was meant. */
  private static DefibParser.@Nullable FileContext parse(List<CommonToken> text, Nodes nodes) {
    try {
      return file(parser(text, nodes), new FirstError.Strategy());
    } catch (ParseCancellationException invalid) {
      return parseRest(Mistakes.mend(text, nodes), nodes);
    }
  }

  /** Reports an error, cuts its construct out and tries again, until the rest can be read. */
  private static DefibParser.@Nullable FileContext parseRest(List<CommonToken> text, Nodes nodes) {
    List<CommonToken> tokens = text;
    for (int errors = 0; errors < ERRORS; errors++) {
      DefibParser parser = parser(tokens, nodes);
      FirstError.Strategy strategy = new FirstError.Strategy();
      try {
        return file(parser, strategy);
      } catch (ParseCancellationException stop) {
        FirstError error = FirstError.of(stop, parser, strategy);
        if (errors > 0 && error.at().getType() == Token.EOF) {
          return null; // what was cut ended the text, so that more may seem to be missing
        }
        nodes.report(Messages.of(error, nodes));
        List<CommonToken> rest = Recovery.cut(tokens, error);
        if (rest.size() == tokens.size()) {
          return null;
        }
        tokens = rest;
      }
    }
    return null;
  }

  private static DefibParser parser(List<CommonToken> tokens, Nodes nodes) {
    ListTokenSource source = new ListTokenSource(tokens, nodes.source().name());
    DefibParser parser = new DefibParser(new CommonTokenStream(source));
    parser.removeErrorListeners();
    return parser;
  }

  /** Prediction without the calling context is enough for nearly every text, and cheap. */
  private static DefibParser.FileContext file(DefibParser parser, FirstError.Strategy strategy) {
    try {
      parser.setErrorHandler(new BailErrorStrategy());
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      return parser.file();
    } catch (ParseCancellationException contextNeeded) {
      parser.reset();
      parser.setErrorHandler(strategy);
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      return parser.file();
    }
  }

  /** Over UTF-16 units, in which spans count, not over code points as ANTLR's own streams. */
  private static CharStream characters(Source source) {
    CharBuffer units = CharBuffer.wrap(source.text().toCharArray());
    return CodePointCharStream.fromBuffer(CodePointBuffer.withChars(units), source.name());
  }

  private static SourceFile empty(Source source) {
    return new SourceFile(source, Optional.empty(), Optional.empty(), List.of());
  }
}
