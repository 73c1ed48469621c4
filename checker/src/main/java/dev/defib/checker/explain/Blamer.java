package dev.defib.checker.explain;

import dev.defib.checker.engine.State;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import dev.defib.checker.trace.StateText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Follows the value of a formula down to what makes it so: of a conjunction the false parts, of
 * <em>always</em> the first position where it fails, of <em>eventually</em> that it fails from
 * there on.
 */
final class Blamer {
  private static final int PARTS_MAX = 8;

  private final TransitionSystem system;
  private final StateText text;
  private final Truth truth;

  Blamer(TransitionSystem system, Truth truth) {
    this.system = system;
    this.text = new StateText(system);
    this.truth = truth;
  }

  /** Where a formula is looked at, and whether its value there is the value from there on. */
  private record Spot(int position, boolean onwards) {
    Spot at(int other) {
      return new Spot(other, false);
    }
  }

  /** Why the formula has the value that it has at the start of the run. */
  Blame blame(Formula formula) {
    return blame(formula, new Spot(0, false));
  }

  private Blame blame(Formula formula, Spot spot) {
    List<Blame> parts = parts(formula, spot);
    int shown = Math.min(parts.size(), PARTS_MAX);
    return new Blame(
        formula.text(),
        formula.place(),
        value(formula, spot.position()),
        truth.word().at(spot.position()).step(),
        spot.onwards(),
        parts.isEmpty() ? readings(formula, spot.position()) : List.of(),
        parts.subList(0, shown),
        parts.size() - shown);
  }

  private String value(Formula formula, int position) {
    return formula
        .term()
        .map(term -> term.type().show(truth.value(term, position)))
        .orElseGet(() -> Boolean.toString(truth.holds(formula, position)));
  }

  private List<Blame> parts(Formula formula, Spot spot) {
    if (formula.parts().isEmpty()) {
      return List.of();
    }
    boolean value = truth.holds(formula, spot.position());
    return switch (formula.operator()) {
      case VALUE -> List.of();
      case DEFINITION, NOT -> List.of(blame(formula.first(), spot));
      case AND -> deciding(formula, spot, value, false);
      case OR -> deciding(formula, spot, value, true);
      case IMPLIES -> value ? List.of() : all(formula, spot);
      case ALWAYS,
          NEVER,
          EVENTUALLY,
          ALWAYS_EVENTUALLY,
          EVENTUALLY_ALWAYS,
          LEADS_TO,
          STAYS_UNTIL,
          UNTIL,
          WEAK_UNTIL,
          RELEASES,
          AT_END,
          AFTER,
          BEFORE,
          BETWEEN,
          WHILE ->
          value && formula.operator() != Formula.Operator.AT_END
              ? List.of()
              : overTime(formula, spot);
    };
  }

  /** One part that has the deciding value is enough; if none has, all of them count. */
  private List<Blame> deciding(Formula formula, Spot spot, boolean value, boolean deciding) {
    return value == deciding
        ? formula.parts().stream()
            .filter(part -> truth.holds(part, spot.position()) == deciding)
            .map(part -> blame(part, spot))
            .toList()
        : all(formula, spot);
  }

  private List<Blame> all(Formula formula, Spot spot) {
    return formula.parts().stream().map(part -> blame(part, spot)).toList();
  }

  /** Why a formula about more than one position is false. */
  private List<Blame> overTime(Formula formula, Spot spot) {
    Formula first = formula.first();
    Formula last = formula.last();
    int from = spot.position();
    IntPredicate holds = i -> truth.holds(first, i);
    return switch (formula.operator()) {
      case ALWAYS -> firstly(first, from, holds.negate());
      case NEVER -> firstly(first, from, holds);
      case EVENTUALLY -> List.of(never(first, from));
      case ALWAYS_EVENTUALLY -> List.of(never(first, truth.word().recurring().min().orElseThrow()));
      case EVENTUALLY_ALWAYS ->
          List.of(
              blame(
                  first,
                  spot.at(
                      truth.word().recurring().filter(holds.negate()).findFirst().orElseThrow())));
      case LEADS_TO -> {
        int asked =
            truth
                .word()
                .ahead(from)
                .filter(i -> holds.test(i) && !comes(last, i))
                .findFirst()
                .orElseThrow();
        yield List.of(blame(first, spot.at(asked)), never(last, asked));
      }
      case STAYS_UNTIL -> {
        int asked =
            truth
                .word()
                .ahead(from)
                .filter(i -> holds.test(i) && !stays(formula, i))
                .findFirst()
                .orElseThrow();
        List<Blame> parts = new ArrayList<>(List.of(blame(first, spot.at(asked))));
        parts.addAll(until(first, last, asked));
        yield parts;
      }
      case UNTIL, WEAK_UNTIL -> until(first, last, from);
      case RELEASES -> firstly(last, from, i -> !truth.holds(last, i));
      case AT_END -> List.of(blame(first, lasting()));
      case AFTER, BEFORE, BETWEEN, WHILE -> scoped(formula, from);
      case VALUE, DEFINITION, NOT, AND, OR, IMPLIES ->
          throw new IllegalArgumentException("about one position: " + formula);
    };
  }

  /** Where a run has come to: its last state, or its loop. */
  private Spot lasting() {
    Word word = truth.word();
    return new Spot(word.recurring().min().orElseThrow(), word.isInfinite());
  }

  private List<Blame> firstly(Formula part, int from, IntPredicate wanted) {
    OptionalInt found = truth.word().ahead(from).filter(wanted).findFirst();
    return found.isPresent() ? List.of(blame(part, new Spot(found.getAsInt(), false))) : List.of();
  }

  /** That a part is false at a position and from there on. */
  private Blame never(Formula part, int from) {
    return blame(part, new Spot(from, true));
  }

  private boolean comes(Formula part, int from) {
    return truth.comes(i -> truth.holds(part, i), from);
  }

  private boolean stays(Formula formula, int from) {
    return until(formula.first(), formula.last(), from).isEmpty();
  }

  /** What keeps {@code left until right} from being true; nothing if it is. */
  private List<Blame> until(Formula left, Formula right, int from) {
    for (int i : truth.word().ahead(from).toArray()) {
      if (truth.holds(right, i)) {
        return List.of();
      }
      if (!truth.holds(left, i)) {
        Spot spot = new Spot(i, false);
        return List.of(blame(left, spot), blame(right, spot));
      }
    }
    return List.of(never(right, from));
  }

  private List<Blame> scoped(Formula formula, int from) {
    for (Segments.Segment segment : truth.segments(formula, from)) {
      Truth inside = truth.on(segment.word());
      if (!inside.holds(formula.last(), segment.from())) {
        Blamer blamer = new Blamer(system, inside);
        Spot start = new Spot(segment.from(), false);
        return List.of(blamer.blame(formula.first(), start), blamer.blame(formula.last(), start));
      }
    }
    return List.of();
  }

  // ---- What a value depends on

  private List<Blame.Reading> readings(Formula formula, int position) {
    if (formula.term().isEmpty()) {
      return List.of();
    }
    BitSet read = new BitSet();
    TermParts.walk(
        formula.term().get(),
        part -> {
          switch (part) {
            case Term.Read(Variable variable, int _) -> read.set(variable.index());
            case Term.ReadAt(Variable variable, Term _) -> read.set(variable.index());
            default -> {}
          }
        });
    State state = truth.word().at(position).state();
    return system.views().stream()
        .filter(view -> tells(view, read))
        .filter(view -> !view.name().equals(formula.text()))
        .map(view -> new Blame.Reading(view.name(), text.text(view, state)))
        .toList();
  }

  /** Threads of one machine share its life, which is told with one that is asked for itself. */
  private boolean tells(View view, BitSet read) {
    boolean mentioned = Views.variables(view).stream().anyMatch(v -> read.get(v.index()));
    return mentioned
        && (!(view instanceof View.Location location)
            || read.get(location.location().index())
            || system.machines().get(view.owner()).locations().stream()
                .noneMatch(other -> read.get(other.index())));
  }
}
