package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.Set;

/** A kind of runs that monitors recognize. */
public sealed interface Sought {
  /** The system together with the monitors for such a run. */
  Watched in(TransitionSystem system);

  /** Ends in a loop. */
  sealed interface Loop extends Sought {
    /** The system together with monitors that count up to so many rounds. */
    Rounds rounds(TransitionSystem system, int most);
  }

  /** Takes more ticks to respond than allowed; if the scope must close, it has. */
  record Late(Property.BoundedResponse property) implements Sought {
    @Override
    public Watched in(TransitionSystem system) {
      return TickMonitor.exceeding(system, property);
    }
  }

  /** Has more ticks in a row behind a strike without being usable. */
  record Unusable(Property.Recovery property, long ticksMax) implements Sought {
    @Override
    public Watched in(TransitionSystem system) {
      return TickMonitor.exceeding(system, property, ticksMax);
    }
  }

  /**
   * Is fair and breaks a formula.
   *
   * @param banned actions (indices) of which it has only finitely many
   */
  record Breaking(Ltl formula, Set<Integer> banned) implements Loop {
    public Breaking {
      banned = Set.copyOf(banned);
    }

    @Override
    public Watched in(TransitionSystem system) {
      return LoopMonitor.breaking(system, formula, banned).saving();
    }

    @Override
    public Rounds rounds(TransitionSystem system, int most) {
      return LoopMonitor.breaking(system, formula, banned).counting(most);
    }
  }

  /** Ends in a loop of steps that must be taken, fair or not. */
  record Busy() implements Loop {
    @Override
    public Watched in(TransitionSystem system) {
      return LoopMonitor.busy(system).saving();
    }

    @Override
    public Rounds rounds(TransitionSystem system, int most) {
      return LoopMonitor.busy(system).counting(most);
    }
  }
}
