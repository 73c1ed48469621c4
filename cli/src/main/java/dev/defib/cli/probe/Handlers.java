package dev.defib.cli.probe;

import dev.defib.checker.probe.Rung;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of a device, read off its handlers. */
final class Handlers {
  private final Declaration.Machine machine;
  private final ReplyTypes types;
  private final Set<String> latches = new LinkedHashSet<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private Handlers(Declaration.Machine machine, Analysis analysis) {
    this.machine = machine;
    this.types = new ReplyTypes(machine, analysis);
  }

  /**
   * A command.
   *
   * @param parameters the types of its parameters, as written
   * @param reply the type of what it replies, as it would be written; empty if nothing
   */
  record Handled(String name, Rung rung, List<String> parameters, Optional<String> reply) {}

  private static final class Draft {
    private List<String> parameters = List.of();
    private boolean revives;
    private final List<Expr> replies = new ArrayList<>();
  }

  static List<Handled> of(Declaration.Machine machine, Analysis analysis) {
    var handlers = new Handlers(machine, analysis);
    handlers.collect();
    return handlers.all();
  }

  private void collect() {
    for (Member member : machine.members()) {
      switch (member) {
        case Member.Signal signal -> latches.add(signal.name().text());
        case Member.Timer timer -> latches.add(timer.name().text());
        case Member.Variable _,
            Member.Window _,
            Member.State _,
            Member.Thread _,
            Member.MachineTransition _,
            Member.MachineDefinition _ -> {}
      }
    }
    for (Member member : machine.members()) {
      switch (member) {
        case Member.State state -> state.transitions().forEach(this::add);
        case Member.MachineTransition transition -> add(transition.transition());
        case Member.Thread thread -> {
          thread.states().forEach(s -> s.transitions().forEach(this::add));
          thread.transitions().forEach(this::add);
        }
        case Member.Variable _,
            Member.Signal _,
            Member.Timer _,
            Member.Window _,
            Member.MachineDefinition _ -> {}
      }
    }
  }

  private void add(Transition transition) {
    if (transition.trigger().orElse(null) instanceof Trigger.On on
        && on.subject() instanceof Expr.Name name
        && !latches.contains(name.text())) {
      Draft draft = drafts.computeIfAbsent(name.text(), _ -> new Draft());
      draft.parameters = on.parameters().stream().map(p -> p.type().span().text()).toList();
      draft.revives |= on.revives();
      replies(transition.effects(), draft.replies);
    }
  }

  private static void replies(List<Effect> effects, List<Expr> into) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Reply reply -> into.add(reply.value());
        case Effect.If branch -> {
          replies(branch.then(), into);
          replies(branch.otherwise(), into);
        }
        case Effect.For loop -> replies(loop.body(), into);
        default -> {}
      }
    }
  }

  private List<Handled> all() {
    var all = new ArrayList<Handled>();
    drafts.forEach(
        (name, draft) ->
            all.add(
                new Handled(
                    name,
                    rung(name, draft.revives),
                    draft.parameters,
                    draft.replies.isEmpty() ? Optional.empty() : types.of(draft.replies))));
    return all;
  }

  /** A command that revives is the power switch; one that is called a reset is one. */
  private static Rung rung(String name, boolean revives) {
    if (revives) {
      return Rung.POWER;
    }
    return name.toLowerCase(Locale.ROOT).contains("reset") ? Rung.RESET : Rung.COMMANDS;
  }
}
