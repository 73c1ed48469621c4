package dev.defib.checker.random;

import static dev.defib.checker.SystemBuilder.and;
import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.read;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Question;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Systems of three elements that share a variable and are interchangeable; in every second one
 * something tells one of the elements from the others: how it starts, a step that it lacks, what is
 * asked of it, or what must occur of it.
 */
public final class RandomElements {
  private static final int COUNT = 3;
  private static final Type VALUES = Type.range(0, 2);

  private final SystemBuilder builder = new SystemBuilder();
  private final SplittableRandom random;
  private final int difference;
  private final List<Variable> places = new ArrayList<>();
  private final List<Variable> data = new ArrayList<>();
  private final List<Integer> stepsOfFirst = new ArrayList<>();

  private RandomElements(long seed) {
    this.random = new SplittableRandom(seed);
    this.difference = random.nextInt(8);
  }

  /** One question about a random system. */
  public static Problem of(long seed) {
    return new RandomElements(seed).problem();
  }

  private Problem problem() {
    Variable shared = builder.variable("shared", VALUES, 0);
    for (int i = 0; i < COUNT; i++) {
      places.add(builder.variable("drv[" + i + "]", VALUES, 0));
      data.add(builder.variable("data[" + i + "]", VALUES, difference == 0 && i == 1 ? 1 : 0));
    }
    int kinds = 3 + random.nextInt(7);
    for (int kind = 0; kind < kinds; kind++) {
      steps(kind, shared);
    }
    return new Problem(builder.build(), List.of(question()));
  }

  /** Steps of one kind, the same for each element. */
  private void steps(int kind, Variable shared) {
    long[] values = random.longs(4, 0, 3).toArray();
    int shape = random.nextInt(4);
    for (int i = 0; i < COUNT; i++) {
      if (difference == 1 && kind % 2 == 0 && i == COUNT - 1) {
        continue;
      }
      Variable other = places.get((i + 1) % COUNT);
      Variable third = places.get((i + 2) % COUNT);
      var step = builder.step(kind + " of drv[" + i + "]").when(places.get(i), values[0]);
      switch (shape) {
        case 0 -> step.when(shared, values[1]).set(data.get(i), values[2]);
        case 1 -> step.set(shared, read(data.get(i))).set(data.get(i), read(shared));
        case 2 -> step.when(not(is(data.get(i), values[1]))).set(shared, values[2]);
        default -> step.when(not(is(other, values[1]))).when(not(is(third, values[1])));
      }
      int index = step.set(places.get(i), values[3]).done();
      if (i == 0) {
        stepsOfFirst.add(index);
      }
    }
  }

  private Question question() {
    List<Term> each = new ArrayList<>();
    long place = random.nextInt(3);
    long datum = random.nextInt(3);
    for (int i = 0; i < COUNT; i++) {
      each.add(and(is(places.get(i), place), is(data.get(i), datum)));
    }
    Term all =
        difference == 2
            ? and(each.get(2), not(each.get(0)))
            : random.nextBoolean() ? new Term.Or(each) : new Term.And(each);
    Property property =
        random.nextBoolean() ? new Property.Reachable(all) : new Property.Invariant(not(all));
    List<Question.Occurrence> occurrences =
        difference == 3
            ? List.of(
                new Question.Occurrence(
                    List.of(stepsOfFirst.getLast()), Term.TRUE, "the first one never does it"))
            : List.of();
    return new Question("it", property, occurrences);
  }
}
