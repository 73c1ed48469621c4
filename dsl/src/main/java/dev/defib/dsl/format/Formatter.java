package dev.defib.dsl.format;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.parse.Comment;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Prints a syntax tree in the one layout of the language.
 *
 * <p>Two spaces of indentation, a transition on a line if it fits into {@value #WIDTH} columns, one
 * space between words. What the author decides stays as it is: the order of things, single blank
 * lines, which short blocks share a line, and every comment. Reading the text again gives the same
 * tree, and printing that gives the same text.
 */
public final class Formatter {
  /** Columns of a line, as far as its parts let themselves be broken. */
  public static final int WIDTH = 100;

  /* A comment amid an expression goes to the end of its line, where it may belong to something else. */
  private static final int PASSES_MAX = 5;

  private final Comments comments;
  private final SystemPrinter systems;
  private final MachinePrinter machines;
  private final SpecPrinter specs;
  private final Items items;
  private final ExprPrinter expressions;
  private final TypePrinter types;

  private Formatter(Comments comments) {
    this.comments = comments;
    this.items = new Items(comments);
    this.expressions = new ExprPrinter(comments, items);
    this.types = new TypePrinter(comments, items, expressions);
    EffectPrinter effects = new EffectPrinter(comments, items, expressions, types);
    this.machines = new MachinePrinter(comments, items, expressions, types, effects);
    this.systems = new SystemPrinter(items, expressions, types);
    this.specs = new SpecPrinter(comments, items, expressions, machines);
  }

  /**
   * The file as text; its comments are those of its source, so that a tree made without a text is
   * best given an empty one. Of a file with syntax errors, only what was read would be printed.
   */
  public static String format(SourceFile file) {
    String text = print(file, Parser.comments(file.source()));
    for (int pass = 1; pass < PASSES_MAX; pass++) {
      Source printed = new Source(file.source().name(), text);
      List<Comment> comments = Parser.comments(printed);
      Parsed again = Parser.parse(printed);
      if (comments.isEmpty() || again.hasErrors()) {
        break;
      }
      String next = print(again.file(), comments);
      if (next.equals(text)) {
        break;
      }
      text = next;
    }
    return text;
  }

  private static String print(SourceFile file, List<Comment> comments) {
    Formatter formatter = new Formatter(new Comments(file.source(), comments));
    return Layout.write(formatter.file(file), WIDTH);
  }

  private Doc file(SourceFile file) {
    List<Items.Item> lines = new ArrayList<>();
    file.version()
        .ifPresent(
            version ->
                lines.add(line(version.span(), () -> Doc.text("defib " + version.number()))));
    file.model().ifPresent(model -> model(model, lines));
    for (Spec spec : file.specs()) {
      Span head = spec.span();
      lines.add(airy(new Span(head.source(), head.start(), headEnd(spec)), () -> specs.head(spec)));
      spec.items().forEach(item -> lines.add(specs.item(item)));
    }
    return items.lines(lines, Integer.MAX_VALUE);
  }

  private static int headEnd(Spec spec) {
    Span last =
        spec.arguments().isEmpty() ? spec.system().span() : spec.arguments().getLast().span();
    return Math.max(spec.span().start(), last.end());
  }

  private void model(SourceFile.Model model, List<Items.Item> lines) {
    Span head = new Span(model.span().source(), model.span().start(), model.name().span().end());
    lines.add(airy(head, () -> Doc.text("model " + model.name().text())));
    for (SourceFile.Use use : model.uses()) {
      lines.add(line(use.span(), () -> Doc.text("use " + use.model().text())));
    }
    model.declarations().forEach(declaration -> lines.add(declaration(declaration)));
  }

  private Items.Item declaration(Declaration declaration) {
    Span span = declaration.span();
    return switch (declaration) {
      case Declaration.Constant constant -> line(span, () -> constant(constant));
      case Declaration.Enumeration enumeration -> line(span, () -> enumeration(enumeration));
      case Declaration.Messages messages -> line(span, () -> messages(messages));
      case Declaration.Machine machine -> airy(span, () -> machines.machine(machine));
      case Declaration.SystemDeclaration system -> airy(span, () -> systems.system(system));
    };
  }

  private Doc constant(Declaration.Constant constant) {
    return Doc.of(
        "const " + constant.name().text(),
        constant.type().map(type -> Doc.of(": ", types.print(type))).orElse(Doc.NOTHING),
        " = ",
        expressions.print(constant.value()));
  }

  private Doc enumeration(Declaration.Enumeration enumeration) {
    return Doc.of(
        "enum " + enumeration.name().text() + " ",
        items.shortBraces(
            Items.plain(
                enumeration.literals(), literal -> literal.span(), name -> Doc.text(name.text())),
            Doc.text(","),
            MachinePrinter.end(enumeration.span().end())));
  }

  private Doc messages(Declaration.Messages messages) {
    return Doc.of(
        "messages " + messages.name().text() + " ",
        items.shortBraces(
            Items.plain(messages.kinds(), Declaration.MessageKind::span, this::messageKind),
            Doc.text(","),
            MachinePrinter.end(messages.span().end())));
  }

  private Doc messageKind(Declaration.MessageKind kind) {
    List<Declaration.Field> fields = kind.fields();
    return Doc.of(
        kind.name().text(),
        fields.isEmpty()
            ? Doc.NOTHING
            : items.enclosed(
                "(", Doc.SOFT_LINE, fields, Declaration.Field::span, this::field, ")"));
  }

  private Doc field(Declaration.Field field) {
    Doc inline = comments.inline(field.span().start());
    return Doc.of(inline, field.name().text(), ": ", types.print(field.type()));
  }

  private static Items.Item line(Span span, Supplier<Doc> doc) {
    return new Items.Item(span, false, doc);
  }

  private static Items.Item airy(Span span, Supplier<Doc> doc) {
    return new Items.Item(span, true, doc);
  }
}
