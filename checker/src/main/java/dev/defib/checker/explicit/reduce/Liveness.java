package dev.defib.checker.explicit.reduce;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Live slots, as in compilers: backwards over the values of one variable, the control, which plays
 * the part of the program counter.
 *
 * <p>A slot is live at a value of the control if the questions observe it there, if an action that
 * can be enabled there depends on it, or if an action computes from it what is live behind the
 * action, or leaves it alone and it is live there. States that agree on the control and on all
 * slots live at its value are strongly bisimilar: they satisfy the same observed terms, and the
 * same resolutions of the same actions lead from them, with the same events, to states that again
 * agree so. (Bozga, Fernandez, Ghirvu: State space reduction based on live variables analysis, SAS
 * 1999; a slot that feeds only dead ones is not live, as for Giegerich, Möncke and Wilhelm's faint
 * variables.)
 */
final class Liveness {
  private final TransitionSystem system;
  private final Observation observation;
  private final Variable control;
  private final BitSet controlled;

  /** For each value of the control: what the actions enabled there do. */
  private final List<List<Effect>> effects = new ArrayList<>();

  private final List<BitSet> live = new ArrayList<>();

  private Liveness(
      TransitionSystem system, Observation observation, Variable control, BitSet controlled) {
    this.system = system;
    this.observation = observation;
    this.control = control;
    this.controlled = controlled;
  }

  /**
   * The slots live at each value of a control, from its least value up.
   *
   * @param control a scalar
   * @param controlled the actions that mention it
   * @param others the effects of the other actions, for a value of any control
   */
  static List<BitSet> of(
      TransitionSystem system,
      Observation observation,
      Variable control,
      BitSet controlled,
      List<Effect> others) {
    Liveness liveness = new Liveness(system, observation, control, controlled);
    liveness.prepare(others);
    liveness.iterate();
    return liveness.live;
  }

  private void prepare(List<Effect> others) {
    for (int i = 0; i < control.type().size(); i++) {
      long value = control.type().low() + i;
      live.add(observed(value));
      List<Effect> here = new ArrayList<>();
      controlled.stream()
          .mapToObj(action -> effect(system.actions().get(action), value))
          .forEach(here::addAll);
      BitSet stays = new BitSet();
      stays.set(i);
      others.forEach(other -> here.add(new Effect(other.reads(), other.writes(), stays)));
      effects.add(here);
    }
  }

  private List<Effect> effect(Action action, long value) {
    return Effect.of(action, observation.events(), control, value).stream().toList();
  }

  private BitSet observed(long value) {
    BitSet slots = new BitSet();
    for (Term term : observation.terms()) {
      slots.or(new Reads().of(Terms.replace(term, leaf -> Effect.at(leaf, control, value))));
    }
    slots.set(control.offset());
    return slots;
  }

  private void iterate() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = live.size() - 1; i >= 0; i--) {
        BitSet here = live.get(i);
        int before = here.cardinality();
        for (Effect effect : effects.get(i)) {
          addNeeded(effect, here);
        }
        changed |= here.cardinality() > before;
      }
    }
  }

  /** Adds the slots that are live before an action. */
  private void addNeeded(Effect effect, BitSet here) {
    BitSet after = new BitSet();
    effect.next().stream().forEach(value -> after.or(live.get(value)));
    here.or(effect.reads());
    for (Effect.Write write : effect.writes()) {
      if (after.get(write.slot()) || !write.fits()) {
        here.or(write.reads());
      }
    }
    for (Effect.Write write : effect.writes()) {
      if (write.overwrites()) {
        after.clear(write.slot());
      }
    }
    here.or(after);
  }
}
