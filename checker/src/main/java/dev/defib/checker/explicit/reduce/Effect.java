package dev.defib.checker.explicit.reduce;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an action reads and writes in the states in which a control has a certain value.
 *
 * @param reads the slots on which it depends whether the action is enabled and which of the events
 *     asked for it makes true
 * @param next the values that the control may have after it, as distances from its type's least
 */
record Effect(BitSet reads, List<Write> writes, BitSet next) {
  Effect {
    writes = List.copyOf(writes);
  }

  /**
   * An update.
   *
   * @param reads the slots on which the new value depends
   * @param fits whether the new value lies within the slot's type whatever the values read: it may
   *     then be computed from values that the slots do not have
   */
  record Write(int slot, BitSet reads, boolean fits) {
    /** Whether the slot's value before does not matter any more. */
    boolean overwrites() {
      return !reads.get(slot);
    }
  }

  /**
   * The effect of an action where the control has a value; empty if it is not enabled there.
   *
   * @param events those asked for
   */
  static Optional<Effect> of(Action action, BitSet events, Variable control, long value) {
    return new Specialized(action, control, value).effect(events);
  }

  /** An action's terms, simplified for one value of a control. */
  private static final class Specialized {
    private final Action action;
    private final Variable control;
    private final long value;
    private final List<Term> locals = new ArrayList<>();
    private final Reads reads;

    Specialized(Action action, Variable control, long value) {
      this.action = action;
      this.control = control;
      this.value = value;
      List<BitSet> ofLocals = new ArrayList<>();
      this.reads = new Reads(ofLocals);
      for (Term local : action.locals()) {
        Term simple = simple(local);
        ofLocals.add(reads.of(simple));
        locals.add(simple);
      }
    }

    private Term simple(Term term) {
      UnaryOperator<Term> leaf =
          part ->
              part instanceof Term.Local local
                      && locals.get(local.local()) instanceof Term.Constant known
                  ? known
                  : at(part, control, value);
      return Terms.replace(term, leaf);
    }

    Optional<Effect> effect(BitSet events) {
      Term guard = simple(action.guard());
      if (Terms.isFalse(guard)) {
        return Optional.empty();
      }
      BitSet needed = reads.of(guard);
      action.events().stream()
          .filter(emission -> events.get(emission.event()))
          .forEach(emission -> needed.or(reads.of(simple(emission.condition()))));
      List<Write> writes = new ArrayList<>();
      BitSet next = new BitSet();
      for (Action.Update update : action.updates()) {
        Term written = simple(update.value());
        if (update.slot() == control.offset()) {
          needed.or(reads.of(written));
          addValues(written, next);
        } else {
          boolean fits = fits(written.type(), update.variable().type());
          writes.add(new Write(update.slot(), reads.of(written), fits));
        }
      }
      if (action.updates().stream().noneMatch(update -> update.slot() == control.offset())) {
        next.set((int) (value - control.type().low()));
      }
      return Optional.of(new Effect(needed, writes, next));
    }

    /** Adds the values that a new value of the control can be. */
    private void addValues(Term term, BitSet values) {
      Type type = control.type();
      switch (term) {
        case Term.Constant constant when type.contains(constant.value()) ->
            values.set((int) (constant.value() - type.low()));
        case Term.IfThenElse choice -> {
          addValues(choice.then(), values);
          addValues(choice.otherwise(), values);
        }
        case Term.Local local -> addValues(locals.get(local.local()), values);
        default -> values.set(0, (int) type.size());
      }
    }

    private static boolean fits(Type inner, Type outer) {
      return outer.low() <= inner.low() && inner.high() <= outer.high();
    }
  }

  /** The leaf of a term where the control has the value. */
  static Term at(Term leaf, Variable control, long value) {
    return leaf instanceof Term.Read read && read.slot() == control.offset()
        ? Terms.constant(control.type(), value)
        : leaf;
  }
}
