package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A system in the making that does what another one does and remembers more. Slots and actions of
 * the original keep their places, and choices theirs; what is new comes behind them.
 */
final class Extension {
  private final TransitionSystem original;
  private final List<Variable> variables;
  private final List<Step> steps = new ArrayList<>();

  Extension(TransitionSystem original) {
    this.original = original;
    this.variables = new ArrayList<>(original.variables());
    original.actions().forEach(action -> steps.add(new Step(action)));
  }

  /** One of its actions. */
  static final class Step {
    private final Action original;
    private final List<Term> guards = new ArrayList<>();
    private final List<Action.Update> updates = new ArrayList<>();
    private final List<Action.Choice> choices = new ArrayList<>();

    private Step(Action original) {
      this.original = original;
    }

    /** The action of the original system; one without effect if the step is new. */
    Action original() {
      return original;
    }

    void guard(Term condition) {
      guards.add(condition);
    }

    void set(Variable variable, Term value) {
      set(variable, 0, value);
    }

    void set(Variable variable, int element, Term value) {
      updates.add(new Action.Update(variable, element, value));
    }

    /** A further choice. */
    Term.Chosen choose(String name, Type type) {
      choices.add(new Action.Choice(name, type));
      return new Term.Chosen(original.choices().size() + choices.size() - 1, type);
    }

    private Action build() {
      return new Action(
          original.index(),
          original.label(),
          original.kind(),
          original.urgency(),
          original.owner(),
          original.participants(),
          joined(original.choices(), choices),
          original.locals(),
          Terms.and(joined(guards, List.of(original.guard()))),
          joined(original.updates(), updates),
          original.events(),
          original.place());
    }
  }

  /** The actions of the original system. */
  List<Step> ofOriginal() {
    return List.copyOf(steps.subList(0, original.actions().size()));
  }

  TransitionSystem original() {
    return original;
  }

  /** A new variable, which starts with the least value of its type. */
  Variable remember(String name, Type type) {
    return remember(name, type, 1, false);
  }

  /** A new variable of the kind of another one. */
  Variable rememberAs(String name, Variable model) {
    return remember(name, model.type(), model.length(), model.array());
  }

  /** What the step chooses of a truth value, remembered from then on. */
  Term chosenIn(Step step, String name) {
    Variable variable = remember(name, Type.BOOL);
    step.set(variable, step.choose(name, Type.BOOL));
    return Terms.read(variable);
  }

  private Variable remember(String name, Type type, int length, boolean array) {
    int offset =
        variables.isEmpty() ? 0 : variables.getLast().offset() + variables.getLast().length();
    Variable variable =
        new Variable(variables.size(), offset, name, type, length, array, Variable.Role.DATA, -1);
    variables.add(variable);
    return variable;
  }

  /** A new action, which so far does nothing. */
  Step add(String label) {
    Action nothing =
        new Action(
            steps.size(),
            label,
            Action.Kind.STEP,
            Action.Urgency.LAZY,
            -1,
            List.of(),
            List.of(),
            List.of(),
            Term.TRUE,
            List.of(),
            List.of(),
            Place.NONE);
    Step step = new Step(nothing);
    steps.add(step);
    return step;
  }

  /** The system, about which fairness and deadlocks are no questions any more. */
  TransitionSystem build() {
    return new TransitionSystem(
        original.name(),
        original.timed(),
        original.machines(),
        variables,
        original.initial(),
        steps.stream().map(Step::build).toList(),
        original.events(),
        List.of(),
        List.of(),
        List.of(),
        original.errors(),
        original.views(),
        original.assumptions());
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
