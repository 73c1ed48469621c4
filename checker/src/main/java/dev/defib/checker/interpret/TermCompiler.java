package dev.defib.checker.interpret;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns terms into closures, so that no term is taken apart twice. */
public final class TermCompiler {
  /** For each {@link Term.Exists} around the present place, by number, how deep it stands. */
  private final Map<Integer, Integer> depths = new HashMap<>();

  private TermCompiler() {}

  public static Evaluator compile(Term term) {
    return new TermCompiler().term(term);
  }

  public static Evaluator[] compileAll(List<Term> terms) {
    return terms.stream().map(TermCompiler::compile).toArray(Evaluator[]::new);
  }

  private Evaluator term(Term term) {
    return switch (term) {
      case Term.Constant constant -> constant(constant.value());
      case Term.Read read -> slot(read.slot());
      case Term.ReadAt read -> readAt(read.variable(), term(read.index()));
      case Term.Chosen chosen -> chosen(chosen.choice());
      case Term.Local local -> local(local.local());
      case Term.Bound bound -> bound(bound.number());
      case Term.Happened happened -> happened(happened.event());
      case Term.Not not -> not(term(not.operand()));
      case Term.And and -> and(terms(and.operands()));
      case Term.Or or -> or(terms(or.operands()));
      case Term.Equal equal -> equal(equal);
      case Term.Less less -> less(term(less.left()), term(less.right()));
      case Term.Arithmetic sum ->
          Arithmetics.operation(sum.operator(), term(sum.left()), term(sum.right()));
      case Term.Overflows overflows ->
          Arithmetics.overflow(
              overflows.operator(), term(overflows.left()), term(overflows.right()));
      case Term.IfThenElse choice ->
          ifThenElse(term(choice.condition()), term(choice.then()), term(choice.otherwise()));
      case Term.Exists exists -> exists(exists);
    };
  }

  private Evaluator[] terms(List<Term> terms) {
    List<Evaluator> compiled = new ArrayList<>();
    for (Term term : terms) {
      compiled.add(term(term));
    }
    return compiled.toArray(Evaluator[]::new);
  }

  private static Evaluator constant(long value) {
    return _ -> value;
  }

  private static Evaluator slot(int slot) {
    return frame -> frame.state[slot];
  }

  private static Evaluator readAt(Variable variable, Evaluator index) {
    int offset = variable.offset();
    int length = variable.length();
    long outside = variable.type().low();
    return frame -> {
      long element = index.value(frame);
      return 0 <= element && element < length ? frame.state[offset + (int) element] : outside;
    };
  }

  private static Evaluator chosen(int choice) {
    return frame -> frame.chosen[choice];
  }

  private static Evaluator local(int local) {
    return frame -> frame.locals[local];
  }

  private Evaluator bound(int number) {
    Integer depth = depths.get(number);
    if (depth == null) {
      throw new IllegalArgumentException("no Exists binds variable " + number);
    }
    int place = depth;
    return frame -> frame.bound(place);
  }

  private static Evaluator happened(int event) {
    return frame -> truth(frame.events.get(event));
  }

  private static Evaluator not(Evaluator operand) {
    return frame -> 1 - operand.value(frame);
  }

  private static Evaluator and(Evaluator[] operands) {
    return frame -> {
      for (Evaluator operand : operands) {
        if (!operand.holds(frame)) {
          return 0;
        }
      }
      return 1;
    };
  }

  private static Evaluator or(Evaluator[] operands) {
    return frame -> {
      for (Evaluator operand : operands) {
        if (operand.holds(frame)) {
          return 1;
        }
      }
      return 0;
    };
  }

  /** A slot compared with a constant is by far the most frequent term, and has its own closure. */
  private Evaluator equal(Term.Equal equal) {
    if (equal.left() instanceof Term.Read read && equal.right() instanceof Term.Constant constant) {
      int slot = read.slot();
      long value = constant.value();
      return frame -> truth(frame.state[slot] == value);
    }
    Evaluator left = term(equal.left());
    Evaluator right = term(equal.right());
    return frame -> truth(left.value(frame) == right.value(frame));
  }

  private static Evaluator less(Evaluator left, Evaluator right) {
    return frame -> truth(left.value(frame) < right.value(frame));
  }

  private static Evaluator ifThenElse(Evaluator condition, Evaluator then, Evaluator otherwise) {
    return frame -> condition.holds(frame) ? then.value(frame) : otherwise.value(frame);
  }

  private Evaluator exists(Term.Exists exists) {
    int depth = depths.size();
    Integer outer = depths.put(exists.number(), depth);
    Evaluator body = term(exists.body());
    if (outer == null) {
      depths.remove(exists.number());
    } else {
      depths.put(exists.number(), outer);
    }
    Type domain = exists.domain();
    return frame -> truth(anyIn(domain, depth, body, frame));
  }

  private static boolean anyIn(Type domain, int depth, Evaluator body, Frame frame) {
    for (long value = domain.low(); ; value++) {
      frame.bind(depth, value);
      if (body.holds(frame)) {
        return true;
      }
      if (value == domain.high()) {
        return false;
      }
    }
  }

  static long truth(boolean value) {
    return value ? 1 : 0;
  }
}
