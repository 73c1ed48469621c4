package dev.defib.checker.explicit.reduce;

import static dev.defib.checker.SystemBuilder.and;
import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymmetryTest {
  private static final int SYSTEMS = 300;

  private final SystemBuilder builder = new SystemBuilder();
  private final List<Variable> places = new ArrayList<>();
  private final List<Variable> data = new ArrayList<>();

  /** Of 20 states each: 20^5 states, and as many multisets of five as there are, 24 over 5. */
  @Test
  void fiveInterchangeableDriversNeedASixtiethOfTheStates() {
    wanderers(5, Type.range(0, 3), Type.range(0, 4));
    Answer answer = answer(all(0), true);
    assertThat(answer.states()).isEqualTo(42_504);
    assertThat(60 * answer.states()).isLessThan(20 * 20 * 20 * 20 * 20);
    assertThat(answer.reductions()).containsExactly("symmetry of data[0..4], drv[0..4]");
  }

  /** Machines that go anywhere at any time. */
  private void wanderers(int count, Type places, Type data) {
    elements(count, places, data);
    for (int i = 0; i < count; i++) {
      var move = builder.step("move drv[" + i + "]");
      move.set(this.places.get(i), move.choose(places)).done();
      var change = builder.step("change drv[" + i + "]");
      change.set(this.data.get(i), change.choose(data)).done();
    }
  }

  private void elements(int count, Type ofPlaces, Type ofData) {
    for (int i = 0; i < count; i++) {
      places.add(builder.variable("drv[" + i + "]", ofPlaces, 0));
      data.add(builder.variable("data[" + i + "]", ofData, 0));
    }
  }

  /** Reads all there is: nothing is dead. */
  private Property all(int datum) {
    List<Term> each = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      each.add(and(is(places.get(i), 1), is(data.get(i), datum)));
    }
    return new Property.Reachable(new Term.And(each));
  }

  @Test
  void whoIsNamedStaysApart() {
    wanderers(3, Type.range(0, 2), Type.range(0, 1));
    assertThat(answer(all(1), true).states()).isEqualTo(56);
    Property first =
        new Property.Reachable(and(is(places.getFirst(), 2), is(data.getFirst(), 1), someone()));
    assertThat(answer(first, true).states()).isEqualTo(6 * 21);
    assertThat(answer(first, false).states()).isEqualTo(216);
  }

  private Term someone() {
    return new Term.Or(
        IntStream.range(0, places.size())
            .mapToObj(i -> and(is(places.get(i), 1), is(data.get(i), 1)))
            .toList());
  }

  @Test
  void whatIsNotAlikeIsNotInterchanged() {
    wanderers(3, Type.range(0, 2), Type.range(0, 1));
    builder.step("only drv[1]").when(places.get(1), 2).set(data.get(1), 0).done();
    assertThat(answer(all(1), true).reductions()).isEmpty();
  }

  /** The states in which the first one is at 1 stand for nothing: they are sorted the other way. */
  @Test
  void anOccurrenceMayNameAnyOfThem() {
    elements(2, Type.range(0, 2), Type.range(0, 1));
    for (int i = 0; i < 2; i++) {
      builder.step("go drv[" + i + "]").when(is(places.get(1 - i), 0)).set(places.get(i), 1).done();
    }
    Property property =
        new Property.Invariant(not(and(is(places.get(0), 1), is(places.get(1), 1))));
    for (int i = 0; i < 2; i++) {
      Question.Occurrence occurrence =
          new Question.Occurrence(List.of(), is(places.get(i), 1), "never " + i);
      Question question = new Question("it", property, List.of(occurrence));
      Answer answer = answer(new ExplicitEngine(true), question);
      assertThat(answer.reductions()).contains("symmetry of data[0..1], drv[0..1]");
      assertThat(answer.verdict()).isInstanceOf(Verdict.Holds.class);
      Question.Occurrence step = new Question.Occurrence(List.of(i), Term.TRUE, "never");
      assertThat(
              answer(new ExplicitEngine(true), new Question("it", property, List.of(step)))
                  .verdict())
          .isInstanceOf(Verdict.Holds.class);
    }
  }

  /** What is asked of one element is then asked of the others: it must not be dead there. */
  @Test
  void whatAnOccurrenceReadsIsLiveInAllElements() {
    for (int i = 0; i < 2; i++) {
      places.add(builder.variable("drv[" + i + "]", Type.range(0, 2), 0));
      data.add(builder.variable("data[" + i + "]", Type.range(0, 1), 1));
      builder.step("go drv[" + i + "]").set(places.get(i), 1).done();
    }
    Property property =
        new Property.Invariant(not(and(is(places.get(0), 2), is(places.get(1), 2))));
    Question.Occurrence never = new Question.Occurrence(List.of(), is(data.get(0), 0), "never 0");
    Answer answer = answer(new ExplicitEngine(true), new Question("it", property, List.of(never)));
    assertThat(answer.reductions()).contains("symmetry of data[0..1], drv[0..1]");
    assertThat(answer.verdict()).isInstanceOf(Verdict.Vacuous.class);
  }

  @Test
  void anyErrorOfAKindWillDo() {
    Variable error = builder.error(ErrorKind.RANGE, ErrorKind.RANGE);
    elements(2, Type.range(0, 2), Type.range(0, 1));
    for (int i = 0; i < 2; i++) {
      Term going = is(error, 0);
      builder.step("go drv[" + i + "]").when(going).set(places.get(i), 1).done();
      builder
          .step("fail drv[" + i + "]")
          .when(going)
          .when(is(places.get(i), 1))
          .set(error, i + 1)
          .done();
    }
    Answer answer = answer(new Property.NoError(ErrorKind.RANGE), true);
    assertThat(answer.reductions()).contains("symmetry of data[0..1], drv[0..1]");
    Trace trace = trace(answer).orElseThrow();
    assertThat(trace.stem()).hasSize(2);
    assertThat(trace.last().value(error.offset())).isBetween(1L, 2L);
  }

  @Test
  void randomSymmetricSystemsAreDecidedAsByTheReferenceEngine() {
    int reduced = 0;
    for (int seed = 0; seed < SYSTEMS; seed++) {
      SymmetryTest test = new SymmetryTest();
      Random random = new Random(seed);
      test.randomSystem(random);
      Property property = test.randomProperty(random);
      Answer explicit = test.answer(property, true);
      Answer reference = test.answer(new ReferenceEngine(), question(property));
      assertThat(explicit.verdict().getClass())
          .as("seed " + seed)
          .isEqualTo(reference.verdict().getClass());
      assertThat(trace(explicit).map(run -> run.stem().size()))
          .as("seed " + seed)
          .isEqualTo(trace(reference).map(run -> run.stem().size()));
      assertThat(explicit.states()).isLessThanOrEqualTo(reference.states());
      reduced += explicit.states() < reference.states() ? 1 : 0;
    }
    assertThat(reduced).isGreaterThan(SYSTEMS / 2);
  }

  /** Some kinds of steps, the same for each of three elements, which share a variable. */
  private void randomSystem(Random random) {
    Variable shared = builder.variable("shared", Type.range(0, 2), 0);
    elements(3, Type.range(0, 2), Type.range(0, 2));
    int kinds = 3 + random.nextInt(5);
    for (int kind = 0; kind < kinds; kind++) {
      long[] values = random.longs(6, 0, 3).toArray();
      int shape = random.nextInt(4);
      for (int i = 0; i < 3; i++) {
        Variable other = places.get((i + 1) % 3);
        Variable third = places.get((i + 2) % 3);
        var step = builder.step(kind + " of drv[" + i + "]").when(places.get(i), values[0]);
        switch (shape) {
          case 0 -> step.when(shared, values[1]).set(data.get(i), values[2]);
          case 1 -> step.set(shared, read(data.get(i))).set(data.get(i), read(shared));
          case 2 -> step.when(not(is(data.get(i), values[1]))).set(shared, values[2]);
          default -> step.when(not(is(other, values[1]))).when(not(is(third, values[1])));
        }
        step.set(places.get(i), values[3]).done();
      }
    }
  }

  private Property randomProperty(Random random) {
    List<Term> each = new ArrayList<>();
    long place = random.nextInt(3);
    long datum = random.nextInt(3);
    for (int i = 0; i < 3; i++) {
      each.add(and(is(places.get(i), place), is(data.get(i), datum)));
    }
    Term term = random.nextBoolean() ? new Term.Or(each) : new Term.And(each.subList(0, 2));
    return random.nextBoolean() ? new Property.Reachable(term) : new Property.Invariant(not(term));
  }

  private static Question question(Property property) {
    return new Question("it", property, List.of());
  }

  private Answer answer(Property property, boolean reduces) {
    return answer(new ExplicitEngine(reduces), question(property));
  }

  private Answer answer(Engine engine, Question question) {
    TransitionSystem system = builder.build();
    try {
      return engine
          .check(new Problem(system, List.of(question)), Budget.UNLIMITED, Progress.SILENT)
          .getFirst();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  private static Optional<Trace> trace(Answer answer) {
    return switch (answer.verdict()) {
      case Verdict.Holds holds -> holds.trace();
      case Verdict.Violated violated -> violated.trace();
      case Verdict.Vacuous _, Verdict.Undecided _ -> Optional.empty();
    };
  }
}
