package dev.defib.checker.evidence.verify;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.isAny;
import static dev.defib.checker.SystemBuilder.not;
import static dev.defib.checker.SystemBuilder.number;
import static dev.defib.checker.SystemBuilder.plus;
import static dev.defib.checker.SystemBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An engine that decides a slightly other system proves what is not so, as one does whose encoder
 * is broken. Its evidence is refuted for the system itself.
 *
 * <p>A message of two kinds lies at the head of a queue with one place; a reader takes it.
 */
class BrokenEncodingTest {
  /** How the system that the engine sees differs. */
  private enum Fault {
    NONE,
    DROPPED_STEP,
    QUEUE_INDEX_OFF_BY_ONE,
    STRONGER_GUARD
  }

  private static final Type KIND = Type.range(0, 2);

  /** The system and the claim that the reader never gets the second kind. */
  private record Case(TransitionSystem system, Property property) {}

  private static Case system(Fault fault) {
    SystemBuilder builder = new SystemBuilder();
    Variable length = builder.variable("length", Type.range(0, 2), 0);
    Variable kinds = builder.array("kinds", KIND, 2);
    Variable got = builder.variable("got", KIND, 0);
    Term head = number(fault == Fault.QUEUE_INDEX_OFF_BY_ONE ? 1 : 0);
    builder.step("send").when(length, 0).set(kinds, 0, number(2)).set(length, 1).done();
    SystemBuilder.ActionBuilder receive =
        builder
            .step("receive")
            .when(fault == Fault.STRONGER_GUARD ? is(length, 2) : not(is(length, 0)))
            .set(got, new Term.ReadAt(kinds, head))
            .set(length, plus(read(length), -1));
    if (fault != Fault.DROPPED_STEP) {
      receive.done();
    }
    return new Case(builder.build(), new Property.Invariant(isAny(got, 0, 1)));
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void refusesWhatABrokenEncoderProves(Fault fault) throws InterruptedException {
    Case broken = system(fault);
    Case real = system(Fault.NONE);
    Verdict verdict = ask(broken, Method.IC3).verdict();

    assertThat(verdict).isInstanceOf(Verdict.Holds.class);
    var evidence = (Verdict.Evidence.Invariant) ((Verdict.Holds) verdict).evidence();
    assertThat(
            new Verifier(broken.system(), new GlucoseSolver())
                .invariant(broken.property(), evidence.clauses()))
        .isInstanceOf(Finding.Verified.class);
    assertThat(
            new Verifier(real.system(), new GlucoseSolver())
                .invariant(real.property(), evidence.clauses()))
        .isInstanceOf(Finding.Refuted.class);
    assertThat(new Verifier(real.system(), new GlucoseSolver()).induction(real.property(), 4))
        .isInstanceOf(Finding.Refuted.class);
  }

  @Test
  void theSystemItselfRefutesTheClaim() throws InterruptedException {
    assertThat(ask(system(Fault.NONE), Method.IC3).verdict()).isInstanceOf(Verdict.Violated.class);
  }

  private static Answer ask(Case asked, Method method) throws InterruptedException {
    Question question = new Question("kind", asked.property(), List.of());
    Problem problem = new Problem(asked.system(), List.of(question));
    return new SatEngine(method).check(problem, Budget.UNLIMITED, Progress.SILENT).getFirst();
  }
}
