package dev.defib.dsl.format;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.SystemItem;
import java.util.List;
import java.util.Optional;

/** Prints systems. */
final class SystemPrinter {
  private final Items items;
  private final ExprPrinter expressions;
  private final TypePrinter types;

  SystemPrinter(Items items, ExprPrinter expressions, TypePrinter types) {
    this.items = items;
    this.expressions = expressions;
    this.types = types;
  }

  Doc system(Declaration.SystemDeclaration system) {
    return Doc.of(
        "system " + system.name().text(),
        types.parameters(system.parameters()),
        " ",
        items.braces(
            Items.plain(system.items(), SystemItem::span, this::item),
            MachinePrinter.end(system.span().end())));
  }

  private Doc item(SystemItem item) {
    return switch (item) {
      case SystemItem.Queue queue -> queue(queue);
      case SystemItem.Lock lock ->
          Doc.of("lock ", name(lock), lock.freedWithOwner() ? " freed with owner" : "");
      case SystemItem.Shared shared ->
          Doc.of(
              shared.memory() ? "memory " : "",
              shared.ghost() ? "ghost " : "",
              "var " + shared.name().text(),
              types.declared(shared.type(), shared.initial()));
      case SystemItem.Instance instance ->
          Doc.of(
              name(instance),
              ": " + instance.machine().text(),
              instance.arguments().isEmpty()
                  ? Doc.NOTHING
                  : expressions.arguments(instance.arguments()),
              instance.dead() ? " dead" : "",
              expressions.print(" ends with ", instance.endsWith()),
              expressions.print(" incarnations ", instance.incarnations()));
    };
  }

  private Doc queue(SystemItem.Queue queue) {
    String discipline =
        switch (queue.discipline()) {
          case BLOCKING -> "";
          case LOSSY -> " lossy";
          case LATEST -> " latest";
        };
    return Doc.of(
        "queue ",
        name(queue),
        ": " + queue.messages().text() + "[",
        expressions.print(queue.capacity()),
        "]" + discipline,
        each(" lost with ", queue.lostWith()),
        each(" closed with ", queue.closedWith()));
  }

  private Doc each(String words, List<Expr> machines) {
    return Doc.concat(
        machines.stream().map(machine -> expressions.print(words, Optional.of(machine))).toList());
  }

  private Doc name(SystemItem item) {
    return item.length()
        .map(length -> Doc.of(item.name().text(), "[", expressions.print(length), "]"))
        .orElseGet(() -> Doc.text(item.name().text()));
  }
}
