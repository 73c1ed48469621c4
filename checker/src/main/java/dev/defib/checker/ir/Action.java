package dev.defib.checker.ir;

import java.util.List;

/**
 * One kind of step that the system can take.
 *
 * <p>In a state, a <em>resolution</em> gives each choice a value of its type. The action is enabled
 * under it if the guard is true; taking it then performs all updates at once: every term is read in
 * the state before, with the choices and with the locals, which are computed in order.
 *
 * @param index its position among the system's actions
 * @param label what a trace calls it: {@code fs: asking -> waiting, requests!read}
 * @param owner the machine (index) that initiates it, -1 for the environment
 * @param participants the machines (indices, the owner first) that take part
 * @param choices bounded nondeterminism; most actions have none
 * @param locals named intermediate values, over the state, the choices and earlier locals
 * @param guard whether the resolution is enabled in the state
 * @param updates at most one for each slot; slots without one keep their value
 * @param events which events the step makes true, and under which condition (of the state before)
 */
public record Action(
    int index,
    String label,
    Kind kind,
    Urgency urgency,
    int owner,
    List<Integer> participants,
    List<Choice> choices,
    List<Term> locals,
    Term guard,
    List<Update> updates,
    List<Emission> events,
    Place place) {
  public Action {
    participants = List.copyOf(participants);
    choices = List.copyOf(choices);
    locals = List.copyOf(locals);
    updates = List.copyOf(updates);
    events = List.copyOf(events);
    Require.bool(guard);
  }

  /** The same action with other choices, another guard and other effects. */
  public Action with(
      List<Choice> choices, Term guard, List<Update> updates, List<Emission> events) {
    return new Action(
        index,
        label,
        kind,
        urgency,
        owner,
        participants,
        choices,
        locals,
        guard,
        updates,
        events,
        place);
  }

  public enum Kind {
    STEP,
    FAULT,
    TICK
  }

  /**
   * When it must be taken. For engines this is information: the tick's guard already says that
   * nothing is due, and fairness names what is owed.
   */
  public enum Urgency {
    EAGER,
    DELAYABLE,
    LAZY
  }

  /** A choice; {@code name} is shown in traces. */
  public record Choice(String name, Type type) {}

  /** {@code variable[element] := value}. The value is within the variable's type when enabled. */
  public record Update(Variable variable, int element, Term value) {
    public Update {
      Require.that(
          variable.type().isComparableWith(value.type()), "an update of another type", variable);
    }

    public int slot() {
      return variable.offset() + element;
    }
  }

  /** The step makes {@code event} true if {@code condition} holds. */
  public record Emission(int event, Term condition) {
    public Emission {
      Require.bool(condition);
    }
  }
}
