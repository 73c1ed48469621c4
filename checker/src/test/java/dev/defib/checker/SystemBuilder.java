package dev.defib.checker;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Machine;
import dev.defib.checker.ir.Obligation;
import dev.defib.checker.ir.Place;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts small transition systems together by hand. Events are declared by being used. */
public final class SystemBuilder {
  private final List<Variable> variables = new ArrayList<>();
  private final List<Action.Update> starts = new ArrayList<>();
  private final List<Action.Choice> startChoices = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<Fairness> fairness = new ArrayList<>();
  private final List<List<Integer>> finite = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private final List<TransitionSystem.ErrorSite> errors = new ArrayList<>();
  private final List<View> views = new ArrayList<>();
  private final List<Machine> machines = new ArrayList<>();
  private boolean timed;
  private int slots;

  public Variable variable(String name, Type type, long initial) {
    Variable variable = add(name, type, 1, false, Variable.Role.DATA);
    starts.add(new Action.Update(variable, 0, new Term.Constant(type, initial)));
    return variable;
  }

  /** A variable that starts with any of its values. */
  public Variable anything(String name, Type type) {
    Variable variable = add(name, type, 1, false, Variable.Role.DATA);
    starts.add(new Action.Update(variable, 0, new Term.Chosen(startChoices.size(), type)));
    startChoices.add(new Action.Choice(name, type));
    return variable;
  }

  public Variable array(String name, Type type, int length) {
    return add(name, type, length, true, Variable.Role.DATA);
  }

  /** The variable that tells which error ended the run. */
  public Variable error(TransitionSystem.ErrorKind... kinds) {
    for (TransitionSystem.ErrorKind kind : kinds) {
      errors.add(new TransitionSystem.ErrorSite(kind, "error " + errors.size(), Place.NONE));
    }
    return add("error", Type.range(0, kinds.length), 1, false, Variable.Role.ERROR);
  }

  private Variable add(String name, Type type, int length, boolean array, Variable.Role role) {
    Variable variable = new Variable(variables.size(), slots, name, type, length, array, role, -1);
    variables.add(variable);
    slots += length;
    return variable;
  }

  public ActionBuilder step(String label) {
    return new ActionBuilder(label, Action.Kind.STEP, Action.Urgency.EAGER);
  }

  public ActionBuilder lazy(String label) {
    return new ActionBuilder(label, Action.Kind.STEP, Action.Urgency.LAZY);
  }

  public ActionBuilder fault(String label) {
    return new ActionBuilder(label, Action.Kind.FAULT, Action.Urgency.LAZY);
  }

  public ActionBuilder tick() {
    timed = true;
    return new ActionBuilder("tick", Action.Kind.TICK, Action.Urgency.LAZY);
  }

  public SystemBuilder fair(boolean strong, Term enabled, int... steps) {
    List<Fairness.Taken> taken =
        Arrays.stream(steps).mapToObj(step -> new Fairness.Taken(step, List.of())).toList();
    fairness.add(new Fairness("fair " + fairness.size(), strong, enabled, taken));
    return this;
  }

  public SystemBuilder fair(Fairness assumption) {
    fairness.add(assumption);
    return this;
  }

  public SystemBuilder finite(int... steps) {
    finite.add(Arrays.stream(steps).boxed().toList());
    return this;
  }

  public SystemBuilder obligation(String machine, Term waits, String death, int... steps) {
    int event = death.isEmpty() ? -1 : event(death);
    obligations.add(new Obligation(machine, waits, Arrays.stream(steps).boxed().toList(), event));
    return this;
  }

  /** A machine whose state is that of a variable, and is shown. */
  public SystemBuilder machine(String name, Variable location) {
    int index = machines.size();
    machines.add(new Machine(index, name, "driver", List.of(location), Place.NONE));
    views.add(new View.Location(name, index, location, List.of()));
    return this;
  }

  public int event(String name) {
    if (!events.contains(name)) {
      events.add(name);
    }
    return events.indexOf(name);
  }

  public Term happened(String name) {
    return new Term.Happened(event(name));
  }

  public TransitionSystem build() {
    Action initial =
        new Action(
            -1,
            "initially",
            Action.Kind.STEP,
            Action.Urgency.EAGER,
            -1,
            List.of(),
            startChoices,
            List.of(),
            Term.TRUE,
            starts,
            List.of(),
            Place.NONE);
    return new TransitionSystem(
        "test",
        timed,
        machines,
        variables,
        initial,
        actions,
        events,
        fairness,
        finite,
        obligations,
        errors,
        views,
        List.of());
  }

  public static Term read(Variable variable) {
    return new Term.Read(variable, 0);
  }

  public static Term is(Variable variable, long value) {
    return new Term.Equal(read(variable), new Term.Constant(variable.type(), value));
  }

  public static Term isAny(Variable variable, long... values) {
    return new Term.Or(Arrays.stream(values).mapToObj(value -> is(variable, value)).toList());
  }

  public static Term not(Term term) {
    return new Term.Not(term);
  }

  public static Term and(Term... terms) {
    return new Term.And(List.of(terms));
  }

  public static Term number(long value) {
    return new Term.Constant(Type.range(value, value), value);
  }

  public static Term plus(Term left, long right) {
    return new Term.Arithmetic(Term.Operator.ADD, left, number(right));
  }

  /** An action in the making; {@link #done} adds it. */
  public final class ActionBuilder {
    private final String label;
    private final Action.Kind kind;
    private final Action.Urgency urgency;
    private final List<Action.Choice> choices = new ArrayList<>();
    private final List<Term> locals = new ArrayList<>();
    private final List<Term> guards = new ArrayList<>();
    private final List<Action.Update> updates = new ArrayList<>();
    private final List<Action.Emission> emissions = new ArrayList<>();

    private ActionBuilder(String label, Action.Kind kind, Action.Urgency urgency) {
      this.label = label;
      this.kind = kind;
      this.urgency = urgency;
    }

    public ActionBuilder when(Term guard) {
      guards.add(guard);
      return this;
    }

    public ActionBuilder when(Variable variable, long value) {
      return when(is(variable, value));
    }

    public Term choose(Type type) {
      choices.add(new Action.Choice("choice " + choices.size(), type));
      return new Term.Chosen(choices.size() - 1, type);
    }

    public Term local(Term value) {
      locals.add(value);
      return new Term.Local(locals.size() - 1, value.type());
    }

    public ActionBuilder set(Variable variable, Term value) {
      return set(variable, 0, value);
    }

    public ActionBuilder set(Variable variable, int element, Term value) {
      updates.add(new Action.Update(variable, element, value));
      return this;
    }

    public ActionBuilder set(Variable variable, long value) {
      return set(variable, new Term.Constant(variable.type(), value));
    }

    public ActionBuilder emits(String event) {
      return emits(event, Term.TRUE);
    }

    public ActionBuilder emits(String event, Term condition) {
      emissions.add(new Action.Emission(event(event), condition));
      return this;
    }

    /** Adds the action and says its index. */
    public int done() {
      int index = actions.size();
      actions.add(
          new Action(
              index,
              label,
              kind,
              urgency,
              -1,
              List.of(),
              choices,
              locals,
              new Term.And(guards),
              updates,
              emissions,
              Place.NONE));
      return index;
    }
  }
}
