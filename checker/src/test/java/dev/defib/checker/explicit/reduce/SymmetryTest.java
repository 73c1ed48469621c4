package dev.defib.checker.explicit.reduce;

import static dev.defib.checker.SystemBuilder.and;
import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
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
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.random.RandomElements;
import dev.defib.checker.reference.ReferenceEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  void randomElementsAreDecidedAsByTheReferenceEngine() throws InterruptedException {
    int reduced = 0;
    for (int seed = 0; seed < SYSTEMS; seed++) {
      Problem problem = RandomElements.of(seed);
      Answer explicit = answer(new ExplicitEngine(true), problem);
      Answer reference = answer(new ReferenceEngine(), problem);
      assertThat(explicit.verdict().getClass())
          .as("seed " + seed)
          .isEqualTo(reference.verdict().getClass());
      assertThat(trace(explicit).map(run -> run.stem().size()))
          .as("seed " + seed)
          .isEqualTo(trace(reference).map(run -> run.stem().size()));
      assertThat(explicit.states()).isLessThanOrEqualTo(reference.states());
      reduced += explicit.states() < reference.states() ? 1 : 0;
    }
    assertThat(reduced).isGreaterThan(SYSTEMS / 3);
  }

  private static Answer answer(Engine engine, Problem problem) throws InterruptedException {
    return engine.check(problem, Budget.UNLIMITED, Progress.SILENT).getFirst();
  }

  private static Question question(Property property) {
    return new Question("it", property, List.of());
  }

  private Answer answer(Property property, boolean reduces) {
    return answer(new ExplicitEngine(reduces), question(property));
  }

  private Answer answer(Engine engine, Question question) {
    try {
      return answer(engine, new Problem(builder.build(), List.of(question)));
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
