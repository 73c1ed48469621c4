package dev.defib.checker.lower;

import dev.defib.checker.engine.Question;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.property.Property;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is suspicious about a system that has been put together, though no check may fail for it.
 */
final class Alerts {
  private final World world;
  private final Expressions expressions;

  Alerts(World world, Expressions expressions) {
    this.world = world;
    this.expressions = expressions;
  }

  /** A suspicion that is confirmed if the question's goal is reachable. */
  record Suspicion(Question question, Diagnostic diagnostic) {}

  /**
   * A machine dies while another, which takes notice of that elsewhere, is in a state that does
   * not: the notice would wait and be taken for a later one. States that are only passed through
   * are left out.
   */
  List<Suspicion> waitingNotices() {
    List<Suspicion> result = new ArrayList<>();
    Triggers triggers = new Triggers(world, expressions);
    for (MachineInstance observer : world.machines()) {
      for (MachineInstance observed : observer.exitLatches().keySet()) {
        for (ThreadInstance thread : observer.threads()) {
          waiting(observer, observed, thread, triggers, result);
        }
      }
    }
    return result;
  }

  private void waiting(
      MachineInstance observer,
      MachineInstance observed,
      ThreadInstance thread,
      Triggers triggers,
      List<Suspicion> result) {
    Set<Integer> handling = new LinkedHashSet<>();
    for (Rule rule : Rules.of(thread)) {
      if (takes(rule, observed, triggers)) {
        handling.addAll(rule.states());
      }
    }
    if (handling.isEmpty()) {
      return;
    }
    Store store = new Store();
    for (int state = 0; state < thread.states().size(); state++) {
      if (!handling.contains(state) && !isPassedThrough(thread.states().get(state))) {
        String name = thread.name() + "." + thread.states().get(state).name();
        Term goal =
            Terms.and(
                new Term.Happened(world.event("exit(" + observed.name() + ")")),
                world.alive(observer, store),
                world.at(thread, List.of(state), store));
        Diagnostic diagnostic =
            Diagnostic.of(
                    Code.NOTICE_WAITS,
                    "`" + observed.name() + "` can die while `" + name + "` takes no notice of it")
                .help(
                    "the notice waits, and may be taken for a later death: handle `on exit` here"
                        + " too, or `clear exit` where it no longer matters")
                .at(thread.states().get(state).name().span());
        result.add(
            new Suspicion(
                new Question(
                    "notice of " + observed.name() + " in " + name,
                    new Property.Reachable(goal),
                    List.of(),
                    false),
                diagnostic));
      }
    }
  }

  /** A state in which a machine waits for nothing: a notice is taken as soon as it has gone on. */
  private static boolean isPassedThrough(Member.State state) {
    return !state.transitions().isEmpty()
        && state.transitions().stream().allMatch(t -> t.trigger().isEmpty() && !t.lazy());
  }

  private boolean takes(Rule rule, MachineInstance observed, Triggers triggers) {
    Transition transition = rule.transition();
    if (!(transition.trigger().orElse(null) instanceof Trigger.Exit)) {
      return false;
    }
    Context context = Context.of(rule.thread().machine(), new Store());
    return triggers.candidates(rule, context).stream()
        .anyMatch(c -> c.subject() instanceof Subject.Death death && death.machine() == observed);
  }

  /** Messages that somebody sends and nobody ever takes: behind one, the queue stands still. */
  void unhandledMessages(List<Step> steps) {
    Set<Integer> happening = new LinkedHashSet<>();
    steps.forEach(s -> happening.addAll(s.events().keySet()));
    for (QueueInstance queue : world.queues()) {
      for (Declaration.MessageKind kind : queue.messages().kinds()) {
        boolean sent = happening.contains(world.event(queue.name() + "!" + kind.name()));
        boolean taken = happening.contains(world.event(queue.name() + "?" + kind.name()));
        if (sent && !taken) {
          world
              .problems()
              .add(
                  Diagnostic.of(
                          Code.MESSAGE_NEVER_HANDLED,
                          "`"
                              + kind.name()
                              + "` is sent to `"
                              + queue.name()
                              + "`, and nobody takes it")
                      .because(kind.span(), "declared here")
                      .help(
                          "take it with `on %1$s?%2$s` or `on %1$s?other`, or let the queue be `lossy`"
                              .formatted(queue.item().name(), kind.name()))
                      .at(queue.item().name().span()));
        }
      }
    }
  }
}
