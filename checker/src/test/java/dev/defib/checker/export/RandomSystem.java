package dev.defib.checker.export;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small transition system made from a seed. It means nothing, but uses every kind of term,
 * choices, locals, arrays, several initial states and events.
 */
public final class RandomSystem {
  private static final Type.Enumeration COLOR =
      new Type.Enumeration("Color", List.of("red", "green", "blue"));

  private final Random random;
  private final SystemBuilder builder = new SystemBuilder();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Term> invariants = new ArrayList<>();
  private final TransitionSystem system;

  /** The integers and truth values that stand at hand: choices, locals and bound variables. */
  private final List<Term> atHand = new ArrayList<>();

  private int bound;

  public RandomSystem(long seed) {
    random = new Random(seed);
    int count = 3 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      variables.add(variable("v" + i));
    }
    for (int i = 0; i < 6; i++) {
      action("action " + i);
    }
    for (int i = 0; i < 3; i++) {
      invariants.add(new Term.Or(List.of(truth(2), truth(2), truth(2))));
    }
    system = builder.build();
  }

  public TransitionSystem system() {
    return system;
  }

  /** Terms over the state that may or may not hold everywhere. */
  public List<Term> invariants() {
    return invariants;
  }

  private Variable variable(String name) {
    Type type = type();
    return switch (random.nextInt(4)) {
      case 0 -> builder.array(name, type, 1 + random.nextInt(3));
      case 1 -> builder.anything(name, type);
      default -> builder.variable(name, type, type.low() + random.nextInt((int) type.size()));
    };
  }

  private Type type() {
    int low = random.nextInt(5) - 2;
    return switch (random.nextInt(5)) {
      case 0 -> Type.BOOL;
      case 1 -> COLOR;
      default -> Type.range(low, low + 1 + random.nextInt(5));
    };
  }

  private void action(String label) {
    SystemBuilder.ActionBuilder action = builder.step(label);
    atHand.clear();
    for (int i = random.nextInt(3); i > 0; i--) {
      atHand.add(action.choose(random.nextBoolean() ? Type.BOOL : Type.range(-1, 2)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      atHand.add(action.local(random.nextInt(3) == 0 ? truth(2) : number(2)));
    }
    action.when(truth(1));
    for (Variable variable : variables) {
      if (random.nextInt(3) == 0) {
        int element = random.nextInt(variable.length());
        action.set(variable, element, valueFor(variable, element));
      }
    }
    action.emits("event", truth(1)).done();
    atHand.clear();
  }

  /** Half of the numbers go up or down by one, so that more than a few values are reached. */
  private Term valueFor(Variable variable, int element) {
    return switch (variable.type()) {
      case Type.Bool _ -> truth(2);
      case Type.Enumeration _ -> color(2);
      case Type.Int range when random.nextBoolean() -> clamped(number(2), range);
      case Type.Int range ->
          clamped(
              SystemBuilder.plus(new Term.Read(variable, element), random.nextBoolean() ? 1 : -1),
              range);
    };
  }

  private static Term clamped(Term number, Type.Int range) {
    Term below = new Term.Arithmetic(Term.Operator.MIN, constant(range.high()), number);
    return new Term.Arithmetic(Term.Operator.MAX, constant(range.low()), below);
  }

  private Term truth(int depth) {
    if (depth == 0) {
      return leaf(Type.BOOL);
    }
    return switch (random.nextInt(9)) {
      case 0 -> new Term.Not(truth(depth - 1));
      case 1 -> new Term.And(List.of(truth(depth - 1), truth(depth - 1)));
      case 2 -> new Term.Or(List.of(truth(depth - 1), truth(depth - 1)));
      case 3 -> new Term.Equal(number(depth - 1), number(depth - 1));
      case 4 -> new Term.Equal(color(depth - 1), color(depth - 1));
      case 5 -> new Term.Overflows(operator(), number(depth - 1), number(depth - 1));
      case 6 -> exists(depth);
      default -> new Term.Less(number(depth - 1), number(depth - 1));
    };
  }

  private Term exists(int depth) {
    Type domain = Type.range(0, random.nextInt(3));
    Term.Bound name = new Term.Bound(bound++, domain);
    atHand.add(name);
    Term body = truth(depth - 1);
    atHand.remove(name);
    return new Term.Exists(name.number(), domain, body);
  }

  private Term number(int depth) {
    if (depth == 0) {
      return leaf(Type.range(-3, 3));
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> leaf(Type.range(-3, 3));
      case 2 -> new Term.IfThenElse(truth(depth - 1), number(depth - 1), number(depth - 1));
      case 3 -> shift(depth);
      case 4 -> element(number(depth - 1));
      default -> new Term.Arithmetic(operator(), number(depth - 1), number(depth - 1));
    };
  }

  private Term shift(int depth) {
    return new Term.Arithmetic(
        random.nextBoolean() ? Term.Operator.SHIFT_LEFT : Term.Operator.SHIFT_RIGHT,
        number(depth - 1),
        clamped(number(depth - 1), Type.range(0, 4)));
  }

  private Term.Operator operator() {
    List<Term.Operator> all = List.of(Term.Operator.values());
    Term.Operator operator = all.get(random.nextInt(all.size()));
    return switch (operator) {
      case SHIFT_LEFT, SHIFT_RIGHT -> Term.Operator.SUBTRACT;
      default -> operator;
    };
  }

  private Term color(int depth) {
    return depth > 0 && random.nextBoolean()
        ? new Term.IfThenElse(truth(depth - 1), color(depth - 1), color(depth - 1))
        : leaf(COLOR);
  }

  private Term leaf(Type type) {
    List<Term> fitting = new ArrayList<>();
    for (Variable variable : variables) {
      if (variable.type().isComparableWith(type)) {
        fitting.add(new Term.Read(variable, random.nextInt(variable.length())));
      }
    }
    atHand.stream().filter(term -> term.type().isComparableWith(type)).forEach(fitting::add);
    if (fitting.isEmpty() || random.nextInt(4) == 0) {
      return new Term.Constant(type, type.low() + random.nextInt((int) type.size()));
    }
    return fitting.get(random.nextInt(fitting.size()));
  }

  private Term element(Term index) {
    List<Variable> arrays =
        variables.stream().filter(v -> v.array() && v.type() instanceof Type.Int).toList();
    return arrays.isEmpty()
        ? leaf(Type.range(-3, 3))
        : new Term.ReadAt(arrays.get(random.nextInt(arrays.size())), index);
  }

  private static Term constant(long value) {
    return SystemBuilder.number(value);
  }
}
