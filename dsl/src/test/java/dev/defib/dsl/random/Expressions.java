package dev.defib.dsl.random;

import dev.defib.dsl.random.Scope.Group;
import dev.defib.dsl.random.Scope.Numeric;
import dev.defib.dsl.random.Scope.Variable;
import java.util.List;

/**
 * Well-typed expressions over a scope, whose integers stay small and which divide by nothing that
 * may be zero. Parentheses stand only where the language's precedence needs them.
 */
final class Expressions {
  private static final long MAGNITUDE = 40;

  /* Precedences of what is no integer; see Expr.BinaryOp. A prefix form that extends to the right as
   * far as it can binds loosest of all. */
  private static final int PREFIX = -1;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 4;
  private static final int COMPARISON = 5;
  private static final int SUM = 7;
  private static final int PRODUCT = 8;

  private final Dice dice;
  private final Scope scope;

  Expressions(Dice dice, Scope scope) {
    this.dice = dice;
    this.scope = scope;
  }

  /** A truth value of some kind with a precedence. */
  private record Logical(String text, int precedence) {}

  /** A truth value, nested at most so deep. */
  String truth(int depth) {
    return logical(depth).text();
  }

  /**
   * A truth value that can stand before or after another word: in parentheses if it is compound.
   */
  String closedTruth(int depth) {
    String text = bracketed(logical(depth), NOT);
    // `F -x` would subtract from something called F.
    return text.startsWith("-") ? "(" + text + ")" : text;
  }

  /** An integer of any value, nested at most so deep. */
  Numeric integer(int depth) {
    if (depth == 0 || dice.percent(35)) {
      return leaf();
    }
    return switch (dice.below(9)) {
      case 0 -> sum("+", integer(depth - 1), integer(depth - 1));
      case 1 -> sum("-", integer(depth - 1), leaf());
      case 2 -> product(integer(depth - 1));
      case 3 -> quotient(integer(depth - 1), dice.between(1, 3));
      case 4 -> shifted(leaf());
      case 5 -> extreme(integer(depth - 1), leaf());
      case 6 -> conditional(integer(depth - 1), leaf(), depth - 1);
      case 7 -> negated(integer(depth - 1));
      default -> counted();
    };
  }

  /** A value that the type certainly holds. */
  String fitting(ValueType type) {
    return switch (type) {
      case ValueType.Truth _ -> dice.percent(50) ? "" + dice.percent(50) : truth(1);
      case ValueType.Enumerated enumeration -> literal(enumeration);
      case ValueType.Range range -> fitting(range);
      case ValueType.ArrayOf array -> fitting(array.element());
    };
  }

  private String literal(ValueType.Enumerated type) {
    String plain = dice.pick(type.literals());
    return switch (dice.below(5)) {
      case 0 -> type.name() + "." + plain;
      case 1 -> "if " + truth(1) + " then " + plain + " else " + dice.pick(type.literals());
      default -> plain;
    };
  }

  private String fitting(ValueType.Range range) {
    long constant = dice.between((int) range.low(), (int) range.high());
    if (dice.percent(40)) {
      return Long.toString(constant);
    }
    Numeric value = integer(2);
    if (value.isWithin(range)) {
      return value.text();
    }
    long size = range.high() - range.low() + 1;
    if (range.low() == 0 && value.low() >= 0) {
      return bracketed(value, PRODUCT) + " % " + size;
    }
    return "max(" + range.low() + ", min(" + range.highText() + ", " + value.text() + "))";
  }

  private Numeric leaf() {
    List<Numeric> integers = scope.integers();
    return integers.isEmpty() || dice.percent(25)
        ? Numeric.of(dice.between(0, 3))
        : dice.pick(integers);
  }

  private Numeric sum(String op, Numeric left, Numeric right) {
    long low = op.equals("+") ? left.low() + right.low() : left.low() - right.high();
    long high = op.equals("+") ? left.high() + right.high() : left.high() - right.low();
    String text = bracketed(left, SUM) + " " + op + " " + bracketed(right, SUM + 1);
    return bounded(new Numeric(text, SUM, low, high), left);
  }

  private Numeric product(Numeric left) {
    int factor = dice.between(2, 3);
    return bounded(
        new Numeric(
            bracketed(left, PRODUCT) + " * " + factor,
            PRODUCT,
            left.low() * factor,
            left.high() * factor),
        left);
  }

  private Numeric quotient(Numeric left, int divisor) {
    boolean remainder = dice.percent(50);
    String text = bracketed(left, PRODUCT) + (remainder ? " % " : " / ") + divisor;
    if (!remainder) {
      return new Numeric(text, PRODUCT, left.low() / divisor, left.high() / divisor);
    }
    return new Numeric(text, PRODUCT, left.low() < 0 ? 1 - divisor : 0, divisor - 1);
  }

  private Numeric shifted(Numeric left) {
    int amount = dice.between(0, 2);
    if (left.low() < 0) {
      return left;
    }
    boolean up = dice.percent(50);
    String text = bracketed(left, 6) + (up ? " << " : " >> ") + amount;
    return up
        ? new Numeric(text, 6, left.low() << amount, left.high() << amount)
        : new Numeric(text, 6, left.low() >> amount, left.high() >> amount);
  }

  private Numeric extreme(Numeric left, Numeric right) {
    boolean least = dice.percent(50);
    String text = (least ? "min(" : "max(") + left.text() + ", " + right.text() + ")";
    return least
        ? atom(text, Math.min(left.low(), right.low()), Math.min(left.high(), right.high()))
        : atom(text, Math.max(left.low(), right.low()), Math.max(left.high(), right.high()));
  }

  private Numeric conditional(Numeric then, Numeric otherwise, int depth) {
    String text = "if " + truth(depth) + " then " + then.text() + " else " + otherwise.text();
    return new Numeric(
        text,
        PREFIX,
        Math.min(then.low(), otherwise.low()),
        Math.max(then.high(), otherwise.high()));
  }

  private Numeric negated(Numeric operand) {
    return new Numeric("-" + bracketed(operand, 9), 9, -operand.high(), -operand.low());
  }

  private Numeric counted() {
    if (!scope.groups().isEmpty() && dice.percent(60)) {
      Group group = dice.pick(scope.groups());
      if (dice.percent(30)) {
        return atom(group.text() + ".length", group.length(), group.length());
      }
      return atom(
          "count(d in " + group.text() + ": " + member(group, "d") + ")", 0, group.length());
    }
    List<Variable> arrays = scope.arrays();
    if (arrays.isEmpty()) {
      return leaf();
    }
    Variable array = dice.pick(arrays);
    int length = ((ValueType.ArrayOf) array.type()).length();
    return atom("count(i in 0.." + (length - 1) + ": " + element(array, "i") + ")", 0, length);
  }

  private Logical logical(int depth) {
    if (depth == 0 || dice.percent(30)) {
      return simple();
    }
    return switch (dice.below(8)) {
      case 0, 1 -> joined(" and ", AND, depth);
      case 2 -> joined(" or ", OR, depth);
      case 3 -> implication(depth);
      case 4 -> new Logical("not " + bracketed(logical(depth - 1), NOT), NOT);
      case 5 -> quantified();
      default -> compared(depth);
    };
  }

  private Logical simple() {
    List<String> truths = scope.plainTruths();
    List<Variable> enumerated = scope.enumerated();
    int choice = dice.below(10);
    if (choice < 5 && !truths.isEmpty()) {
      return new Logical(dice.pick(truths), Numeric.ATOM);
    }
    if (choice < 7 && !enumerated.isEmpty()) {
      Variable variable = dice.pick(enumerated);
      String literal = dice.pick(((ValueType.Enumerated) variable.type()).literals());
      return new Logical(variable.text() + dice.of(" == ", " != ") + literal, COMPARISON);
    }
    List<Numeric> integers = scope.integers();
    if (integers.isEmpty()) {
      return truths.isEmpty() || dice.percent(10)
          ? new Logical(dice.percent(50) ? "true" : "false", Numeric.ATOM)
          : new Logical(dice.pick(truths), Numeric.ATOM);
    }
    Numeric left = dice.pick(integers);
    long right = dice.between((int) left.low(), (int) left.high());
    return new Logical(left.text() + " " + comparison() + " " + right, COMPARISON);
  }

  private Logical compared(int depth) {
    Numeric left = integer(depth - 1);
    Numeric right = integer(depth - 1);
    return new Logical(
        bracketed(left, 6) + " " + comparison() + " " + bracketed(right, 6), COMPARISON);
  }

  private String comparison() {
    return dice.of("<", "<=", ">", ">=", "==", "==", "!=");
  }

  private Logical joined(String op, int precedence, int depth) {
    String left = bracketed(logical(depth - 1), precedence);
    return new Logical(left + op + bracketed(logical(depth - 1), precedence + 1), precedence);
  }

  private Logical implication(int depth) {
    String arrow = dice.of(" implies ", " => ");
    return new Logical(
        bracketed(logical(depth - 1), 1) + arrow + bracketed(logical(depth - 1), 0), 0);
  }

  private Logical quantified() {
    String quantifier = dice.of("all ", "some ");
    List<Variable> arrays = scope.arrays();
    if (!scope.groups().isEmpty() && (arrays.isEmpty() || dice.percent(60))) {
      Group group = dice.pick(scope.groups());
      return new Logical(quantifier + "d in " + group.text() + ": " + member(group, "d"), PREFIX);
    }
    if (arrays.isEmpty()) {
      return simple();
    }
    Variable array = dice.pick(arrays);
    int length = ((ValueType.ArrayOf) array.type()).length();
    return new Logical(quantifier + "i in 0.." + (length - 1) + ": " + element(array, "i"), PREFIX);
  }

  private String member(Group group, String name) {
    return dice.pick(group.members()).replace("@", name);
  }

  /** Something true or false of the array's element at an index. */
  private String element(Variable array, String index) {
    String element = array.text() + "[" + index + "]";
    return switch (((ValueType.ArrayOf) array.type()).element()) {
      case ValueType.Range range ->
          element + " " + comparison() + " " + dice.between((int) range.low(), (int) range.high());
      case ValueType.Enumerated type -> element + " == " + dice.pick(type.literals());
      case ValueType.Truth _ -> dice.percent(50) ? element : "not " + element;
      case ValueType.ArrayOf _ -> "true";
    };
  }

  /** A bare alternative where the result would grow beyond what a test wants to look at. */
  private static Numeric bounded(Numeric result, Numeric otherwise) {
    return Math.abs(result.low()) > MAGNITUDE || Math.abs(result.high()) > MAGNITUDE
        ? otherwise
        : result;
  }

  private static Numeric atom(String text, long low, long high) {
    return new Numeric(text, Numeric.ATOM, low, high);
  }

  private static String bracketed(Numeric operand, int needed) {
    return operand.precedence() < needed ? "(" + operand.text() + ")" : operand.text();
  }

  private static String bracketed(Logical operand, int needed) {
    return operand.precedence() < needed ? "(" + operand.text() + ")" : operand.text();
  }
}
