package dev.defib.checker.graph;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Question.Occurrence;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.engine.Verdict.Cause;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;
import dev.defib.checker.reference.ReferenceEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When an answer is a violation, vacuous or undecided, whatever the analyses found. */
class VerdictTest {
  private final SystemBuilder builder = new SystemBuilder();

  // Limits

  /** Counts from 0 to 99 and stays there; even numbers emit an event. */
  private TransitionSystem counting() {
    Variable x = counter();
    builder
        .step("count")
        .when(not(is(x, 99)))
        .set(x, plus(read(x), 1))
        .emits("half", is(x, 49))
        .done();
    builder.step("stay").when(x, 99).done();
    return builder.build();
  }

  private Variable counter() {
    return builder.variable("x", Type.range(0, 99), 0);
  }

  private static Term x(long value) {
    return is(new SystemBuilder().variable("x", Type.range(0, 99), 0), value);
  }

  static Stream<Property> everyForm() {
    Term p = x(3);
    Scope everywhere = new Scope.Everywhere();
    return Stream.of(
        new Property.Invariant(not(x(77))),
        new Property.Reachable(x(77)),
        new Property.AlwaysReachable(x(99), everywhere),
        new Property.Temporal(Ltl.eventually(new Ltl.Atom(x(99)))),
        new Property.BoundedResponse(p, x(4), 1, everywhere, false),
        new Property.Recovery(p, List.of(), List.of(), Optional.empty()),
        new Property.NoDeadlock(),
        new Property.TimeProgresses(),
        new Property.NoError(ErrorKind.RANGE));
  }

  @ParameterizedTest
  @MethodSource("everyForm")
  void aLimitLeavesEveryFormUndecided(Property property) {
    Budget states = Budget.UNLIMITED.withStatesMax(50);
    Budget depth = new Budget(Long.MAX_VALUE, 40, Long.MAX_VALUE, Long.MAX_VALUE, 1);
    Budget time = new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, 0, Long.MAX_VALUE, 1);
    Budget bytes = new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 1, 1);
    TransitionSystem system = counting();

    assertUndecided(Ask.answer(system, property, states), Cause.STATE_LIMIT, "state limit of 50");
    assertUndecided(Ask.answer(system, property, depth), Cause.DEPTH_LIMIT, "depth limit of 40");
    assertUndecided(
        Ask.answer(system, property, time), Cause.TIME_LIMIT, "the time limit was reached");
    assertUndecided(Ask.answer(system, property, bytes), Cause.MEMORY_LIMIT, "memory limit of 1 B");
  }

  private static void assertUndecided(Answer answer, Cause cause, String reason) {
    assertThat(answer.verdict())
        .isInstanceOfSatisfying(
            Verdict.Undecided.class,
            undecided -> {
              assertThat(undecided.cause()).isEqualTo(cause);
              assertThat(undecided.reason()).contains(reason);
            });
    assertThat(answer.states()).isPositive();
  }

  @Test
  void aLimitThatIsJustLargeEnoughIsNoLimit() {
    Budget states = Budget.UNLIMITED.withStatesMax(100);
    Budget depth = new Budget(Long.MAX_VALUE, 99, Long.MAX_VALUE, Long.MAX_VALUE, 1);
    Property finally99 = new Property.Temporal(Ltl.eventually(new Ltl.Atom(x(99))));
    TransitionSystem system = counting();

    assertThat(Ask.answer(system, finally99, states).verdict()).isInstanceOf(Verdict.Holds.class);
    assertThat(Ask.answer(system, finally99, depth).verdict()).isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void aDepthLimitThatIsOneTooSmallIsALimit() {
    Budget depth = new Budget(Long.MAX_VALUE, 98, Long.MAX_VALUE, Long.MAX_VALUE, 1);
    Property finally99 = new Property.Temporal(Ltl.eventually(new Ltl.Atom(x(99))));
    Answer answer = Ask.answer(counting(), finally99, depth);

    assertUndecided(answer, Cause.DEPTH_LIMIT, "depth limit of 98");
    assertThat(answer.depth()).isEqualTo(98);
  }

  @Test
  void saysHowFarItGot() {
    Answer answer =
        Ask.answer(
            counting(), new Property.Invariant(not(x(77))), Budget.UNLIMITED.withStatesMax(50));

    assertThat(answer.states()).isEqualTo(50);
    assertThat(answer.transitions()).isEqualTo(49);
    assertThat(answer.depth()).isEqualTo(49);
  }

  @Test
  void whatAPartShowsIsTrueOfTheWhole() {
    Budget budget = Budget.UNLIMITED.withStatesMax(60);
    TransitionSystem system = counting();
    Term half = builder.happened("half");

    assertThat(Ask.answer(system, new Property.Invariant(not(half)), budget).verdict())
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated -> assertThat(violated.trace().orElseThrow().stem()).hasSize(50));
    assertThat(Ask.answer(system, new Property.Reachable(half), budget).verdict())
        .isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void aGoalReachedInAPartIsNoAnswerWhileWhatMustOccurWasNotSeen() {
    Budget budget = Budget.UNLIMITED.withStatesMax(60);
    Occurrence late = new Occurrence(List.of(), x(70), "it never gets to 70");

    assertThat(Ask.answer(counting(), new Property.Reachable(x(20)), budget, late).verdict())
        .isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void anInterruptEndsTheSearch() {
    TransitionSystem system = counting();
    Question question = new Question("q", new Property.NoDeadlock(), List.of());
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                new ReferenceEngine()
                    .check(
                        new Problem(system, List.of(question)), Budget.UNLIMITED, Progress.SILENT))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  // Errors

  /** After two steps a range error, after three a misuse. */
  private TransitionSystem erring() {
    Variable x = counter();
    Variable error = builder.error(ErrorKind.RANGE, ErrorKind.MISUSE);
    builder
        .step("count")
        .when(error, 0)
        .when(new Term.Less(read(x), SystemBuilder.number(3)))
        .set(x, plus(read(x), 1))
        .done();
    builder.step("range").when(error, 0).when(x, 2).set(error, 1).done();
    builder.step("misuse").when(error, 0).when(x, 3).set(error, 2).done();
    builder.obligation("m", is(x, 3), "", 0);
    return builder.build();
  }

  @Test
  void errorsOfAKindThatOccursAreViolationsWithAShortestRun() {
    assertThat(Ask.verdict(erring(), new Property.NoError(ErrorKind.RANGE)))
        .isInstanceOfSatisfying(
            Verdict.Violated.class,
            violated -> {
              assertThat(violated.reason()).isEqualTo("error 0");
              assertThat(violated.trace().orElseThrow().stem()).hasSize(3);
            });
    assertThat(Ask.counterexample(erring(), new Property.NoError(ErrorKind.MISUSE)).stem())
        .hasSize(4);
  }

  @Test
  void withErrorsNothingHoldsAndViolationsStand() {
    TransitionSystem system = erring();

    for (Property property :
        List.of(
            new Property.Invariant(not(x(7))),
            new Property.Reachable(x(3)),
            new Property.Reachable(x(7)),
            new Property.NoError(ErrorKind.UNEXPECTED_COMMAND),
            new Property.NoDeadlock(),
            new Property.TimeProgresses(),
            new Property.Temporal(Ltl.eventually(new Ltl.Atom(x(2)))))) {
      Verdict verdict = Ask.verdict(system, property);
      boolean unreachable = property.equals(new Property.Reachable(x(7)));
      assertThat(verdict)
          .as("%s", property)
          .isInstanceOf(unreachable ? Verdict.Violated.class : Verdict.Undecided.class);
    }
    assertThat(Ask.isViolated(system, new Property.Invariant(not(x(3))))).isTrue();
    assertThat(Ask.verdict(system, new Property.NoDeadlock()))
        .isEqualTo(new Verdict.Undecided(Cause.SYSTEM_ERRORS, "the system has errors"));
  }

  // Vacuity

  @Test
  void whatNeverOccursMakesItVacuousUnlessViolated() {
    Occurrence step = new Occurrence(List.of(1), Term.FALSE, "it never stays");
    Occurrence never = new Occurrence(List.of(), Term.FALSE, "nothing ever happens");
    Occurrence event = new Occurrence(List.of(), builder.happened("half"), "no half time");
    TransitionSystem system = counting();
    Property invariant = new Property.Temporal(Ltl.eventually(new Ltl.Atom(x(50))));

    assertThat(Ask.verdict(system, invariant, step, event)).isInstanceOf(Verdict.Holds.class);
    assertThat(Ask.verdict(system, invariant, step, never))
        .isEqualTo(new Verdict.Vacuous("nothing ever happens"));
    assertThat(Ask.verdict(system, new Property.Invariant(not(x(50))), never))
        .isInstanceOf(Verdict.Violated.class);
  }

  @Test
  void withoutAFairRunWhatIsSaidOfThemIsVacuous() {
    Variable x = counter();
    builder.step("stay").done();
    builder.fair(false, is(x, 0), new int[0]);
    TransitionSystem system = builder.build();

    assertThat(Ask.verdict(system, new Property.Temporal(Ltl.eventually(new Ltl.Atom(x(5))))))
        .isEqualTo(new Verdict.Vacuous("there is no fair run"));
    assertThat(Ask.verdict(system, new Property.Invariant(not(x(5)))))
        .isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void aSystemThatCannotStartSatisfiesNothing() {
    TransitionSystem s = counting();
    Action never = s.initial().with(List.of(), Term.FALSE, List.of(), List.of());
    TransitionSystem dead = s.with(s.variables(), never, s.actions(), s.events());

    assertThat(Ask.verdict(dead, new Property.Invariant(not(x(5)))))
        .isEqualTo(new Verdict.Vacuous("the system cannot start"));
  }

  static Stream<Property> tautologies() {
    Term p = x(3);
    Term always = new Term.Or(List.of(p, not(p)));
    Ltl a = new Ltl.Atom(p);
    Ltl b = new Ltl.Atom(x(4));
    Scope everywhere = new Scope.Everywhere();
    return Stream.of(
        new Property.Invariant(always),
        new Property.Reachable(always),
        new Property.AlwaysReachable(always, everywhere),
        new Property.BoundedResponse(SystemBuilder.and(p, x(4)), p, 3, everywhere, false),
        new Property.Temporal(Ltl.implies(Ltl.always(a), Ltl.eventually(a))),
        new Property.Temporal(new Ltl.Or(Ltl.eventually(a), Ltl.always(new Ltl.Not(a)))),
        new Property.Temporal(
            Ltl.implies(Ltl.always(new Ltl.And(a, b)), new Ltl.And(Ltl.always(a), Ltl.always(b)))),
        new Property.Temporal(new Ltl.Atom(new Term.Equal(p, p))));
  }

  @ParameterizedTest
  @MethodSource("tautologies")
  void whatHoldsOfAnySystemIsVacuous(Property property) {
    assertThat(Ask.verdict(counting(), property))
        .isEqualTo(new Verdict.Vacuous("it would hold of any system"));
  }

  static Stream<Property> truthsOfThisSystem() {
    Term p = x(3);
    Ltl a = new Ltl.Atom(p);
    Scope everywhere = new Scope.Everywhere();
    return Stream.of(
        new Property.Invariant(new Term.Or(List.of(not(p), not(x(4))))),
        new Property.Reachable(p),
        new Property.AlwaysReachable(x(99), everywhere),
        new Property.BoundedResponse(p, x(4), 3, everywhere, false),
        new Property.Temporal(Ltl.eventually(a)),
        new Property.Temporal(Ltl.implies(Ltl.eventually(a), Ltl.eventually(new Ltl.Atom(x(9))))));
  }

  @ParameterizedTest
  @MethodSource("truthsOfThisSystem")
  void whatMightHaveFailedHolds(Property property) {
    assertThat(Ask.verdict(counting(), property)).isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void answersAreTheSameEveryTime() {
    TransitionSystem system = new RandomSystem(17, true).build();
    for (Property property : everyForm().toList()) {
      assertThat(Ask.answer(system, property)).isEqualTo(Ask.answer(system, property));
    }
  }
}
