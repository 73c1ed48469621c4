package dev.defib.checker.lower;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** A fault in one spelling: equal texts for equal faults, however they were written. */
final class FaultText {
  private FaultText() {}

  static String of(Fault fault) {
    StringBuilder text = new StringBuilder(kind(fault.kind()));
    if (fault.together()) {
      text.append(" together");
    }
    if (fault.frozen()) {
      text.append(" frozen");
    }
    fault.by().ifPresent(e -> text.append(" by ").append(written(e)));
    fault.at().ifPresent(e -> text.append(" at ").append(written(e)));
    if (!fault.in().isEmpty()) {
      text.append(" in {")
          .append(fault.in().stream().map(Identifier::text).collect(Collectors.joining(", ")))
          .append("}");
    }
    text.append(strength(fault.strength()));
    fault.phase().ifPresent(e -> text.append(" while ").append(written(e)));
    fault
        .duration()
        .ifPresent(
            d ->
                text.append(" for ")
                    .append(written(d.low()))
                    .append("..")
                    .append(written(d.high())));
    return text.toString();
  }

  private static String kind(Expr kind) {
    return kind instanceof Expr.Call(Identifier function, List<Expr> subjects, Span _)
        ? function
            + "("
            + subjects.stream().map(FaultText::written).collect(Collectors.joining(", "))
            + ")"
        : written(kind);
  }

  private static String strength(Fault.Strength strength) {
    return switch (strength) {
      case Fault.Strength.Unlimited _ -> "";
      case Fault.Strength.Total(Expr count, Span _) -> " at most " + number(count);
      case Fault.Strength.AtOnce(Expr count, Span _) -> " at most " + number(count) + " at once";
      case Fault.Strength.PerTicks(Expr count, Expr ticks, Span _) ->
          " at most " + number(count) + " per " + number(ticks) + " ticks";
      case Fault.Strength.FinitelyMany _ -> " finitely many";
    };
  }

  /** The one of `any single` is written nowhere. */
  private static String number(Expr count) {
    return count instanceof Expr.Numeral(long value, Span _)
        ? Long.toString(value)
        : written(count);
  }

  private static String written(Expr expr) {
    return expr.span().text().replaceAll("\\s+", " ").strip();
  }
}
