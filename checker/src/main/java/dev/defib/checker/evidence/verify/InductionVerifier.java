package dev.defib.checker.evidence.verify;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Verifies induction over k steps: no run of up to k steps refutes a claim, and no k steps in a
 * row, through states that all differ and satisfy the claim, lead to a state that refutes it. (If
 * the claim is about events, steps take the place of states.)
 */
final class InductionVerifier {
  private final TransitionSystem system;
  private final int steps;
  private final Solver solver;

  /**
   * Prepares it.
   *
   * @param steps k
   */
  InductionVerifier(TransitionSystem system, int steps, Solver solver) {
    this.system = system;
    this.steps = steps;
    this.solver = solver;
  }

  /** What is wrong with the induction, as a clause; empty if nothing is. */
  Optional<String> objection(List<Claim> claims)
      throws InterruptedException, Solver.UnavailableException {
    // Paths begin in any state of the types, so types must be inductive by themselves.
    Optional<String> untyped =
        new InvariantVerifier(system, List.of(), List.of(), solver).objection();
    if (untyped.isPresent()) {
      return untyped;
    }
    for (Claim claim : claims) {
      if (solver.isSatisfiable(fromStart(claim))) {
        return Optional.of("a run of " + steps + " steps or fewer refutes " + claim.name());
      }
      if (solver.isSatisfiable(inARow(claim))) {
        return Optional.of(steps + " steps in a row can lead to what refutes " + claim.name());
      }
    }
    return Optional.empty();
  }

  private Cnf fromStart(Claim claim) {
    Cnf cnf = new Cnf();
    ActionFormula start =
        new ActionFormula(cnf, system, system.initial(), ActionFormula.origin(system));
    cnf.require(start.enabled);
    Path path = new Path(cnf, claim, start.after);
    List<Integer> refuted = new ArrayList<>(List.of(-path.holdsInState(0)));
    for (int i = 0; i < steps; i++) {
      path.addStep();
      refuted.add(claim.mentionsEvents() ? -path.holdsAfterStep(i) : -path.holdsInState(i + 1));
    }
    cnf.require(literals(refuted));
    return cnf;
  }

  private Cnf inARow(Claim claim) {
    Cnf cnf = new Cnf();
    Path path = new Path(cnf, claim, ActionFormula.anyState(cnf, system));
    boolean isOfSteps = claim.mentionsEvents();
    for (int i = 0; i < steps; i++) {
      path.mustStep();
      cnf.require(isOfSteps ? path.holdsAfterStep(i) : path.holdsInState(i));
    }
    path.requireDifferentStates();
    if (isOfSteps) {
      path.mustStep();
    }
    cnf.require(isOfSteps ? -path.holdsAfterStep(steps) : -path.holdsInState(steps));
    return cnf;
  }

  private static int[] literals(List<Integer> literals) {
    return literals.stream().mapToInt(Integer::intValue).toArray();
  }

  /** States in a row, each with the step to the next one. */
  private final class Path {
    private final Cnf cnf;
    private final Claim claim;
    private final Numbers numbers;
    private final List<int[][]> states = new ArrayList<>();
    private final List<Integer> afterSteps = new ArrayList<>();

    Path(Cnf cnf, Claim claim, int[][] first) {
      this.cnf = cnf;
      this.claim = claim;
      this.numbers = new Numbers(cnf);
      states.add(first);
    }

    /** Whether the claim is true in a state, without the events of a step into it. */
    int holdsInState(int number) {
      return holds(states.get(number), ActionFormula.noEvents(system));
    }

    private int holds(int[][] state, int[] events) {
      return new Meaning(cnf, state, List.of(), events).truth(claim.always());
    }

    /** Whether a claim about events is true after a step. */
    int holdsAfterStep(int number) {
      return afterSteps.get(number);
    }

    void mustStep() {
      cnf.require(addStep());
    }

    /**
     * Adds a step and the state after it, which is the state before if no action is taken; whether
     * one is, which then is enabled.
     */
    int addStep() {
      int[][] before = states.getLast();
      int[][] after = before.clone();
      int[] number = new int[Integer.SIZE - Integer.numberOfLeadingZeros(system.actions().size())];
      Arrays.setAll(number, _ -> cnf.variable());
      List<Integer> taken = new ArrayList<>();
      List<ActionFormula> formulas = new ArrayList<>();
      for (Action action : system.actions()) {
        ActionFormula step = new ActionFormula(cnf, system, action, before);
        int isTaken = hasNumber(number, action.index());
        cnf.require(-isTaken, step.enabled);
        for (Action.Update update : action.updates()) {
          int slot = update.slot();
          after[slot] = numbers.ifThenElse(isTaken, step.after[slot], after[slot]);
        }
        taken.add(isTaken);
        formulas.add(step);
      }
      states.add(after);
      afterSteps.add(claim.mentionsEvents() ? holds(taken, after, formulas) : Cnf.TRUE);
      return cnf.or(literals(taken));
    }

    /** Whether the claim is true after whichever action is taken. */
    private int holds(List<Integer> taken, int[][] after, List<ActionFormula> formulas) {
      int[] holds = new int[taken.size()];
      Arrays.setAll(holds, i -> cnf.or(-taken.get(i), holds(after, formulas.get(i).events)));
      return cnf.and(holds);
    }

    private int hasNumber(int[] bits, int value) {
      int[] same = new int[bits.length];
      Arrays.setAll(same, i -> (value >> i & 1) != 0 ? bits[i] : -bits[i]);
      return cnf.and(same);
    }

    void requireDifferentStates() {
      for (int i = 0; i < states.size(); i++) {
        for (int j = i + 1; j < states.size(); j++) {
          int[] same = new int[system.slots()];
          for (int slot = 0; slot < same.length; slot++) {
            same[slot] = numbers.equal(states.get(i)[slot], states.get(j)[slot]);
          }
          cnf.require(-cnf.and(same));
        }
      }
    }
  }
}
