package dev.defib.dsl.format;

import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a syntax tree as text without its places, so that two trees can be compared. */
final class Trees {
  private Trees() {}

  static String withoutSpans(Object node) {
    return switch (node) {
      case Span _, Source _ -> "";
      case List<?> list ->
          list.stream().map(Trees::withoutSpans).collect(Collectors.joining(", ", "[", "]"));
      case Optional<?> optional -> optional.map(Trees::withoutSpans).orElse("-");
      case Record tree -> record(tree);
      default -> node.toString();
    };
  }

  private static String record(Record tree) {
    String parts =
        Stream.of(tree.getClass().getRecordComponents())
            .map(component -> withoutSpans(value(tree, component)))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return tree.getClass().getSimpleName() + "(" + parts + ")";
  }

  private static Object value(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("a tree that cannot be read", broken);
    }
  }
}
