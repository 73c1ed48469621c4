package dev.defib.checker.explicit.code;

import static dev.defib.checker.explicit.code.Signatures.LONGS_TO_BOOLEAN;
import static dev.defib.checker.explicit.code.Signatures.LONGS_TO_LONG;
import static dev.defib.checker.explicit.code.Signatures.LONG_TO_BOOLEAN;
import static dev.defib.checker.explicit.code.Signatures.NUMBERS;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Compiles terms. A value is a long on the stack; a condition is a jump where it is false.
 *
 * <p>What is larger than {@code limit} bytes becomes a method of its own.
 */
final class TermCode {
  private final Layout layout;
  private final Measure measure;
  private final Outlines outlines;
  private final int limit;
  private final IdentityHashMap<Term, List<Term>> chunks = new IdentityHashMap<>();

  TermCode(Layout layout, Measure measure, Outlines outlines, int limit) {
    this.layout = layout;
    this.measure = measure;
    this.outlines = outlines;
    this.limit = limit;
  }

  Measure measure() {
    return measure;
  }

  /** Leaves the term's value on the stack. */
  void value(CodeBuilder code, Scope scope, Term term) {
    if (measure.bytes(term) > limit) {
      outlines.call(code, scope, term, this);
    } else {
      node(code, scope, term);
    }
  }

  /** The same, with the term's topmost operator here in any case. */
  void node(CodeBuilder code, Scope scope, Term term) {
    switch (term) {
      case Term.Constant constant -> code.loadConstant(constant.value());
      case Term.Read read -> read(code, scope, layout.place(read.slot()));
      case Term.ReadAt read -> ArrayCode.readAt(code, scope, read, this, layout);
      case Term.Chosen chosen -> code.lload(scope.slot(Name.choice(chosen.choice())));
      case Term.Local local -> code.lload(scope.slot(Name.local(local.local())));
      case Term.Bound bound -> code.lload(scope.slot(Name.bound(bound.number())));
      case Term.Happened happened -> code.lload(scope.slot(Name.event(happened.event())));
      case Term.Arithmetic sum -> arithmetic(code, scope, sum);
      case Term.IfThenElse choice -> ifThenElse(code, scope, choice);
      case Term.Not _, Term.And _, Term.Or _, Term.Equal _, Term.Less _, Term.Overflows _ ->
          truth(code, scope, term);
      case Term.Exists exists -> truth(code, scope, exists);
    }
  }

  static void read(CodeBuilder code, Scope scope, Layout.Place place) {
    if (place.width() == 0) {
      code.loadConstant(place.low());
      return;
    }
    code.lload(scope.slot(Name.word(place.word())));
    if (place.shift() > 0) {
      code.loadConstant(place.shift()).lushr();
    }
    if (place.shift() + place.width() < Long.SIZE) {
      code.loadConstant(place.mask()).land();
    }
    if (place.low() != 0) {
      code.loadConstant(place.low()).ladd();
    }
  }

  private void arithmetic(CodeBuilder code, Scope scope, Term.Arithmetic sum) {
    value(code, scope, sum.left());
    value(code, scope, sum.right());
    switch (sum.operator()) {
      case ADD -> code.ladd();
      case SUBTRACT -> code.lsub();
      case MULTIPLY -> code.lmul();
      case DIVIDE -> code.invokestatic(NUMBERS, "divide", LONGS_TO_LONG);
      case REMAINDER -> code.invokestatic(NUMBERS, "remainder", LONGS_TO_LONG);
      case SHIFT_LEFT -> code.l2i().lshl();
      case SHIFT_RIGHT -> code.l2i().lshr();
      case MIN -> code.invokestatic(Signatures.MATH, "min", LONGS_TO_LONG);
      case MAX -> code.invokestatic(Signatures.MATH, "max", LONGS_TO_LONG);
    }
  }

  private void ifThenElse(CodeBuilder code, Scope scope, Term.IfThenElse choice) {
    Label otherwise = code.newLabel();
    Label end = code.newLabel();
    jumpUnless(code, scope, choice.condition(), otherwise);
    value(code, scope, choice.then());
    code.goto_(end);
    code.labelBinding(otherwise);
    value(code, scope, choice.otherwise());
    code.labelBinding(end);
  }

  private void truth(CodeBuilder code, Scope scope, Term term) {
    Label isFalse = code.newLabel();
    Label end = code.newLabel();
    jumpHere(code, scope, term, isFalse, false);
    code.lconst_1().goto_(end);
    code.labelBinding(isFalse);
    code.lconst_0();
    code.labelBinding(end);
  }

  void jumpUnless(CodeBuilder code, Scope scope, Term condition, Label target) {
    jump(code, scope, condition, target, false);
  }

  /** Jumps if the condition has the given value, goes on otherwise. */
  private void jump(CodeBuilder code, Scope scope, Term condition, Label target, boolean when) {
    if (measure.bytes(condition) > limit) {
      outlines.call(code, scope, condition, this);
      jumpOnTop(code, target, when);
    } else {
      jumpHere(code, scope, condition, target, when);
    }
  }

  private void jumpHere(CodeBuilder code, Scope scope, Term condition, Label target, boolean when) {
    switch (condition) {
      case Term.Not not -> jump(code, scope, not.operand(), target, !when);
      case Term.And and -> junction(code, scope, chunks(and), target, when, false);
      case Term.Or or -> junction(code, scope, chunks(or), target, when, true);
      case Term.Equal equal -> equal(code, scope, equal, target, when);
      case Term.Less less -> {
        value(code, scope, less.left());
        value(code, scope, less.right());
        code.lcmp();
        jumpIf(code, target, when, false);
      }
      case Term.Overflows overflows -> {
        overflows(code, scope, overflows);
        jumpOnInt(code, target, when);
      }
      case Term.Exists exists -> exists(code, scope, exists, target, when);
      case Term.Read read when layout.place(read.slot()).width() > 0 -> {
        Layout.Place place = layout.place(read.slot());
        code.lload(scope.slot(Name.word(place.word()))).loadConstant(place.maskInWord()).land();
        jumpOnTop(code, target, when);
      }
      case Term.Constant _,
          Term.Read _,
          Term.ReadAt _,
          Term.Chosen _,
          Term.Local _,
          Term.Bound _,
          Term.Happened _,
          Term.Arithmetic _,
          Term.IfThenElse _ -> {
        value(code, scope, condition);
        jumpOnTop(code, target, when);
      }
    }
  }

  private static void jumpOnTop(CodeBuilder code, Label target, boolean when) {
    code.lconst_0().lcmp();
    jumpOnInt(code, target, when);
  }

  private static void jumpOnInt(CodeBuilder code, Label target, boolean when) {
    if (when) {
      code.ifne(target);
    } else {
      code.ifeq(target);
    }
  }

  /**
   * After a comparison: jumps if it came out less (or equal) and that is wanted, or the reverse.
   */
  private static void jumpIf(CodeBuilder code, Label target, boolean when, boolean equal) {
    if (equal) {
      if (when) {
        code.ifeq(target);
      } else {
        code.ifne(target);
      }
    } else if (when) {
      code.iflt(target);
    } else {
      code.ifge(target);
    }
  }

  /**
   * A conjunction or disjunction.
   *
   * @param decisive the value of an operand that decides: false for a conjunction
   */
  private void junction(
      CodeBuilder code,
      Scope scope,
      List<Term> operands,
      Label target,
      boolean when,
      boolean decisive) {
    if (when == decisive) {
      operands.forEach(operand -> jump(code, scope, operand, target, when));
      return;
    }
    Label decided = code.newLabel();
    for (Term operand : operands.subList(0, Math.max(0, operands.size() - 1))) {
      jump(code, scope, operand, decided, decisive);
    }
    if (operands.isEmpty()) {
      code.goto_(target);
    } else {
      jump(code, scope, operands.getLast(), target, when);
    }
    code.labelBinding(decided);
  }

  private void equal(CodeBuilder code, Scope scope, Term.Equal equal, Label target, boolean when) {
    if (equal.left() instanceof Term.Read read && equal.right() instanceof Term.Constant constant) {
      field(code, scope, layout.place(read.slot()), read.type(), constant.value());
    } else {
      value(code, scope, equal.left());
      value(code, scope, equal.right());
    }
    code.lcmp();
    jumpIf(code, target, when, true);
  }

  /** Two longs that are equal if the field has the value. */
  private void field(CodeBuilder code, Scope scope, Layout.Place place, Type type, long value) {
    if (place.width() == 0 || !type.contains(value)) {
      read(code, scope, place);
      code.loadConstant(value);
      return;
    }
    code.lload(scope.slot(Name.word(place.word())))
        .loadConstant(place.maskInWord())
        .land()
        .loadConstant(place.inWord(value));
  }

  private void overflows(CodeBuilder code, Scope scope, Term.Overflows overflows) {
    boolean binary = overflows.operator() != Term.Operator.SHIFT_RIGHT;
    if (binary) {
      value(code, scope, overflows.left());
    }
    value(code, scope, overflows.right());
    switch (overflows.operator()) {
      case ADD -> code.invokestatic(NUMBERS, "addOverflows", LONGS_TO_BOOLEAN);
      case SUBTRACT -> code.invokestatic(NUMBERS, "subtractOverflows", LONGS_TO_BOOLEAN);
      case MULTIPLY -> code.invokestatic(NUMBERS, "multiplyOverflows", LONGS_TO_BOOLEAN);
      case DIVIDE -> code.invokestatic(NUMBERS, "divideOverflows", LONGS_TO_BOOLEAN);
      case REMAINDER -> code.invokestatic(NUMBERS, "remainderOverflows", LONGS_TO_BOOLEAN);
      case SHIFT_LEFT -> code.invokestatic(NUMBERS, "shiftLeftOverflows", LONGS_TO_BOOLEAN);
      case SHIFT_RIGHT -> code.invokestatic(NUMBERS, "shiftRightOverflows", LONG_TO_BOOLEAN);
      case MIN, MAX -> code.pop2().pop2().iconst_0();
    }
  }

  private void exists(
      CodeBuilder code, Scope scope, Term.Exists exists, Label target, boolean when) {
    Type domain = exists.domain();
    int slot = code.allocateLocal(TypeKind.LONG);
    Scope inner = scope.copy();
    inner.put(Name.bound(exists.number()), slot);
    Label again = code.newLabel();
    Label next = code.newLabel();
    Label found = when ? target : code.newLabel();
    code.loadConstant(domain.low()).lstore(slot);
    code.labelBinding(again);
    jump(code, inner, exists.body(), next, false);
    code.goto_(found);
    code.labelBinding(next);
    Label exhausted = code.newLabel();
    code.lload(slot).loadConstant(domain.high()).lcmp().ifge(exhausted);
    code.lload(slot).lconst_1().ladd().lstore(slot).goto_(again);
    code.labelBinding(exhausted);
    if (!when) {
      code.goto_(target);
      code.labelBinding(found);
    }
  }

  private List<Term> chunks(Term.And and) {
    return chunks.computeIfAbsent(and, _ -> chunks(and.operands(), Term.And::new));
  }

  private List<Term> chunks(Term.Or or) {
    return chunks.computeIfAbsent(or, _ -> chunks(or.operands(), Term.Or::new));
  }

  /** So few operands that all of them fit into one method, if each is outlined that is large. */
  private List<Term> chunks(List<Term> operands, Function<List<Term>, Term> join) {
    int bytes =
        operands.stream().mapToInt(operand -> Math.min(limit, measure.bytes(operand))).sum();
    if (bytes <= limit || operands.size() < 2) {
      return operands;
    }
    List<Term> chunks = new ArrayList<>();
    int half = operands.size() / 2;
    chunks.add(join.apply(operands.subList(0, half)));
    chunks.add(join.apply(operands.subList(half, operands.size())));
    return chunks;
  }
}
