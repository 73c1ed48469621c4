package dev.defib.checker.evidence.verify;

import dev.defib.checker.invariant.Clause;
import dev.defib.checker.invariant.ClauseText;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Verifies inductive invariants: every initial state satisfies the clauses, every action leads from
 * states of the invariant to such states, and in all of them the claims are true. One formula for
 * each of these, and for each action.
 */
final class InvariantVerifier {
  private final TransitionSystem system;
  private final List<Clause> invariant;
  private final List<Claim> claims;
  private final Solver solver;

  /** A state of the invariant. */
  private final Cnf inside = new Cnf();

  private final int[][] state;

  InvariantVerifier(
      TransitionSystem system, List<Clause> invariant, List<Claim> claims, Solver solver) {
    this.system = system;
    this.invariant = List.copyOf(invariant);
    this.claims = List.copyOf(claims);
    this.solver = solver;
    this.state = ActionFormula.anyState(inside, system);
    Meaning meaning = ofState(inside, state);
    invariant.forEach(clause -> inside.require(meaning.truth(clause.term())));
  }

  private Meaning ofState(Cnf cnf, int[][] slots) {
    return new Meaning(cnf, slots, List.of(), ActionFormula.noEvents(system));
  }

  /** What is wrong with the invariant, as a clause; empty if nothing is. */
  Optional<String> objection() throws InterruptedException, Solver.UnavailableException {
    Optional<String> initially = initially();
    if (initially.isPresent()) {
      return initially;
    }
    for (Claim claim : claims) {
      if (!claim.mentionsEvents() && isRefuted(claim)) {
        return Optional.of("the invariant does not imply " + claim.name());
      }
    }
    for (Action action : system.actions()) {
      Optional<String> broken = afterStep(action);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  /** Whether a state of the invariant refutes the claim. */
  private boolean isRefuted(Claim claim) throws InterruptedException, Solver.UnavailableException {
    Cnf cnf = inside.extended();
    return isFalse(cnf, ofState(cnf, state).truth(claim.always()));
  }

  private Optional<String> initially() throws InterruptedException, Solver.UnavailableException {
    Cnf cnf = new Cnf();
    ActionFormula start =
        new ActionFormula(cnf, system, system.initial(), ActionFormula.origin(system));
    cnf.require(start.enabled);
    for (Clause clause : invariant) {
      if (isFalse(cnf, ofState(cnf, start.after).truth(clause.term()))) {
        return Optional.of("an initial state is outside of it: `" + ClauseText.of(clause) + "`");
      }
    }
    if (isFalse(cnf, start.typed)) {
      return Optional.of("an initial state has a value outside its type");
    }
    for (Claim claim : claims) {
      if (isFalse(cnf, ofState(cnf, start.after).truth(claim.always()))) {
        return Optional.of("an initial state refutes " + claim.name());
      }
    }
    return Optional.empty();
  }

  /** Whether the literal can be false. */
  private boolean isFalse(Cnf cnf, int literal)
      throws InterruptedException, Solver.UnavailableException {
    return literal != Cnf.TRUE && solver.isSatisfiable(cnf, -literal);
  }

  private Optional<String> afterStep(Action action)
      throws InterruptedException, Solver.UnavailableException {
    Cnf cnf = inside.extended();
    ActionFormula step = new ActionFormula(cnf, system, action, state);
    cnf.require(step.enabled);
    Meaning after = new Meaning(cnf, step.after, List.of(), step.events);
    List<Term> kept = new ArrayList<>();
    BitSet written = new BitSet();
    action.updates().forEach(update -> written.set(update.slot()));
    invariant.stream().filter(c -> isAbout(c, written)).map(Clause::term).forEach(kept::add);
    claims.stream().filter(Claim::mentionsEvents).map(Claim::always).forEach(kept::add);
    int good = cnf.and(step.typed, after.truth(Terms.and(kept)));
    return isFalse(cnf, good)
        ? Optional.of("the step `" + action.label() + "` " + broken(cnf, step, after, written))
        : Optional.empty();
  }

  private static boolean isAbout(Clause clause, BitSet slots) {
    return clause.literals().stream()
        .anyMatch(literal -> slots.get(literal.variable().offset() + literal.element()));
  }

  /** What exactly a step breaks that is known to break something. */
  private String broken(Cnf cnf, ActionFormula step, Meaning after, BitSet written)
      throws InterruptedException, Solver.UnavailableException {
    for (Clause clause : invariant) {
      if (isAbout(clause, written) && isFalse(cnf, after.truth(clause.term()))) {
        return "leads out of it: `" + ClauseText.of(clause) + "`";
      }
    }
    return isFalse(cnf, step.typed)
        ? "assigns a value outside its variable's type"
        : "refutes "
            + claims.stream().filter(Claim::mentionsEvents).findFirst().orElseThrow().name();
  }
}
