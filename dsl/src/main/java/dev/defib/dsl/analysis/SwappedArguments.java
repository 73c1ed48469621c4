package dev.defib.dsl.analysis;

import static java.util.stream.Collectors.joining;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the order of an instance's arguments in which each is of its parameter's type. */
final class SwappedArguments {
  /** Of more arguments, the orders are too many. */
  private static final int ARGUMENTS = 6;

  private final List<Argument> arguments;
  private final List<Type> wanted;
  private final List<Type> found;
  private final List<Integer> order = new ArrayList<>();

  private SwappedArguments(List<Argument> arguments, List<Type> wanted, List<Type> found) {
    this.arguments = arguments;
    this.wanted = wanted;
    this.found = found;
  }

  /** One report for all arguments of an instance that stand in each other's places. */
  static Optional<Diagnostic> report(SystemItem.Instance item, Shape shape, Context c) {
    List<Argument> arguments = item.arguments();
    List<Type> wanted = shape.machine.parameters().stream().map(shape::type).toList();
    if (arguments.size() < 2
        || arguments.size() > Math.min(ARGUMENTS, wanted.size())
        || arguments.stream().anyMatch(a -> a.name().isPresent())) {
      return Optional.empty();
    }
    List<Type> found = arguments.stream().map(a -> type(a.value(), c)).toList();
    SwappedArguments swapped = new SwappedArguments(arguments, wanted, found);
    return swapped.isWrong() && (swapped.exchange() || swapped.permute(0))
        ? Optional.of(swapped.diagnostic(item, shape))
        : Optional.empty();
  }

  /** What an argument is, as far as its name alone tells. */
  private static Type type(Expr value, Context c) {
    return switch (value) {
      case Expr.Name name ->
          c.scope()
              .find(name.text())
              .map(e -> e.symbol() instanceof Symbol.OfConstant ? Type.INT : e.type())
              .orElse(Type.UNKNOWN);
      case Expr.Index(Expr array, Expr _, Span _) ->
          type(array, c) instanceof Type.Array of ? of.element() : Type.UNKNOWN;
      case Expr.Numeral _ -> Type.INT;
      case Expr.Truth _ -> Type.BOOL;
      default -> Type.UNKNOWN;
    };
  }

  private boolean isWrong() {
    for (int i = 0; i < arguments.size(); i++) {
      if (!Wiring.accepts(wanted.get(i), found.get(i))) {
        return found.stream().noneMatch(Type.Unknown.class::isInstance);
      }
    }
    return false;
  }

  /** Whether two arguments need only change places. */
  private boolean exchange() {
    for (int i = 0; i < arguments.size(); i++) {
      for (int j = i + 1; j < arguments.size(); j++) {
        order.clear();
        for (int k = 0; k < arguments.size(); k++) {
          order.add(k);
        }
        Collections.swap(order, i, j);
        if (isRight()) {
          return true;
        }
      }
    }
    order.clear();
    return false;
  }

  private boolean isRight() {
    for (int i = 0; i < order.size(); i++) {
      if (!Wiring.accepts(wanted.get(i), found.get(order.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** The first of all orders that is right, from a place on. */
  private boolean permute(int place) {
    for (int i = 0; i < arguments.size() && place < arguments.size(); i++) {
      if (!order.contains(i) && Wiring.accepts(wanted.get(place), found.get(i))) {
        order.add(i);
        if (permute(place + 1)) {
          return true;
        }
        order.removeLast();
      }
    }
    return place == arguments.size();
  }

  private Diagnostic diagnostic(SystemItem.Instance item, Shape shape) {
    String right =
        order.stream().map(i -> arguments.get(i).value().span().text()).collect(joining(", "));
    int first = 0;
    while (order.get(first) == first) {
      first++;
    }
    int last = arguments.size() - 1;
    while (order.get(last) == last) {
      last--;
    }
    Span place = arguments.get(first).span().to(arguments.get(last).span());
    return Diagnostic.of(
            Code.WRONG_ARGUMENT,
            "the arguments of `" + item.name() + "` stand in each other's places")
        .because(
            shape.machine.parameters().get(first).span(),
            "this takes " + wanted.get(first).described())
        .help("write `" + item.machine() + "(" + right + ")`")
        .at(
            place,
            "`" + arguments.get(first).span().text() + "` is " + found.get(first).described());
  }
}
