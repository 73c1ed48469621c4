package dev.defib.checker.lower;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which transitions apply where, and which have the same trigger. */
final class Rules {
  private Rules() {}

  /** All rules of a thread: those of its states in order, then those of the machine. */
  static List<Rule> of(ThreadInstance thread) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < thread.states().size(); i++) {
      for (Transition transition : thread.states().get(i).transitions()) {
        rules.add(new Rule(thread, transition, List.of(i)));
      }
    }
    for (Transition transition : thread.machineLevel()) {
      List<Integer> states = new ArrayList<>();
      for (int i = 0; i < thread.states().size(); i++) {
        if (!has(thread.states().get(i), key(transition, thread), thread)) {
          states.add(i);
        }
      }
      if (!states.isEmpty()) {
        rules.add(new Rule(thread, transition, states));
      }
    }
    return rules;
  }

  private static boolean has(Member.State state, String key, ThreadInstance thread) {
    return state.transitions().stream().anyMatch(t -> key(t, thread).equals(key));
  }

  /** The transitions of the same state, or of the machine, with the same trigger; not itself. */
  static List<Transition> siblings(Rule rule) {
    List<Transition> home = home(rule);
    String key = key(rule.transition(), rule.thread());
    return home.stream()
        .filter(t -> !t.equals(rule.transition()) && key(t, rule.thread()).equals(key))
        .toList();
  }

  private static List<Transition> home(Rule rule) {
    for (Member.State state : rule.thread().states()) {
      for (Transition transition : state.transitions()) {
        if (transition.equals(rule.transition())) {
          return state.transitions();
        }
      }
    }
    return rule.thread().machineLevel();
  }

  /** The kinds of messages that the rule's state names, from a queue written as this one. */
  static Set<String> named(Rule rule, Expr queue) {
    String text = text(queue);
    return Stream.concat(
            home(rule).stream(),
            rule.states().stream()
                .flatMap(s -> rule.thread().states().get(s).transitions().stream()))
        .flatMap(t -> t.trigger().stream())
        .filter(t -> t instanceof Trigger.Receive r && text(r.queue()).equals(text) && !isOther(r))
        .map(t -> ((Trigger.Receive) t).message().text())
        .collect(Collectors.toSet());
  }

  static boolean isOther(Trigger.Receive receive) {
    return receive.message().text().equals("other");
  }

  /** Equal for transitions that wait for the same. */
  private static String key(Transition transition, ThreadInstance thread) {
    if (transition.fault().isPresent()) {
      return "fault " + transition.fault().get();
    }
    String none = coversCommands(transition, thread) ? "otherwise" : "";
    return transition.trigger().map(Rules::key).orElse(none);
  }

  /**
   * Whether it is a device's {@code otherwise}, which takes the commands that nothing else takes.
   */
  static boolean coversCommands(Transition transition, ThreadInstance thread) {
    return thread.machine().kind() == MachineKind.DEVICE
        && transition.trigger().isEmpty()
        && transition.fault().isEmpty()
        && transition.guard() instanceof Transition.Guard.Otherwise;
  }

  private static String key(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Receive(Expr queue, Identifier message, var _, Span _) ->
          "on " + text(queue) + "?" + message;
      case Trigger.Exit(Expr machine, Optional<Identifier> _, Span _) ->
          "on exit(" + text(machine) + ")";
      case Trigger.Change(Expr variable, Span _) -> "on change " + text(variable);
      case Trigger.On(Expr subject, List<Declaration.Parameter> _, boolean _, Span _) ->
          "on " + text(subject);
      case Trigger.Event(Expr event, Span _) -> "on event " + text(event);
      case Trigger.Do(Expr command, var _, Optional<Expr> _, Span _) -> "do " + text(command);
      case Trigger.Acquire(Expr lock, Span _) -> "acquire " + text(lock);
      case Trigger.After(Expr low, Optional<Expr> high, boolean open, Span _) ->
          "after " + text(low) + high.map(h -> ".." + text(h)).orElse(open ? ".." : "");
      case Trigger.Every(Expr period, Span _) -> "every " + text(period);
    };
  }

  /** The expression as written, without its spaces. */
  static String text(Expr expr) {
    return expr.span().text().replaceAll("\\s+", "");
  }
}
