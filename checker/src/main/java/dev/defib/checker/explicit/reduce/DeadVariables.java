package dev.defib.checker.explicit.reduce;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the slots that are dead, for each of the small scalars as the control.
 *
 * <p>Each control makes a reset of its own. All are strong bisimulations, and so is one after the
 * other, whichever slots of the other controls it resets.
 */
final class DeadVariables {
  private static final int CONTROL_VALUES_MAX = 64;

  /** What others hang on comes first: a dead machine's state is reset before it is looked at. */
  private static final List<Variable.Role> ORDER =
      List.of(
          Variable.Role.ERROR,
          Variable.Role.LIFE,
          Variable.Role.LOCATION,
          Variable.Role.QUEUE,
          Variable.Role.LATCH,
          Variable.Role.LOCK,
          Variable.Role.BUDGET,
          Variable.Role.CLOCK,
          Variable.Role.DATA);

  private final TransitionSystem system;
  private final Layout layout;
  private final Observation observation;
  private final Variable none;
  private final List<Optional<Effect>> effects;
  private final List<BitSet> mentioned;

  DeadVariables(TransitionSystem system, Layout layout, Observation observation) {
    this.system = system;
    this.layout = layout;
    this.observation = observation;
    this.none =
        new Variable(
            system.variables().size(),
            system.slots(),
            "no control",
            Type.range(0, 0),
            1,
            false,
            Variable.Role.DATA,
            -1);
    this.effects =
        system.actions().stream()
            .map(action -> Effect.of(action, observation.events(), none, 0))
            .toList();
    this.mentioned = system.actions().stream().map(DeadVariables::mentioned).toList();
  }

  /** The slots that an action reads or writes. */
  private static BitSet mentioned(Action action) {
    BitSet slots = new BitSet();
    Stream<Term> updates = action.updates().stream().map(Action.Update::value);
    Stream<Term> events = action.events().stream().map(Action.Emission::condition);
    Stream.of(action.locals().stream(), Stream.of(action.guard()), updates, events)
        .flatMap(terms -> terms)
        .forEach(term -> slots.or(Reads.apartFromLocals(term)));
    action.updates().forEach(update -> slots.set(update.slot()));
    return slots;
  }

  /** The resets there are, to be done in their order. */
  List<Reset> resets() {
    List<Reset> resets = new ArrayList<>();
    BitSet always = dead(none).getFirst();
    if (!always.isEmpty()) {
      resets.add(Reset.always(layout, always));
    }
    system.variables().stream()
        .filter(DeadVariables::isControl)
        .filter(variable -> !always.get(variable.offset()))
        .sorted(Comparator.comparingInt(variable -> ORDER.indexOf(variable.role())))
        .forEach(
            control -> {
              List<BitSet> dead = dead(control);
              dead.forEach(slots -> slots.andNot(always));
              if (dead.stream().anyMatch(slots -> !slots.isEmpty())) {
                resets.add(Reset.of(layout, control, dead));
              }
            });
    return resets;
  }

  private static boolean isControl(Variable variable) {
    return variable.length() == 1
        && variable.type().size() > 1
        && variable.type().size() <= CONTROL_VALUES_MAX;
  }

  /** For each value of the control the slots with more than one value that are dead there. */
  private List<BitSet> dead(Variable control) {
    BitSet controlled = new BitSet();
    List<Effect> others = new ArrayList<>();
    for (int i = 0; i < mentioned.size(); i++) {
      if (mentioned.get(i).get(control.offset())) {
        controlled.set(i);
      } else {
        effects.get(i).ifPresent(others::add);
      }
    }
    List<BitSet> dead = new ArrayList<>();
    for (BitSet live : Liveness.of(system, observation, control, controlled, others)) {
      BitSet slots = new BitSet();
      for (int slot = 0; slot < system.slots(); slot++) {
        slots.set(slot, !live.get(slot) && layout.place(slot).width() > 0);
      }
      dead.add(slots);
    }
    return dead;
  }
}
