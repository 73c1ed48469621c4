package dev.defib.checker.explicit.reduce;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Numbers terms and actions such that equal numbers mean equal values: the order of operands that
 * may change places does not count, nor do locals, nor which error of a kind ends a run.
 *
 * <p>Errors may only be read as a question whether there is one: everything else is {@link
 * NotComparableException not comparable}, as are choices of an element of an array by number.
 */
final class NormalForms {
  private final TransitionSystem system;
  private final BooleanSupplier isOver;
  private final Map<List<Object>, Integer> numbers = new HashMap<>();

  /** Something that cannot be told to be symmetric, or not in time. */
  static final class NotComparableException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Prepares for a system.
   *
   * @param isOver whether the search is to end, so that no more need be found out
   */
  NormalForms(TransitionSystem system, BooleanSupplier isOver) {
    this.system = system;
    this.isOver = isOver;
  }

  private int number(Object... key) {
    return numbers.computeIfAbsent(List.of(key), _ -> numbers.size());
  }

  /** The number of a term without locals, its slots and events renamed. */
  int of(Term term, Renaming renaming) throws NotComparableException {
    return new Form(renaming).of(term);
  }

  /** The number of what an action does, everything in it renamed. */
  int of(Action action, Renaming renaming) throws NotComparableException {
    if (isOver.getAsBoolean()) {
      throw new NotComparableException();
    }
    Form form = new Form(renaming);
    for (Term local : action.locals()) {
      form.add(local);
    }
    List<Object> choices = new ArrayList<>();
    action.choices().forEach(c -> choices.add(List.of(c.type().low(), c.type().high())));
    Set<Integer> updates = new LinkedHashSet<>();
    for (Action.Update update : action.updates()) {
      boolean error = update.variable().role() == Variable.Role.ERROR;
      int value = error ? form.error(update.value()) : form.of(update.value());
      updates.add(number("update", renaming.slot(update.slot()), value));
    }
    Set<Integer> events = new LinkedHashSet<>();
    for (Action.Emission emission : action.events()) {
      int condition = form.of(emission.condition());
      events.add(number("event", renaming.event(emission.event()), condition));
    }
    return number("action", choices, form.of(action.guard()), sorted(updates), sorted(events));
  }

  private static List<Integer> sorted(Set<Integer> operands) {
    return operands.stream().sorted().toList();
  }

  /** The terms of one action. */
  private final class Form {
    private final Renaming renaming;
    private final List<Term> locals = new ArrayList<>();
    private final List<Integer> ofLocals = new ArrayList<>();

    Form(Renaming renaming) {
      this.renaming = renaming;
    }

    /** Adds the action's next local. */
    void add(Term local) throws NotComparableException {
      ofLocals.add(of(local));
      locals.add(local);
    }

    int of(Term term) throws NotComparableException {
      return switch (term) {
        case Term.Constant t -> number("constant", t.value());
        case Term.Read t -> read(t);
        case Term.ReadAt t -> readAt(t);
        case Term.Chosen t -> number("chosen", t.choice());
        case Term.Local t -> ofLocals.get(t.local());
        case Term.Bound t -> number("bound", t.number());
        case Term.Happened t -> number("happened", renaming.event(t.event()));
        case Term.Not t -> number("not", of(t.operand()));
        case Term.And t -> number("and", sorted(all(t.operands())));
        case Term.Or t -> number("or", sorted(all(t.operands())));
        case Term.Equal t -> equal(t);
        case Term.Less t -> number("less", of(t.left()), of(t.right()));
        case Term.Arithmetic t -> binary(t.operator(), "", t.left(), t.right());
        case Term.Overflows t -> binary(t.operator(), "overflows", t.left(), t.right());
        case Term.IfThenElse t -> choice(of(t.condition()), of(t.then()), of(t.otherwise()));
        case Term.Exists t ->
            number("exists", t.number(), t.domain().low(), t.domain().high(), of(t.body()));
      };
    }

    private Set<Integer> all(List<Term> operands) throws NotComparableException {
      Set<Integer> all = new LinkedHashSet<>();
      for (Term operand : operands) {
        all.add(of(operand));
      }
      return all;
    }

    private int read(Term.Read read) throws NotComparableException {
      if (read.variable().role() == Variable.Role.ERROR) {
        throw new NotComparableException();
      }
      return number("read", renaming.slot(read.slot()));
    }

    private int readAt(Term.ReadAt read) throws NotComparableException {
      int offset = renaming.offset(read.variable());
      if (offset < 0 || read.variable().role() == Variable.Role.ERROR) {
        throw new NotComparableException();
      }
      return number("element", offset, read.variable().length(), of(read.index()));
    }

    private int equal(Term.Equal term) throws NotComparableException {
      if (isError(term.left()) && term.right() instanceof Term.Constant c && c.value() == 0) {
        return number("no error");
      }
      return pair("equal", of(term.left()), of(term.right()));
    }

    private static boolean isError(Term term) {
      return term instanceof Term.Read read && read.variable().role() == Variable.Role.ERROR;
    }

    private int pair(String what, int left, int right) {
      return number(what, Math.min(left, right), Math.max(left, right));
    }

    private int binary(Term.Operator operator, String what, Term left, Term right)
        throws NotComparableException {
      String name = what + operator;
      return switch (operator) {
        case ADD, MULTIPLY, MIN, MAX ->
            what.isEmpty() && operator == Term.Operator.ADD
                ? sum(left, right)
                : pair(name, of(left), of(right));
        case SUBTRACT, DIVIDE, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT ->
            number(name, of(left), of(right));
      };
    }

    private int sum(Term left, Term right) throws NotComparableException {
      List<Integer> summands = new ArrayList<>();
      addSummands(left, summands);
      addSummands(right, summands);
      return number("sum", summands.stream().sorted().toList());
    }

    private void addSummands(Term term, List<Integer> summands) throws NotComparableException {
      Term known = term instanceof Term.Local local ? locals.get(local.local()) : term;
      if (known instanceof Term.Arithmetic sum && sum.operator() == Term.Operator.ADD) {
        addSummands(sum.left(), summands);
        addSummands(sum.right(), summands);
      } else {
        summands.add(of(term));
      }
    }

    private int choice(int condition, int then, int otherwise) {
      return then == otherwise ? then : number("if", condition, then, otherwise);
    }

    /** What becomes of the error: its kind. */
    int error(Term term) throws NotComparableException {
      return switch (term) {
        case Term.Constant t when t.value() == 0 -> number("no error");
        case Term.Constant t -> number("error", system.errors().get((int) t.value() - 1).kind());
        case Term.Local t -> error(locals.get(t.local()));
        case Term.IfThenElse t -> choice(of(t.condition()), error(t.then()), error(t.otherwise()));
        default -> throw new NotComparableException();
      };
    }
  }
}
