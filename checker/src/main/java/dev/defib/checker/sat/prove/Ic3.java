package dev.defib.checker.sat.prove;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.invariant.Clause;
import dev.defib.checker.sat.aig.Aig;
import dev.defib.checker.sat.encode.Encoding;
import dev.defib.checker.sat.solve.Solvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * IC3, also called property directed reachability: finds an inductive invariant, clause by clause,
 * from the states that lead to the goal (Bradley 2011; Eén, Mishchenko, Brayton 2011).
 *
 * <p>What was proven for one goal is known to the search for the next. The run to a goal that it
 * finds need not be a shortest one: it is replaced by one if bounded model checking finds that with
 * moderate effort.
 */
public final class Ic3 implements Prover {
  private final Encoding encoding;
  private final int depthMax;
  private final Solvers solvers;
  private final Runs runs;
  private final ProofCheck check;
  private final Shortening shortening;

  /** Cubes of which no state is reachable: together with the types an inductive invariant. */
  private final List<Cube> invariant = new ArrayList<>();

  /** The same as a function of the latches. */
  private int known = Aig.TRUE;

  /**
   * Prepares the search.
   *
   * @param depthMax the most levels
   */
  public Ic3(Encoding encoding, int depthMax, Solvers solvers) {
    this.encoding = encoding;
    this.depthMax = depthMax;
    this.solvers = solvers;
    this.runs = new Runs(new Interpreter(encoding.system()));
    this.check = new ProofCheck(solvers);
    this.shortening = new Shortening(encoding, solvers);
  }

  @Override
  public Outcome decide(Goal goal) throws InterruptedException {
    return new Search(goal, true).decide();
  }

  /** The same, but a run is given as it is found. */
  public Outcome decideAtOnce(Goal goal) throws InterruptedException {
    return new Search(goal, false).decide();
  }

  @Override
  public Optional<List<Clause>> invariant() {
    Lemmas lemmas = new Lemmas(encoding);
    return Optional.of(invariant.stream().map(lemmas::excluding).toList());
  }

  /** What the lemmas add to what is known: at first also that all variables are of their types. */
  private int added(List<Cube> lemmas) {
    Aig aig = encoding.aig();
    int[] clauses = lemmas.stream().mapToInt(lemma -> Aig.not(aig.and(lemma.literals()))).toArray();
    int valid = known == Aig.TRUE ? encoding.valid() : Aig.TRUE;
    return aig.and(aig.and(clauses), valid);
  }

  private final class Search {
    private final Goal goal;
    private final boolean shortens;
    private final Encoding.Target target;
    private final Frames frames;
    private final StepSolver lifting;
    private final InitialStates initial;
    private final Generalization generalization;

    Search(Goal goal, boolean shortens) {
      this.goal = goal;
      this.shortens = shortens;
      this.target = goal.target(encoding);
      encoding.valid();
      Cones cones = new Cones(encoding);
      this.frames = new Frames(encoding, cones, List.copyOf(invariant), solvers);
      this.lifting = new StepSolver(encoding, cones, solvers);
      this.initial = new InitialStates(encoding, solvers);
      this.generalization = new Generalization(frames, initial, lifting);
    }

    Outcome decide() throws InterruptedException {
      Optional<Trace> atOnce = shortening.atOnce(goal);
      if (atOnce.isPresent()) {
        return new Outcome.Reached(atOnce.get());
      }
      while (frames.last() <= depthMax) {
        Optional<Obligation> start = blockAll();
        if (start.isPresent()) {
          return new Outcome.Reached(shortened(start.get()));
        }
        frames.open();
        Optional<List<Cube>> closed = push();
        if (closed.isPresent()) {
          return proven(closed.get());
        }
      }
      return new Outcome.Bounded(depthMax);
    }

    private Outcome proven(List<Cube> lemmas) throws InterruptedException {
      int added = added(lemmas);
      if (!check.isInductive(encoding, target, known, added)) {
        return new Outcome.Refuted();
      }
      invariant.addAll(lemmas);
      known = encoding.aig().and(known, added);
      return new Outcome.Unreachable(1);
    }

    private Trace shortened(Obligation start) throws InterruptedException {
      Trace found = runs.to(goal, initial.choices(start.cube()), start.moves());
      return shortens ? shortening.shortest(goal, frames.last(), found) : found;
    }

    /** Excludes all states of the last level that are the target; or where a run to it starts. */
    private Optional<Obligation> blockAll() throws InterruptedException {
      int last = frames.last();
      int bad = target.isOfStates() ? target.latched() : target.stepped();
      StepSolver solver = frames.at(last);
      while (solver.canBe(bad)) {
        Optional<Encoding.Move> move =
            target.isOfStates() ? Optional.empty() : Optional.of(encoding.move(solver.values()));
        Cube cube = lifting.lift(solver.state(), solver.inputs(), new int[] {bad});
        int distance = target.isOfStates() ? 0 : 1;
        Optional<Obligation> start =
            block(new Obligation(cube, last, distance, move, Optional.empty()));
        if (start.isPresent()) {
          return start;
        }
      }
      return Optional.empty();
    }

    /** Meets an obligation and those that it leads to; or where a run to the target starts. */
    private Optional<Obligation> block(Obligation first) throws InterruptedException {
      if (initial.has(first.cube())) {
        return Optional.of(first);
      }
      PriorityQueue<Obligation> queue = new PriorityQueue<>(Obligation.URGENCY);
      queue.add(first);
      while (!queue.isEmpty()) {
        Obligation obligation = queue.remove();
        int level = obligation.level();
        if (frames.excludes(level, obligation.cube())) {
          retry(obligation, level + 1, queue);
        } else if (frames.at(level - 1).leadsInto(obligation.cube())) {
          Obligation before = before(obligation);
          if (initial.has(before.cube())) {
            return Optional.of(before);
          }
          queue.add(before);
          queue.add(obligation);
        } else {
          retry(obligation, exclude(obligation.cube(), level) + 1, queue);
        }
      }
      return Optional.empty();
    }

    /** An obligation that is met may have to be met at greater levels: better now than later. */
    private void retry(Obligation obligation, int level, PriorityQueue<Obligation> queue) {
      if (level <= frames.last()) {
        queue.add(obligation.atLevel(level));
      }
    }

    /** What the last query found to lead to the obligation. */
    private Obligation before(Obligation obligation) throws InterruptedException {
      StepSolver solver = frames.at(obligation.level() - 1);
      Encoding.Move move = encoding.move(solver.values());
      Cube cube =
          lifting.lift(solver.state(), solver.inputs(), solver.afterStep(obligation.cube()));
      return new Obligation(
          cube,
          obligation.level() - 1,
          obligation.distance() + 1,
          Optional.of(move),
          Optional.of(obligation));
    }

    /** Excludes what no step leads into, from as many levels as possible; returns the last. */
    private int exclude(Cube cube, int level) throws InterruptedException {
      Cube larger = generalization.of(cube, level);
      int reached = level;
      while (reached < frames.last() && !frames.at(reached).leadsInto(larger)) {
        reached++;
      }
      frames.exclude(larger, reached);
      return reached;
    }

    /** Moves lemmas to higher levels; returns those of a level that is as the next one. */
    private Optional<List<Cube>> push() throws InterruptedException {
      for (int level = 1; level < frames.last(); level++) {
        for (Cube lemma : frames.lemmas(level)) {
          if (!frames.excludes(level + 1, lemma) && !frames.at(level).leadsIntoFromInside(lemma)) {
            frames.exclude(lemma, level + 1);
          }
        }
        if (frames.lemmas(level).isEmpty()) {
          return Optional.of(frames.lemmasFrom(level + 1));
        }
      }
      return Optional.empty();
    }
  }
}
