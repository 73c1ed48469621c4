package dev.defib.dsl.ast;

import java.util.ArrayList;
import java.util.List;

/** Finds the names in an expression. */
public final class Names {
  private Names() {}

  /** Those that stand alone or in front of a dot or bracket, in the order of the text. */
  public static List<Expr.Name> in(Expr expr) {
    List<Expr.Name> names = new ArrayList<>();
    collect(expr, names);
    return names;
  }

  private static void collect(Expr expr, List<Expr.Name> into) {
    switch (expr) {
      case Expr.Name name -> into.add(name);
      case Expr.Numeral _, Expr.Truth _, Expr.Self _, Expr.AnyOf _ -> {}
      case Expr.Select select -> collect(select.object(), into);
      case Expr.Index index -> {
        collect(index.array(), into);
        collect(index.index(), into);
      }
      case Expr.Every every -> collect(every.array(), into);
      case Expr.Call call -> call.arguments().forEach(a -> collect(a, into));
      case Expr.Unary unary -> collect(unary.operand(), into);
      case Expr.Binary binary -> {
        collect(binary.left(), into);
        collect(binary.right(), into);
      }
      case Expr.Quantified quantified -> {
        collect(quantified.domain(), into);
        quantified.high().ifPresent(h -> collect(h, into));
        collect(quantified.body(), into);
      }
      case Expr.Conditional conditional -> {
        collect(conditional.condition(), into);
        collect(conditional.then(), into);
        collect(conditional.otherwise(), into);
      }
      case Expr.SetOf set -> set.items().forEach(i -> collect(i, into));
      case Expr.Sent sent -> collect(sent.queue(), into);
      case Expr.Received received -> collect(received.queue(), into);
      case Expr.Done done -> collect(done.command(), into);
      case Expr.Raised raised -> collect(raised.signal(), into);
      case Expr.Entered entered -> collect(entered.state(), into);
    }
  }
}
