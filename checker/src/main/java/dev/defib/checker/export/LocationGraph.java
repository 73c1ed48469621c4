package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a machine (or thread) can go from one of its states to another, as far as its actions tell
 * without being executed: a guard that is not plainly false may be true.
 */
record LocationGraph(TransitionSystem system, Machine machine, Variable location) {
  /**
   * A step between two states of the machine.
   *
   * @param from the value of the location before
   * @param to the value after
   */
  record Edge(long from, long to, Action action) {}

  /** By action, then by state. */
  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (Action action : system.actions()) {
      if (concerns(action)) {
        Type type = location.type();
        for (long from = type.low(); from <= type.high(); from++) {
          for (long to : targets(action, from)) {
            edges.add(new Edge(from, to, action));
          }
        }
      }
    }
    return edges;
  }

  /** What only ends a run in an error is no part of the picture, nor is what other threads do. */
  private boolean concerns(Action action) {
    boolean takesPart =
        action.participants().contains(machine.index()) || action.owner() == machine.index();
    boolean fails =
        !action.updates().isEmpty()
            && action.updates().stream()
                .allMatch(update -> update.variable().role() == Variable.Role.ERROR);
    boolean moves =
        action.updates().stream().anyMatch(update -> update.variable().equals(location));
    return takesPart && !fails && (moves || Terms.mentions(action.guard(), this::isLocation));
  }

  private boolean isLocation(Term term) {
    return term instanceof Term.Read read && read.slot() == location.offset();
  }

  private SortedSet<Long> targets(Action action, long from) {
    List<Term> locals = new ArrayList<>();
    Specializer known =
        new Specializer(
            leaf ->
                switch (leaf) {
                  case Term.Read read when isLocation(read) -> Terms.constant(read.type(), from);
                  case Term.Local local -> locals.get(local.local());
                  default -> leaf;
                });
    action.locals().forEach(local -> locals.add(known.specialize(local)));
    SortedSet<Long> targets = new TreeSet<>();
    if (!Terms.isFalse(known.specialize(action.guard()))) {
      action.updates().stream()
          .filter(update -> update.variable().equals(location))
          .map(update -> known.specialize(update.value()))
          .findFirst()
          .ifPresentOrElse(value -> addValues(value, targets), () -> targets.add(from));
    }
    return targets;
  }

  private void addValues(Term term, SortedSet<Long> values) {
    switch (term) {
      case Term.Constant constant -> values.add(constant.value());
      case Term.IfThenElse choice -> {
        addValues(choice.then(), values);
        addValues(choice.otherwise(), values);
      }
      default -> {
        for (long value = term.type().low(); value <= term.type().high(); value++) {
          values.add(value);
        }
      }
    }
  }
}
