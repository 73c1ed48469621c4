package dev.defib.checker.graph;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Property.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finite runs, one by one, and what the definitions say of their positions. */
final class Paths {
  private final TransitionSystem system;
  private final Memo memo;

  Paths(TransitionSystem system) {
    this.system = system;
    this.memo = new Memo(system);
  }

  /** Visits every run of exactly this many steps, and the shorter ones that cannot go on. */
  void forEach(int steps, Consumer<Trace> visitor) {
    for (Interpreter.Start start : memo.interpreter().initialStates()) {
      extend(start, new ArrayList<>(), steps, visitor);
    }
  }

  private void extend(
      Interpreter.Start start, List<Trace.Step> taken, int left, Consumer<Trace> visitor) {
    State last = taken.isEmpty() ? start.state() : taken.getLast().state();
    List<Trace.Step> next = left == 0 ? List.of() : memo.successors(last);
    if (next.isEmpty()) {
      visitor.accept(new Trace(system, start.resolution(), start.state(), taken, List.of()));
    }
    for (Trace.Step step : next) {
      taken.add(step);
      extend(start, taken, left - 1, visitor);
      taken.removeLast();
    }
  }

  Action.Kind kind(Trace.Step step) {
    return system.actions().get(step.action()).kind();
  }

  boolean isOwed(Trace.Step step) {
    Action action = system.actions().get(step.action());
    return action.kind() == Action.Kind.STEP && action.urgency() != Action.Urgency.LAZY;
  }

  Interpreter interpreter() {
    return memo.interpreter();
  }

  /** The term's truth at each position of a finite run; position 0 is the initial state. */
  boolean[] truth(Term term, Trace run) {
    boolean[] truth = new boolean[run.stem().size() + 1];
    truth[0] = memo.holds(term, run.initial(), List.of());
    for (int i = 0; i < run.stem().size(); i++) {
      Trace.Step step = run.stem().get(i);
      truth[i + 1] = memo.holds(term, step.state(), step.events());
    }
    return truth;
  }

  /** Where a position stands with respect to a scope. */
  record Place(boolean inside, boolean begins, boolean closes) {}

  List<Place> places(Scope scope, Trace run) {
    boolean[] opening = truth(opening(scope), run);
    boolean[] closing = truth(closing(scope), run);
    List<Place> places = new ArrayList<>();
    for (int k = 0; k < opening.length; k++) {
      places.add(place(scope, opening, closing, k));
    }
    return places;
  }

  private static Term opening(Scope scope) {
    return switch (scope) {
      case Scope.Everywhere _, Scope.Before _ -> Term.TRUE;
      case Scope.After after -> after.p();
      case Scope.While during -> during.p();
      case Scope.Between between -> between.opening();
    };
  }

  private static Term closing(Scope scope) {
    return switch (scope) {
      case Scope.Everywhere _, Scope.After _, Scope.While _ -> Term.FALSE;
      case Scope.Before before -> before.p();
      case Scope.Between between -> between.closing();
    };
  }

  private static Place place(Scope scope, boolean[] o, boolean[] c, int k) {
    return switch (scope) {
      case Scope.Everywhere _ -> new Place(true, k == 0, false);
      case Scope.After _ -> new Place(any(o, 0, k), o[k] && !any(o, 0, k - 1), false);
      case Scope.Before _ ->
          new Place(!any(c, 0, k), k == 0 && !c[0], k > 0 && c[k] && !any(c, 0, k - 1));
      case Scope.While _ -> new Place(o[k], o[k] && (k == 0 || !o[k - 1]), false);
      case Scope.Between _ ->
          new Place(isOpen(o, c, k), o[k] && !c[k], k > 0 && isOpen(o, c, k - 1) && c[k]);
    };
  }

  private static boolean isOpen(boolean[] opening, boolean[] closing, int k) {
    for (int i = k; i >= 0 && !closing[i]; i--) {
      if (opening[i]) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(boolean[] values, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (values[i]) {
        return true;
      }
    }
    return false;
  }
}
