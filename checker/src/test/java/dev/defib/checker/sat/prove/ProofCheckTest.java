package dev.defib.checker.sat.prove;

import static dev.defib.checker.SystemBuilder.is;
import static dev.defib.checker.SystemBuilder.isAny;
import static dev.defib.checker.SystemBuilder.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.SolverFailedException;
import dev.defib.checker.sat.solve.Solvers;
import org.junit.jupiter.api.Test;

/** Goes 0, 2, 4, 0 …; 6 leads to 1, which is not reachable. */
class ProofCheckTest {
  private final SystemBuilder builder = new SystemBuilder();
  private final Variable x = builder.variable("x", Type.range(0, 6), 0);
  private final Encoding encoding = encoding();
  private final ProofCheck check = new ProofCheck(Solvers.ours(() -> {}));

  private Encoding encoding() {
    builder.step("up").when(x, 0).set(x, 2).done();
    builder.step("up").when(x, 2).set(x, 4).done();
    builder.step("back").when(x, 4).set(x, 0).done();
    builder.step("odd").when(x, 6).set(x, 1).done();
    return new Encoding(builder.build());
  }

  @Test
  void acceptsAnInvariantThatHoldsStaysAndExcludes() throws InterruptedException {
    assertThat(accepts(isAny(x, 0, 2, 4), is(x, 1))).isTrue();
    assertThat(accepts(not(isAny(x, 1, 6)), is(x, 1))).isTrue();
  }

  @Test
  void refusesWhatIsFalseAtFirst() throws InterruptedException {
    assertThat(accepts(isAny(x, 1, 3, 5), is(x, 2))).isFalse();
  }

  @Test
  void refusesWhatAStepBreaks() throws InterruptedException {
    assertThat(accepts(isAny(x, 0, 2), is(x, 1))).as("4 is left out").isFalse();
    assertThat(accepts(not(is(x, 1)), is(x, 1))).as("true, but not inductive").isFalse();
  }

  @Test
  void refusesWhatDoesNotExcludeTheTarget() throws InterruptedException {
    assertThat(accepts(isAny(x, 0, 1, 2, 4), is(x, 1))).isFalse();
    assertThat(accepts(Term.TRUE, is(x, 4))).isFalse();
  }

  @Test
  void refusesATargetThatIsReachedAtOnce() throws InterruptedException {
    assertThat(accepts(isAny(x, 0, 2, 4), is(x, 0))).isFalse();
  }

  @Test
  void aFurtherJudgeIsAskedWhatTheFirstOneAccepts() {
    ProofCheck strict = new ProofCheck(Solvers.ours(() -> {}).withJudge("/no/such/judge"));
    Encoding.Target target = encoding.target(is(x, 1));
    int invariant = encoding.target(isAny(x, 0, 2, 4)).latched();
    assertThatThrownBy(() -> strict.isInductive(encoding, target, Aig.TRUE, invariant))
        .isInstanceOf(SolverFailedException.class);
  }

  @Test
  void whatIsKnownMayBeRestedOn() throws InterruptedException {
    int known = encoding.target(not(isAny(x, 1, 6))).latched();
    int invariant = encoding.target(not(is(x, 1))).latched();
    Encoding.Target target = encoding.target(is(x, 1));

    assertThat(check.isInductive(encoding, target, known, invariant)).isTrue();
    assertThat(check.isInductive(encoding, target, Aig.TRUE, invariant)).isFalse();
  }

  private boolean accepts(Term invariant, Term target) throws InterruptedException {
    return check.isInductive(
        encoding, encoding.target(target), Aig.TRUE, encoding.target(invariant).latched());
  }
}
