package dev.defib.checker.evidence.verify;

import dev.defib.checker.evidence.StateFormat;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property;
import dev.defib.checker.trace.TraceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Verifies what is said to show that a verdict about one property of a system is right. */
public final class Verifier {
  private final TransitionSystem system;
  private final Solver solver;

  public Verifier(TransitionSystem system, Solver solver) {
    this.system = system;
    this.solver = solver;
  }

  /**
   * Verifies that clauses are an inductive invariant by which the property holds (or, if it asks
   * whether a goal is reachable, by which it is violated), in a system without errors.
   */
  public Finding invariant(Property property, List<Clause> clauses) throws InterruptedException {
    Optional<List<Claim>> claims = claims(property);
    if (claims.isEmpty()) {
      return noMatterOfStates();
    }
    try {
      return finding(
          new InvariantVerifier(system, clauses, claims.get(), solver).objection(),
          "an inductive invariant of " + count(clauses.size(), "clause"));
    } catch (Solver.UnavailableException e) {
      return new Finding.Open(e.why());
    }
  }

  /** Verifies that the same is shown by induction over k steps. */
  public Finding induction(Property property, int k) throws InterruptedException {
    Optional<List<Claim>> claims = claims(property);
    if (claims.isEmpty()) {
      return noMatterOfStates();
    }
    try {
      return finding(
          new InductionVerifier(system, k, solver).objection(claims.get()),
          "induction over " + count(k, "step"));
    } catch (Solver.UnavailableException e) {
      return new Finding.Open(e.why());
    }
  }

  /** Verifies that a set, as {@link StateFormat} has it, is one of states that shows the same. */
  public Finding states(Property property, InputStream states)
      throws IOException, InterruptedException {
    Optional<List<Claim>> claims = claims(property);
    if (claims.isEmpty()) {
      return noMatterOfStates();
    }
    ClosedSetVerifier verifier = new ClosedSetVerifier(system, claims.get());
    Optional<String> objection = verifier.objection(states);
    return finding(objection, "a closed set of " + count(verifier.size(), "state"));
  }

  /**
   * Verifies that a run is one of the system, and leads to where the property is refuted (or, if it
   * asks whether a goal is reachable, to the goal).
   */
  public Finding run(Property property, TraceDocument run) {
    return new RunVerifier(system).finding(property, run);
  }

  private Optional<List<Claim>> claims(Property property) {
    Optional<Claim> asked = Claim.of(property, system);
    // That no run reaches a goal is so whatever ends a run.
    return property instanceof Property.Reachable
        ? asked.map(List::of)
        : asked.map(claim -> List.of(claim, Claim.noError(system)));
  }

  private static Finding noMatterOfStates() {
    return new Finding.Refuted("such evidence cannot show what the check asks");
  }

  private static Finding finding(Optional<String> objection, String how) {
    return objection.<Finding>map(Finding.Refuted::new).orElseGet(() -> new Finding.Verified(how));
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
