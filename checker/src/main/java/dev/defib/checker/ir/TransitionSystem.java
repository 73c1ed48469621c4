package dev.defib.checker.ir;

import java.util.List;

/**
 * The narrow waist: all that an engine or an export knows of a model.
 *
 * <p>A state is a vector of {@code slots} values. The initial states are those that {@code initial}
 * leads to from the vector of all slots at their type's least value, one for each of its
 * resolutions under which its guard holds. The transitions are those of {@code actions}; a
 * transition is a distinct pair of action and resolution. Instances are expanded, commands joined
 * with their handlers, queues are arrays with a length; time is the action of kind {@link
 * Action.Kind#TICK}.
 *
 * @param name as shown: {@code tutorial.disk.Desk}
 * @param timed whether there is a tick
 * @param events the names of the events, by index
 * @param errors what can end a run, by index; the variable with role ERROR holds 1 + that index
 * @param finite for each fault that may strike only finitely often, the actions (indices)
 * @param assumptions what every verdict on this system takes for granted, in words
 */
public record TransitionSystem(
    String name,
    boolean timed,
    List<Machine> machines,
    List<Variable> variables,
    Action initial,
    List<Action> actions,
    List<String> events,
    List<Fairness> fairness,
    List<List<Integer>> finite,
    List<Obligation> obligations,
    List<ErrorSite> errors,
    List<View> views,
    List<String> assumptions) {
  public TransitionSystem {
    machines = List.copyOf(machines);
    variables = List.copyOf(variables);
    actions = List.copyOf(actions);
    events = List.copyOf(events);
    fairness = List.copyOf(fairness);
    finite = List.copyOf(finite);
    obligations = List.copyOf(obligations);
    errors = List.copyOf(errors);
    views = List.copyOf(views);
    assumptions = List.copyOf(assumptions);
  }

  /** The length of a state vector. */
  public int slots() {
    return variables.isEmpty() ? 0 : variables.getLast().offset() + variables.getLast().length();
  }

  /**
   * The same system with other variables, steps and events. What is kept refers to actions, events
   * and variables by index: those that were there keep theirs.
   */
  public TransitionSystem with(
      List<Variable> variables, Action initial, List<Action> actions, List<String> events) {
    return new TransitionSystem(
        name,
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
        assumptions);
  }

  /** What ended a run. */
  public enum ErrorKind {
    UNEXPECTED_COMMAND,
    RANGE,
    MISUSE
  }

  public record ErrorSite(ErrorKind kind, String message, Place place) {}
}
