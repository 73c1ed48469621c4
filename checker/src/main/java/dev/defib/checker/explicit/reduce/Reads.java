package dev.defib.checker.explicit.reduce;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Variable;
import java.util.BitSet;
import java.util.List;

/** Which slots of the state a term's value can depend on. */
final class Reads {
  private final List<BitSet> ofLocals;

  /** Terms that mention no locals. */
  Reads() {
    this(List.of());
  }

  /**
   * Terms of an action.
   *
   * @param ofLocals for each of the action's locals, in order, what it depends on
   */
  Reads(List<BitSet> ofLocals) {
    this.ofLocals = ofLocals;
  }

  BitSet of(Term term) {
    BitSet slots = new BitSet();
    TermParts.walk(term, part -> add(part, slots));
    return slots;
  }

  /** What a term depends on beside locals. */
  static BitSet apartFromLocals(Term term) {
    BitSet slots = new BitSet();
    Reads none = new Reads();
    TermParts.walk(
        term,
        part -> {
          if (!(part instanceof Term.Local)) {
            none.add(part, slots);
          }
        });
    return slots;
  }

  private void add(Term part, BitSet slots) {
    switch (part) {
      case Term.Read read -> slots.set(read.slot());
      case Term.ReadAt read -> addElements(read, slots);
      case Term.Local local -> slots.or(ofLocals.get(local.local()));
      case Term.Constant _,
          Term.Chosen _,
          Term.Bound _,
          Term.Happened _,
          Term.Not _,
          Term.And _,
          Term.Or _,
          Term.Equal _,
          Term.Less _,
          Term.Arithmetic _,
          Term.Overflows _,
          Term.IfThenElse _,
          Term.Exists _ -> {}
    }
  }

  private static void addElements(Term.ReadAt read, BitSet slots) {
    Variable array = read.variable();
    if (read.index() instanceof Term.Constant index) {
      if (0 <= index.value() && index.value() < array.length()) {
        slots.set(array.offset() + (int) index.value());
      }
    } else {
      slots.set(array.offset(), array.offset() + array.length());
    }
  }
}
