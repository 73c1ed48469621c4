package dev.defib.cli.convert;

import dev.defib.checker.ir.Action;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who meets whom in a step, for those who draw it.
 *
 * @param from a machine or queue
 * @param to another, or the same where it acts alone
 */
record Interaction(String from, String to, String text) {

  /** The machines of a run and its queues, in this order: those between which arrows go. */
  static List<String> lanes(TraceDocument trace) {
    var lanes = new ArrayList<String>();
    trace.machines().forEach(machine -> lanes.add(machine.name()));
    lanes.addAll(queues(trace));
    return lanes;
  }

  private static Set<String> queues(TraceDocument trace) {
    return trace.initial().stream()
        .filter(shown -> shown.sort() == Shown.Sort.QUEUE)
        .map(Shown::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The arrows of a step; a machine that acts alone has one to itself. */
  static List<Interaction> of(TraceDocument trace, TraceDocument.Step step) {
    var arrows = new ArrayList<Interaction>();
    if (step.kind() != Action.Kind.STEP || step.machine().isEmpty()) {
      return arrows;
    }
    Set<String> queues = queues(trace);
    for (String event : step.events()) {
      int sign = Math.max(event.indexOf('!'), event.indexOf('?'));
      if (sign > 0 && queues.contains(event.substring(0, sign))) {
        String queue = event.substring(0, sign);
        String message = event.substring(sign + 1);
        boolean sent = event.charAt(sign) == '!';
        arrows.add(
            sent
                ? new Interaction(step.machine(), queue, message)
                : new Interaction(queue, step.machine(), message));
      }
    }
    step.participants().stream()
        .filter(other -> !other.equals(step.machine()))
        .distinct()
        .forEach(other -> arrows.add(new Interaction(step.machine(), other, step.label())));
    if (arrows.isEmpty()) {
      arrows.add(new Interaction(step.machine(), step.machine(), step.label()));
    }
    return arrows;
  }
}
