package dev.defib.checker.survey;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Surveys a system: every sequence of strikes up to a depth, and every phase of every single fault,
 * is a system of its own, of which the checks that define its fate are asked.
 */
public final class Surveyor {
  private final SurveyPlan plan;
  private final Engine engine;
  private final Budget budget;
  private final long start = System.nanoTime();

  /**
   * @param budget of each case, but for its time, which is that of all; its workers are cases
   *     decided at a time
   */
  public Surveyor(SurveyPlan plan, Engine engine, Budget budget) {
    this.plan = plan;
    this.engine = engine;
    this.budget = budget;
  }

  /** A case before it is decided. */
  private record Asked(List<Integer> order, Optional<String> phase, Term where) {}

  /** Decides all cases; none but that without faults where that is undecided or an error. */
  public SurveyResult survey() throws InterruptedException {
    Asked withoutFaults = new Asked(List.of(), Optional.empty(), Term.TRUE);
    Outcome nominal = decide(withoutFaults, budget.workers(), Optional.empty());
    if (!(nominal instanceof Outcome.Known known) || known.isError()) {
      return new SurveyResult(nominal, List.of(), List.of(), List.of());
    }
    List<Asked> asked = new ArrayList<>(singles());
    for (int strikes = 2; strikes <= plan.depth(); strikes++) {
      sequences(strikes).forEach(o -> asked.add(new Asked(o, Optional.empty(), Term.TRUE)));
    }
    Map<Asked, Outcome> outcomes = decide(asked, known);
    return new SurveyReport(plan, sequences(outcomes)).result(nominal, phases(outcomes));
  }

  private static Map<List<Integer>, Outcome> sequences(Map<Asked, Outcome> outcomes) {
    Map<List<Integer>, Outcome> sequences = new LinkedHashMap<>();
    outcomes.forEach(
        (asked, outcome) -> {
          if (asked.phase().isEmpty()) {
            sequences.put(asked.order(), outcome);
          }
        });
    return sequences;
  }

  private Map<Integer, List<SurveyResult.Row>> phases(Map<Asked, Outcome> outcomes) {
    Map<Integer, List<SurveyResult.Row>> phases = new LinkedHashMap<>();
    outcomes.forEach(
        (asked, outcome) -> {
          if (asked.phase().isPresent() && !(outcome instanceof Outcome.Impossible)) {
            int fault = asked.order().getFirst();
            phases
                .computeIfAbsent(fault, _ -> new ArrayList<>())
                .add(
                    new SurveyResult.Row(
                        List.of(plan.faults().get(fault).name()), asked.phase(), false, outcome));
          }
        });
    return phases;
  }

  // ---- Cases

  private List<Asked> singles() {
    List<Asked> singles = new ArrayList<>();
    for (int fault = 0; fault < plan.faults().size(); fault++) {
      List<Integer> order = List.of(fault);
      singles.add(new Asked(order, Optional.empty(), Term.TRUE));
      plan.faults().get(fault).struck().ifPresent(view -> singles.addAll(phases(order, view)));
    }
    return singles;
  }

  /** One for each state of the machine that is struck, if it has more than one. */
  private static List<Asked> phases(List<Integer> order, View.Location view) {
    if (!(view.location().type() instanceof Type.Enumeration states) || states.size() < 2) {
      return List.of();
    }
    List<Asked> phases = new ArrayList<>();
    for (int state = 0; state < states.labels().size(); state++) {
      Term there =
          Terms.equal(Terms.read(view.location()), Terms.constant(view.location().type(), state));
      phases.add(new Asked(order, Optional.of(states.labels().get(state)), there));
    }
    return phases;
  }

  private List<List<Integer>> sequences(int length) {
    List<List<Integer>> sequences = List.of(List.of());
    for (int i = 0; i < length; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> sequence : sequences) {
        for (int fault = 0; fault < plan.faults().size(); fault++) {
          List<Integer> next = new ArrayList<>(sequence);
          next.add(fault);
          longer.add(next);
        }
      }
      sequences = longer;
    }
    return sequences;
  }

  // ---- Decisions

  private Map<Asked, Outcome> decide(List<Asked> asked, Outcome.Known nominal)
      throws InterruptedException {
    Map<Asked, Outcome> outcomes = new LinkedHashMap<>();
    List<Callable<Outcome>> tasks = new ArrayList<>();
    asked.forEach(c -> tasks.add(() -> decide(c, 1, Optional.of(nominal))));
    try (ExecutorService crew = Executors.newFixedThreadPool(Math.max(1, budget.workers()))) {
      List<Future<Outcome>> decided = crew.invokeAll(tasks);
      for (int i = 0; i < asked.size(); i++) {
        outcomes.put(asked.get(i), decided.get(i).get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return outcomes;
  }

  private Outcome decide(Asked asked, int workers, Optional<Outcome.Known> nominal)
      throws InterruptedException {
    long nanos = budget.nanosMax();
    if (nanos < Long.MAX_VALUE) {
      nanos -= System.nanoTime() - start;
    }
    if (nanos <= 0) {
      return new Outcome.Open("the time limit was reached");
    }
    Budget each =
        new Budget(budget.statesMax(), budget.depthMax(), nanos, budget.bytesMax(), workers);
    try {
      return new SurveyCase(plan, asked.order(), asked.where()).decide(engine, each, nominal);
    } catch (OutOfMemoryError _) {
      return new Outcome.Open("the memory was used up");
    }
  }
}
