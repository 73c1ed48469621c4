package dev.defib.checker.sat;

import dev.defib.checker.engine.Trace;
import dev.defib.checker.graph.ResponseFormula;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import dev.defib.checker.sat.MonitoredFindings.Stage;
import dev.defib.checker.sat.monitor.DeadEnds;
import dev.defib.checker.sat.monitor.Sought;
import dev.defib.checker.sat.prove.Goal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The searches by which properties are settled that no single state settles. */
final class Stages {
  private final Searches searches;
  private final TransitionSystem system;

  Stages(Searches searches) {
    this.searches = searches;
    this.system = searches.system();
  }

  List<Stage> of(Property.Temporal property) {
    return List.of(
        violation(
            new Sought.Breaking(property.formula(), Set.of()), "the formula is false of this run"));
  }

  List<Stage> of(Property.BoundedResponse property) {
    return List.of(
        violation(
            new Sought.Late(property),
            "more than " + property.ticks() + " ticks pass without the response"),
        violation(
            new Sought.Breaking(ResponseFormula.of(property), Set.of()),
            "the response never comes"));
  }

  List<Stage> of(Property.Recovery property) {
    List<Stage> stages = new ArrayList<>();
    property
        .ticks()
        .ifPresent(
            ticks ->
                stages.add(
                    violation(
                        new Sought.Unusable(property, ticks),
                        "more than " + ticks + " ticks pass without it being usable")));
    Ltl always = Ltl.always(Ltl.eventually(new Ltl.Atom(property.usable())));
    stages.add(
        violation(
            new Sought.Breaking(always, new HashSet<>(property.strikes())),
            "it is never usable again"));
    return stages;
  }

  /** Time passes if steps that must be taken end, and where they end it may pass. */
  List<Stage> ofTime() {
    if (!system.timed()) {
      return List.of();
    }
    return List.of(
        violation(
            new Sought.Busy(),
            "steps that must be taken follow each other for ever, and time never passes"),
        new Stage.Violation(
            () -> searches.search(Goal.state(DeadEnds.ofTime(system))),
            _ -> "time can never pass again"),
        new Stage.Doubt(
            () -> searches.search(Goal.state(DeadEnds.unlessLazy(system))),
            "only explicit search tells whether time can pass again where only lazy steps are"
                + " possible"));
  }

  /** A machine that waits while others go on is not found. */
  List<Stage> ofDeadlock() {
    if (system.obligations().isEmpty()) {
      return List.of();
    }
    List<Term> ends =
        system.obligations().stream().map(obligation -> DeadEnds.of(system, obligation)).toList();
    return List.of(
        new Stage.Violation(
            () -> searches.search(Goal.state(Terms.or(ends))), run -> stuckIn(run, ends)),
        new Stage.Doubt(
            () -> searches.search(Goal.state(Term.TRUE)),
            "only explicit search tells whether a machine that waits is ever served"));
  }

  private String stuckIn(Trace run, List<Term> ends) {
    Interpreter interpreter = new Interpreter(system);
    List<Integer> events = run.stem().isEmpty() ? List.of() : run.stem().getLast().events();
    List<Obligation> obligations = system.obligations();
    for (int i = 0; i < ends.size(); i++) {
      if (interpreter.holds(ends.get(i), run.last(), events)) {
        return obligations.get(i).machine()
            + " can never again take part in a step, and may not rest where it is";
      }
    }
    throw new IllegalArgumentException("no machine is stuck at the end of the run");
  }

  private Stage violation(Sought sought, String reason) {
    return new Stage.Violation(() -> searches.search(sought), _ -> reason);
  }
}
