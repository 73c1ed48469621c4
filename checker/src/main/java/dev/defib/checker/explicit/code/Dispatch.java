package dev.defib.checker.explicit.code;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which actions need to be tried at all: those whose guard asks for a location are looked up by the
 * machine's present one, the others are always tried.
 *
 * @param always the actions (indices) to be tried in every state
 * @param byLocation for each slot that holds a location, and each of its values, the actions
 */
record Dispatch(
    List<Integer> always, SortedMap<Integer, SortedMap<Long, List<Integer>>> byLocation) {

  /** A guard's demand on one slot. */
  private record Demand(int slot, SortedSet<Long> values) {}

  static Dispatch of(TransitionSystem system) {
    List<Integer> always = new ArrayList<>();
    SortedMap<Integer, SortedMap<Long, List<Integer>>> byLocation = new TreeMap<>();
    for (Action action : system.actions()) {
      Optional<Demand> demand =
          TermParts.conjuncts(action.guard()).stream()
              .flatMap(conjunct -> demand(conjunct).stream())
              .filter(found -> !found.values().isEmpty())
              .findFirst();
      if (demand.isEmpty()) {
        always.add(action.index());
        continue;
      }
      for (long value : demand.get().values()) {
        byLocation
            .computeIfAbsent(demand.get().slot(), _ -> new TreeMap<>())
            .computeIfAbsent(value, _ -> new ArrayList<>())
            .add(action.index());
      }
    }
    return new Dispatch(always, byLocation);
  }

  private static Optional<Demand> demand(Term conjunct) {
    return switch (conjunct) {
      case Term.Equal(Term.Read read, Term.Constant constant) when isLocation(read) ->
          Optional.of(new Demand(read.slot(), new TreeSet<>(List.of(constant.value()))));
      case Term.Or or -> disjunction(or.operands());
      default -> Optional.empty();
    };
  }

  /** All operands must ask for the same slot. */
  private static Optional<Demand> disjunction(List<Term> operands) {
    SortedSet<Long> values = new TreeSet<>();
    SortedSet<Integer> slots = new TreeSet<>();
    for (Term operand : operands) {
      Optional<Demand> demand = demand(operand);
      if (demand.isEmpty()) {
        return Optional.empty();
      }
      values.addAll(demand.get().values());
      slots.add(demand.get().slot());
    }
    return slots.size() == 1 ? Optional.of(new Demand(slots.first(), values)) : Optional.empty();
  }

  private static boolean isLocation(Term.Read read) {
    return read.variable().role() == Variable.Role.LOCATION;
  }
}
