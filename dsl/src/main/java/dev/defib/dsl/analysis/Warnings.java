package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is allowed but probably not meant, as far as the text alone tells. */
final class Warnings {
  private final Facts facts;

  Warnings(Facts facts) {
    this.facts = facts;
  }

  /**
   * Warns of a machine's parts.
   *
   * @param given whether its file was given, and with it, supposedly, the specs that read variables
   */
  void machine(Declaration.Machine machine, boolean given) {
    List<Member.State> states = select(machine.members(), Member.State.class);
    List<Transition> common =
        select(machine.members(), Member.MachineTransition.class).stream()
            .map(Member.MachineTransition::transition)
            .toList();
    if (!facts.isGarbled(machine)) {
      states(states, common);
      select(machine.members(), Member.Thread.class)
          .forEach(t -> states(t.states(), t.transitions()));
    }
    if (given) {
      select(machine.members(), Member.Variable.class).forEach(this::variable);
    }
    machine.parameters().forEach(p -> parameter(p, machine.name()));
    List<Transition> transitions = Shapes.transitions(machine).toList();
    transitions.forEach(this::continuation);
    select(machine.members(), Member.Window.class).forEach(w -> window(w, transitions));
    select(machine.members(), Member.Signal.class).forEach(s -> signal(s, transitions));
    select(machine.members(), Member.State.class).forEach(new Timeouts(facts)::check);
    locks(transitions);
    for (int i = 1; i < transitions.size(); i++) {
      detached(transitions.get(i - 1), transitions.get(i));
    }
  }

  private static <M extends Member> List<M> select(List<Member> members, Class<M> type) {
    return members.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void states(List<Member.State> states, List<Transition> common) {
    Targets targets = new Targets();
    common.forEach(t -> targets.add(t, ""));
    states.forEach(s -> s.transitions().forEach(t -> targets.add(t, s.name().text())));
    for (Member.State state : states) {
      if (!state.initial() && !targets.isEntered(state.name().text())) {
        facts.report(unreachable(state.name()));
      }
    }
  }

  /** From which states each state is a target; the empty name stands for all of them. */
  private static final class Targets {
    private final Map<String, Set<String>> sources = new HashMap<>();
    private final Set<String> toAny = new HashSet<>();

    void add(Transition transition, String source) {
      switch (transition.target().orElse(null)) {
        case Transition.Target.ToState to -> add(to.state(), source);
        case Transition.Target.ToOneOf to -> to.states().forEach(s -> add(s, source));
        case Transition.Target.ToAny _ -> toAny.add(source);
        case Transition.Target.Stay _, Transition.Target.Exit _ -> {}
        case null -> {}
      }
    }

    private void add(Identifier target, String source) {
      sources.computeIfAbsent(target.text(), _ -> new HashSet<>()).add(source);
    }

    /** Whether another state leads to it. */
    boolean isEntered(String state) {
      return isElsewhere(toAny, state) || isElsewhere(sources.getOrDefault(state, Set.of()), state);
    }

    private static boolean isElsewhere(Set<String> places, String state) {
      return places.size() > (places.contains(state) ? 1 : 0);
    }
  }

  private static Diagnostic unreachable(Identifier state) {
    return Diagnostic.of(
            Code.UNREACHABLE_STATE, "no transition of another state leads to `" + state + "`")
        .help("add `-> " + state + "` where it is entered, mark it `initial`, or leave it away")
        .at(state.span(), "never entered");
  }

  private void variable(Member.Variable variable) {
    if (!variable.ghost() && !facts.isRead(variable)) {
      unread(variable.name());
    }
  }

  /** Its count would always be 0, and a limit on it no limit. */
  private void window(Member.Window window, List<Transition> transitions) {
    boolean noted =
        transitions.stream()
            .flatMap(transition -> transition.effects().stream())
            .flatMap(EffectTree::all)
            .anyMatch(effect -> effect instanceof Effect.Note note && isOf(window, note.window()));
    if (!noted) {
      String name = window.name().text();
      facts.report(
          Diagnostic.of(
                  Code.WINDOW_NEVER_NOTED,
                  "nothing is ever noted in the window `" + name + "`, so it counts 0")
              .help("where the event happens that it counts, add the effect `note " + name + "`")
              .at(window.name().span(), "never noted"));
    }
  }

  /** Nobody but its machine and the fault {@code spurious} can raise a signal. */
  private void signal(Member.Signal signal, List<Transition> transitions) {
    if (facts.isRaised(signal)) {
      return;
    }
    String name = signal.name().text();
    var diagnostic =
        Diagnostic.of(
                Code.SIGNAL_NEVER_RAISED,
                "nothing raises the signal `" + name + "`, so nobody is ever told by it")
            .help("in front of the arrow where it comes, write `{ raise " + name + " }`");
    List<Transition> own =
        transitions.stream()
            .filter(t -> t.trigger().orElse(null) instanceof Trigger.After)
            .toList();
    facts.report(
        own.size() == 1
            ? diagnostic
                .because(signal.name().span(), "declared here")
                .at(own.getFirst().span(), "the machine goes on by itself, and raises nothing")
            : diagnostic.at(signal.name().span(), "never raised"));
  }

  /** Of a lock that its machine takes and nowhere gives back. */
  private void locks(List<Transition> transitions) {
    Set<String> released = new HashSet<>();
    transitions.stream()
        .flatMap(transition -> transition.effects().stream())
        .flatMap(EffectTree::all)
        .filter(Effect.Release.class::isInstance)
        .forEach(effect -> released.add(((Effect.Release) effect).lock().span().text()));
    for (Transition transition : transitions) {
      if (transition.trigger().orElse(null) instanceof Trigger.Acquire(Expr lock, _)
          && released.add(lock.span().text())) {
        String text = lock.span().text();
        facts.report(
            Diagnostic.of(
                    Code.LOCK_NEVER_RELEASED, "`" + text + "` is taken here and never released")
                .help("where it is needed no longer, add the effect `release " + text + "`")
                .at(lock.span(), "held for ever"));
      }
    }
  }

  private static boolean isOf(Member.Window window, Expr noted) {
    return noted instanceof Expr.Name name && name.text().equals(window.name().text());
  }

  private void unread(Identifier name) {
    facts.report(
        Diagnostic.of(Code.UNUSED_VARIABLE, "nothing reads the variable `" + name + "`")
            .help("leave it away; if specs elsewhere read it, declare it `ghost var`")
            .at(name.span(), "never read"));
  }

  private void parameter(Declaration.Parameter parameter, Identifier owner) {
    if (!facts.isUsed(parameter)) {
      facts.report(
          Diagnostic.of(
                  Code.UNUSED_PARAMETER,
                  "`" + owner + "` does not use its parameter `" + parameter.name() + "`")
              .help(
                  "hand it on where it is meant; or leave it away, here and where it is handed"
                      + " over")
              .at(parameter.name().span(), "never used"));
    }
  }

  void system(Declaration.SystemDeclaration system, boolean given) {
    system.parameters().forEach(p -> parameter(p, system.name()));
    for (SystemItem item : system.items()) {
      if (given
          && item instanceof SystemItem.Shared shared
          && !shared.ghost()
          && !facts.isRead(shared)) {
        unread(shared.name());
      }
    }
  }

  /**
   * A target that begins a line, no deeper than the transition itself, behind a block that was
   * complete: it looks like a transition of its own, and is none.
   */
  private void continuation(Transition transition) {
    if (transition.target().isEmpty()) {
      return;
    }
    Source source = transition.span().source();
    int arrow = source.text().lastIndexOf("->", transition.target().get().span().start());
    int line = source.line(arrow);
    boolean begins = source.lineText(line).substring(0, source.column(arrow) - 1).isBlank();
    if (line > transition.span().line()
        && begins
        && source.column(arrow) <= transition.span().column()) {
      facts.report(
          Diagnostic.of(
                  Code.CONTINUATION_LINE,
                  "this line goes on with the transition above; it is not one of its own")
              .because(transition.span(), "the transition")
              .help("write the target behind the transition, or `when true` in front of a new one")
              .at(transition.target().get().span()));
    }
  }

  /**
   * A block behind a target, on its line: it looks like the effects of that transition, and is one
   * of its own that nothing triggers.
   */
  private void detached(Transition before, Transition block) {
    boolean bare =
        block.trigger().isEmpty()
            && block.fault().isEmpty()
            && block.guard() instanceof Transition.Guard.None
            && !block.lazy()
            && !block.fair();
    Source source = block.span().source();
    if (bare
        && before.target().isPresent()
        && before.span().end() <= block.span().start()
        && source.line(before.span().end()) == block.span().line()) {
      boolean arrow = block.effects().isEmpty();
      facts.report(
          Diagnostic.of(
                  Code.DETACHED_BLOCK,
                  "this "
                      + (arrow ? "arrow" : "block")
                      + " is a transition of its own, which nothing triggers")
              .because(before.target().get().span(), "the transition before it ends here")
              .help(
                  arrow
                      ? "targets to choose from are written `-> { a, b }`"
                      : "effects stand in front of the arrow: `on … { effects } -> state`")
              .at(block.span()));
    }
  }
}
