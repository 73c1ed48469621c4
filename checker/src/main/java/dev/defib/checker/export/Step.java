package dev.defib.checker.export;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * An action under one resolution of its choices: nothing is left to choose.
 *
 * @param guard over the state alone, with the locals' values put in
 * @param locals those that updates and emissions mention, each with its value over earlier ones
 */
record Step(
    Action action,
    List<Long> resolution,
    Term guard,
    List<Binding> locals,
    List<Action.Update> updates,
    List<Action.Emission> emissions) {

  /** More combinations of choices than this are not written out. */
  private static final int MAX = 50_000;

  record Binding(int local, Term value) {}

  Step {
    resolution = List.copyOf(resolution);
    locals = List.copyOf(locals);
    updates = List.copyOf(updates);
    emissions = List.copyOf(emissions);
  }

  /** Why the steps of a system cannot be written out. */
  static List<String> problems(TransitionSystem system) {
    List<Action> actions = new ArrayList<>(system.actions());
    actions.addFirst(system.initial());
    return actions.stream()
        .filter(Step::hasTooMany)
        .map(
            action ->
                String.format(
                    Locale.ROOT,
                    "`%s` has more than %d combinations of choices",
                    action.label(),
                    MAX))
        .toList();
  }

  private static boolean hasTooMany(Action action) {
    double count = 1;
    for (Action.Choice choice : action.choices()) {
      count *= choice.type().size();
    }
    return count > MAX;
  }

  /**
   * The steps of an action that some state may enable, in the order of their resolutions.
   *
   * @param known what stands for the read of a slot: the read itself if nothing better is known
   */
  static List<Step> of(Action action, UnaryOperator<Term> known) {
    List<Step> steps = new ArrayList<>();
    enumerate(action, known, new ArrayDeque<>(), steps);
    return steps;
  }

  private static void enumerate(
      Action action, UnaryOperator<Term> known, Deque<Long> chosen, List<Step> steps) {
    if (chosen.size() == action.choices().size()) {
      new Maker(action, known, List.copyOf(chosen)).addTo(steps);
      return;
    }
    Type type = action.choices().get(chosen.size()).type();
    for (long value = type.low(); value <= type.high(); value++) {
      chosen.addLast(value);
      enumerate(action, known, chosen, steps);
      chosen.removeLast();
    }
  }

  /** The label, with what was chosen: {@code garble(disk), state = idle}. */
  String label() {
    StringBuilder label = new StringBuilder(action.label());
    for (int i = 0; i < resolution.size(); i++) {
      Action.Choice choice = action.choices().get(i);
      label.append(", ").append(choice.name()).append(" = ");
      label.append(choice.type().show(resolution.get(i)));
    }
    return label.toString();
  }

  private record Maker(Action action, UnaryOperator<Term> known, List<Long> chosen) {
    void addTo(List<Step> steps) {
      Term guard = guard();
      if (Terms.isFalse(guard)) {
        return;
      }
      List<Term> shared = new ArrayList<>();
      Specializer values = specializer(shared);
      List<Binding> bindings = new ArrayList<>();
      for (Term local : action.locals()) {
        share(values.specialize(local), shared, bindings);
      }
      steps.add(
          new Step(action, chosen, guard, bindings, updates(values), emissions(values)).pruned());
    }

    private Term guard() {
      List<Term> inlined = new ArrayList<>();
      Specializer specializer = specializer(inlined);
      for (Term local : action.locals()) {
        inlined.add(specializer.specialize(local));
      }
      return specializer.specialize(action.guard());
    }

    private Specializer specializer(List<Term> locals) {
      return new Specializer(
          leaf ->
              switch (leaf) {
                case Term.Chosen t -> Terms.constant(t.type(), chosen.get(t.choice()));
                case Term.Local t -> locals.get(t.local());
                default -> known.apply(leaf);
              });
    }

    private static void share(Term value, List<Term> shared, List<Binding> bindings) {
      int local = shared.size();
      if (Terms.isAtomic(value)) {
        shared.add(value);
      } else {
        shared.add(new Term.Local(local, value.type()));
        bindings.add(new Binding(local, value));
      }
    }

    private List<Action.Update> updates(Specializer values) {
      List<Action.Update> updates = new ArrayList<>();
      for (Action.Update update : action.updates()) {
        Term value = values.specialize(update.value());
        if (!(value instanceof Term.Read read && read.slot() == update.slot())) {
          updates.add(new Action.Update(update.variable(), update.element(), value));
        }
      }
      return updates;
    }

    private List<Action.Emission> emissions(Specializer values) {
      List<Action.Emission> emissions = new ArrayList<>();
      for (Action.Emission emission : action.events()) {
        Term condition = values.specialize(emission.condition());
        if (!Terms.isFalse(condition)) {
          emissions.add(new Action.Emission(emission.event(), condition));
        }
      }
      return emissions;
    }
  }

  /** Without the locals that nothing mentions. */
  private Step pruned() {
    List<Term> mentioning = new ArrayList<>();
    updates.forEach(update -> mentioning.add(update.value()));
    emissions.forEach(emission -> mentioning.add(emission.condition()));
    Deque<Binding> kept = new ArrayDeque<>();
    for (Binding binding : locals.reversed()) {
      if (mentioning.stream().anyMatch(term -> mentions(term, binding.local()))) {
        kept.addFirst(binding);
        mentioning.add(binding.value());
      }
    }
    return new Step(action, resolution, guard, List.copyOf(kept), updates, emissions);
  }

  private static boolean mentions(Term term, int local) {
    return Terms.mentions(term, part -> part instanceof Term.Local t && t.local() == local);
  }
}
