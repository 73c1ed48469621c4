package dev.defib.checker.explain;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import dev.defib.checker.property.ErrorEnds;
import dev.defib.checker.property.Property;
import dev.defib.checker.trace.StateText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a model may lack, given where a run gets stuck: words of the language that are easily
 * forgotten, as the model is a legal one without them.
 */
final class Remedies {
  private static final String MASK = ".masked";

  private final Trace trace;

  Remedies(Trace trace) {
    this.trace = trace;
  }

  List<String> of(Property property) {
    List<String> remedies = new ArrayList<>();
    for (Variable variable : trace.system().variables()) {
      String end = variable.type().show(trace.last().value(variable.offset()));
      if (isWedge(variable) && end.equals("true") && !isLifted(variable)) {
        remedies.add(
            "nothing revives `%s` once it is wedged: `revives` behind a command"
                    .formatted(variable.name().replaceFirst("\\.wedged$", ""))
                + " (`on reset revives -> off`) lets that command do so");
      }
      if (variable.role() == Variable.Role.LOCK && end.equals("orphaned")) {
        remedies.add(
            "`%1$s` stays with a holder that is dead: `lock %1$s freed with owner` takes it back"
                .formatted(variable.name()));
      }
    }
    if (!(property instanceof Property.OfOneRun)) {
      remedies.addAll(masked());
      remedies.addAll(dropped());
    }
    if (property instanceof Property.NoError(var kind)) {
      remedies.addAll(ofError(kind));
    }
    if (property instanceof Property.TimeProgresses && trace.isLasso()) {
      remedies.add(
          "each step of the loop must be taken at once: write `after n` where one takes time,"
              + " `lazy` where one need not come");
    }
    return remedies;
  }

  /** Of signals that are set in the end, or again and again, and masked all the time. */
  private List<String> masked() {
    List<State> end =
        trace.isLasso()
            ? trace.loop().stream().map(Trace.Step::state).toList()
            : List.of(trace.last());
    return trace.system().variables().stream()
        .filter(v -> v.role() == Variable.Role.LATCH && v.name().endsWith(MASK))
        .filter(mask -> end.stream().allMatch(state -> isSet(mask, state)))
        .map(mask -> mask.name().substring(0, mask.name().length() - MASK.length()))
        .filter(signal -> end.stream().anyMatch(state -> isSet(latch(signal), state)))
        .map("`%1$s` is set and masked: nobody takes it before `unmask %1$s`"::formatted)
        .toList();
  }

  private Variable latch(String name) {
    return trace.system().variables().stream()
        .filter(v -> v.role() == Variable.Role.LATCH && v.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isSet(Variable latch, State state) {
    return state.value(latch.offset()) != 0;
  }

  /** Of queues that were full and dropped a message. */
  private List<String> dropped() {
    StateText text = new StateText(trace.system());
    Set<String> remedies = new LinkedHashSet<>();
    State before = trace.initial();
    for (Trace.Step step : trace.stem()) {
      for (View view : trace.system().views()) {
        boolean same = text.text(view, before).equals(text.text(view, step.state()));
        if (same && isSent(view.name(), step)) {
          remedies.add(
              "`%s` is full and drops what is sent to it: without `lossy` the sender waits for room"
                  .formatted(view.name()));
        }
      }
      before = step.state();
    }
    return List.copyOf(remedies);
  }

  /** Whether a message is sent to a queue in the step, and none taken from it. */
  private boolean isSent(String queue, Trace.Step step) {
    List<String> events =
        step.events().stream().map(event -> trace.system().events().get(event)).toList();
    return events.stream().anyMatch(event -> event.startsWith(queue + "!"))
        && events.stream().noneMatch(event -> event.startsWith(queue + "?"));
  }

  private List<String> ofError(TransitionSystem.ErrorKind kind) {
    return switch (kind) {
      case UNEXPECTED_COMMAND ->
          commanded().stream()
              .map(
                  state ->
                      "%s: handle the command there, or write `otherwise ignore`".formatted(state))
              .toList();
      case RANGE ->
          List.of(
              "widen the type, forbid the step by `when`, or keep the value within its bounds by"
                  + " `min` and `max`");
      case MISUSE -> List.of(misuse());
    };
  }

  private String misuse() {
    return message().contains("is started")
        ? "it was started before, and the notice of its death may be an old one: start it in one"
            + " place only, or `when dead(…)`"
        : "give back only what is held: `release` it once, behind the `acquire`";
  }

  /** The machines that the error names, and the states in which they were before it. */
  private List<String> commanded() {
    TransitionSystem system = trace.system();
    int before = trace.stem().size() - 2;
    State state = before < 0 ? trace.initial() : trace.stem().get(before).state();
    return system.machines().stream()
        .filter(machine -> message().contains("`" + machine.name() + "`"))
        .flatMap(machine -> machine.locations().stream())
        .map(
            location ->
                "`%s` is in `%s`"
                    .formatted(
                        location.name(), location.type().show(state.value(location.offset()))))
        .toList();
  }

  private String message() {
    long error = trace.last().value(ErrorEnds.variable(trace.system()).orElseThrow().offset());
    return trace.system().errors().get((int) error - 1).message();
  }

  private static boolean isWedge(Variable variable) {
    return variable.role() == Variable.Role.LIFE && variable.name().endsWith(".wedged");
  }

  /** Whether some step of the system may set the flag to something else than true. */
  private boolean isLifted(Variable flag) {
    return trace.system().actions().stream()
        .filter(action -> action.kind() != Action.Kind.FAULT)
        .flatMap(action -> action.updates().stream())
        .anyMatch(update -> update.variable().equals(flag) && !Terms.isTrue(update.value()));
  }
}
