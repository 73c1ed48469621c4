package dev.defib.checker.graph;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.isAny;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Ltl;
import java.util.Random;
import java.util.stream.IntStream;

/** A small system made from a seed: one variable for the state, one action for each transition. */
final class RandomSystem {
  static final int STATES = 4;

  final Random random;
  final SystemBuilder builder = new SystemBuilder();
  final Variable at;
  final boolean timed;

  RandomSystem(long seed, boolean withFairness) {
    random = new Random(seed);
    timed = random.nextBoolean();
    at =
        random.nextInt(4) == 0
            ? builder.anything("at", Type.range(0, STATES - 1))
            : builder.variable("at", Type.range(0, STATES - 1), 0);
    builder.machine("m", at);
    builder.event("a");
    builder.event("b");
    int actions = 3 + random.nextInt(5);
    for (int i = 0; i < actions; i++) {
      action(i);
    }
    if (withFairness) {
      for (int i = random.nextInt(4); i > 0; i--) {
        builder.fair(random.nextBoolean(), someStates(), someActions(actions));
      }
      if (random.nextInt(3) == 0) {
        builder.finite(someActions(actions));
      }
    }
  }

  private void action(int i) {
    var action = kind("action " + i);
    action.when(at, random.nextInt(STATES)).set(at, random.nextInt(STATES));
    if (random.nextInt(3) == 0) {
      action.emits("a");
    }
    if (random.nextInt(3) == 0) {
      action.emits("b");
    }
    action.done();
  }

  private SystemBuilder.ActionBuilder kind(String label) {
    if (timed && random.nextInt(3) == 0) {
      return builder.tick();
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> builder.lazy(label);
      case 2, 3 -> builder.fault(label);
      default -> builder.step(label);
    };
  }

  private int[] someActions(int actions) {
    return IntStream.range(0, actions).filter(_ -> random.nextInt(3) == 0).toArray();
  }

  TransitionSystem build() {
    return builder.build();
  }

  Term someStates() {
    return isAny(
        at, IntStream.range(0, STATES).filter(_ -> random.nextBoolean()).asLongStream().toArray());
  }

  Term someStatesOrEvents() {
    return switch (random.nextInt(4)) {
      case 0 -> builder.happened("a");
      case 1 -> builder.happened("b");
      default -> someStates();
    };
  }

  Term someState() {
    return is(at, random.nextInt(STATES));
  }

  Ltl formula(int depth) {
    if (depth == 0) {
      return new Ltl.Atom(random.nextInt(3) == 0 ? someStatesOrEvents() : someState());
    }
    return switch (random.nextInt(9)) {
      case 0 -> new Ltl.Not(formula(depth - 1));
      case 1 -> new Ltl.And(formula(depth - 1), formula(depth - 1));
      case 2 -> new Ltl.Or(formula(depth - 1), formula(depth - 1));
      case 3 -> new Ltl.Next(formula(depth - 1));
      case 4 -> new Ltl.Until(formula(depth - 1), formula(depth - 1));
      case 5 -> new Ltl.Release(formula(depth - 1), formula(depth - 1));
      case 6 -> Ltl.always(formula(depth - 1));
      case 7 -> Ltl.eventually(formula(depth - 1));
      default -> Ltl.weakUntil(formula(depth - 1), formula(depth - 1));
    };
  }
}
