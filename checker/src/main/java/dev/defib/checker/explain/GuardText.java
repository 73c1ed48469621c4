package dev.defib.checker.explain;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.List;
import java.util.stream.Collectors;

/** Says terms in the words of the model: {@code drv is waiting}, {@code requests is not empty}. */
final class GuardText {
  private final TransitionSystem system;

  GuardText(TransitionSystem system) {
    this.system = system;
  }

  /** The term with the action's locals replaced by what they stand for. */
  Term withoutLocals(Term term, Action action) {
    return Terms.replace(
        term,
        leaf ->
            leaf instanceof Term.Local(int local, Type _)
                ? withoutLocals(action.locals().get(local), action)
                : leaf);
  }

  static boolean dependsOnChoices(Term term) {
    return Terms.mentions(term, part -> part instanceof Term.Chosen);
  }

  String of(Term term) {
    return switch (term) {
      case Term.Constant(Type type, long value) -> type.show(value);
      case Term.Read read -> name(read);
      case Term.ReadAt(Variable variable, Term index) -> variable.name() + "[" + of(index) + "]";
      case Term.Chosen(int choice, Type _) -> "choice " + choice;
      case Term.Local(int local, Type _) -> "local " + local;
      case Term.Bound(int number, Type _) -> "x" + number;
      case Term.Happened(int event) -> system.events().get(event);
      case Term.Not(Term operand) -> not(operand);
      case Term.And(List<Term> operands) -> joined(operands, " and ");
      case Term.Or(List<Term> operands) -> joined(operands, " or ");
      case Term.Equal equal -> equal(equal, true);
      case Term.Less less -> less(less, true);
      case Term.Arithmetic sum ->
          operand(sum.left()) + symbol(sum.operator()) + operand(sum.right());
      case Term.Overflows overflows ->
          operand(overflows.left())
              + symbol(overflows.operator())
              + operand(overflows.right())
              + " is out of range";
      case Term.IfThenElse(Term condition, Term then, Term otherwise, Type _) ->
          "if " + of(condition) + " then " + of(then) + " else " + of(otherwise);
      case Term.Exists(int number, Type domain, Term body) ->
          "for some x%d in %s..%s: %s"
              .formatted(number, domain.show(domain.low()), domain.show(domain.high()), of(body));
    };
  }

  private String not(Term operand) {
    return switch (operand) {
      case Term.Equal equal -> equal(equal, false);
      case Term.Less less -> less(less, false);
      default -> "not " + operand(operand);
    };
  }

  private String less(Term.Less less, boolean so) {
    if (less.left() instanceof Term.Read read
        && less.right() instanceof Term.Constant(Type _, long limit)
        && limit == 1) {
      for (View view : system.views()) {
        if (view instanceof View.Queue queue && queue.length().equals(read.variable())) {
          return queue.name() + (so ? " is empty" : " is not empty");
        }
      }
    }
    return operand(less.left()) + (so ? " < " : " >= ") + operand(less.right());
  }

  private String joined(List<Term> operands, String word) {
    return operands.stream().map(this::operand).collect(Collectors.joining(word));
  }

  private String operand(Term term) {
    return Terms.isAtomic(term) || term instanceof Term.ReadAt || term instanceof Term.Equal
        ? of(term)
        : "(" + of(term) + ")";
  }

  private String equal(Term.Equal equal, boolean so) {
    if (equal.left() instanceof Term.Read read && equal.right() instanceof Term.Constant constant) {
      String value = constant.type().show(constant.value());
      return switch (read.variable().role()) {
        case LOCATION, LIFE -> subject(read.variable()) + (so ? " is " : " is not ") + value;
        case QUEUE -> queue(read, constant, so);
        case DATA, CLOCK, LATCH, LOCK, BUDGET, ERROR -> name(read) + (so ? " == " : " != ") + value;
      };
    }
    return operand(equal.left()) + (so ? " == " : " != ") + operand(equal.right());
  }

  private String queue(Term.Read read, Term.Constant constant, boolean so) {
    for (View view : system.views()) {
      if (view instanceof View.Queue queue) {
        if (queue.length().equals(read.variable()) && constant.value() == 0) {
          return queue.name() + (so ? " is empty" : " is not empty");
        }
        if (queue.kinds().equals(read.variable()) && read.element() == 0) {
          String kind = queue.messageKinds().get((int) constant.value()).name();
          return "the head of " + queue.name() + (so ? " is " : " is not ") + kind;
        }
      }
    }
    return name(read) + (so ? " == " : " != ") + constant.type().show(constant.value());
  }

  /** Whom a variable is about: {@code drv.life} is about {@code drv}. */
  private String subject(Variable variable) {
    return variable.role() == Variable.Role.LIFE && variable.owner() >= 0
        ? system.machines().get(variable.owner()).name()
        : variable.name();
  }

  private static String name(Term.Read read) {
    Variable variable = read.variable();
    return variable.array() ? variable.name() + "[" + read.element() + "]" : variable.name();
  }

  private static String symbol(Term.Operator operator) {
    return switch (operator) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> " * ";
      case DIVIDE -> " / ";
      case REMAINDER -> " % ";
      case SHIFT_LEFT -> " << ";
      case SHIFT_RIGHT -> " >> ";
      case MIN -> " min ";
      case MAX -> " max ";
    };
  }
}
