package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import java.util.List;
import java.util.Optional;

/**
 * Checks transitions: modifiers, guard and target here, triggers and effects by their own classes.
 */
final class Transitions {
  private final Program program;
  private final Facts facts;
  private final Triggers triggers;
  private final Effects effects;
  private final NeverTrue neverTrue;

  Transitions(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.triggers = new Triggers(program);
    this.effects = new Effects(program);
    this.neverTrue = new NeverTrue(program);
  }

  void check(Transition t, Site site) {
    modifiers(t, site);
    Context c = site.context();
    int before = facts.found();
    if (t.trigger().isPresent()) {
      c = triggers.check(t.trigger().get(), t, site);
    }
    boolean otherwise = t.guard() instanceof Transition.Guard.Otherwise;
    if (!otherwise || facts.found() == before) {
      guard(t, site, c);
    }
    Optional<Trigger.On> handler = Shapes.handler(t, site.shape()).filter(_ -> !observes(site));
    effects.check(t.effects(), new Effects.Frame(site, handler, t.fault().isPresent()), c);
    t.target().ifPresent(target -> target(target, t, site));
  }

  private static boolean observes(Site site) {
    return site.kind() == MachineKind.OBSERVER;
  }

  private void modifiers(Transition t, Site site) {
    if (t.lazy() && t.fair()) {
      facts.report(
          Diagnostic.of(Code.MISPLACED_TRIGGER, "a transition cannot be both `lazy` and `fair`")
              .help("`lazy` may never be taken, `fair` must be in the end: leave one away")
              .at(t.span()));
    }
    if (t.fault().isEmpty()) {
      return;
    }
    if (t.lazy() || t.fair()) {
      fault(t, "a fault is never owed, so it cannot be `lazy` or `fair`", "leave the word away");
    }
    if (observes(site)) {
      fault(t, "an observer has no faults", "write the fault into the machine that it strikes");
    }
  }

  private void fault(Transition t, String headline, String help) {
    facts.report(
        Diagnostic.of(Code.FAULT_TRANSITION, headline)
            .help(help)
            .at(t.fault().orElseThrow().span()));
  }

  private void guard(Transition t, Site site, Context c) {
    switch (t.guard()) {
      case Transition.Guard.None _ -> {}
      case Transition.Guard.When when -> {
        Type.Bool type = program.expressions.truth(when.condition(), c, "the guard");
        neverTrue.check(when, type, c).ifPresent(facts::report);
      }
      case Transition.Guard.Otherwise otherwise ->
          Otherwise.check(otherwise, t, site, facts).ifPresent(facts::report);
    }
  }

  private void target(Transition.Target target, Transition t, Site site) {
    switch (target) {
      case Transition.Target.ToState to -> state(to.state(), site);
      case Transition.Target.ToOneOf to -> to.states().forEach(s -> state(s, site));
      case Transition.Target.ToAny _, Transition.Target.Stay _ -> {}
      case Transition.Target.Exit exit -> exit(exit, t, site);
    }
  }

  private void state(Identifier name, Site site) {
    if (!site.names().contains(name.text())) {
      facts.report(unknownState(name, site.states()));
    }
  }

  static Diagnostic unknownState(Identifier name, List<Member.State> states) {
    List<String> names = states.stream().map(s -> s.name().text()).toList();
    var diagnostic = Diagnostic.of(Code.UNKNOWN_STATE, "there is no state `" + name + "` here");
    noState(name.text())
        .filter(_ -> Spelling.nearest(name.text(), names).isEmpty())
        .or(() -> Spelling.nearest(name.text(), names).map(n -> "did you mean `" + n + "`?"))
        .or(
            () ->
                Words.help(name.text(), "states", names)
                    .map(h -> h + "; to declare another, write `state " + name + " { … }`"))
        .ifPresent(diagnostic::help);
    return diagnostic.at(name.span(), "no such state");
  }

  /** What other languages have for a target that is no state. */
  private static Optional<String> noState(String name) {
    return switch (name) {
      case "exit", "end", "terminate", "halt" ->
          Optional.of("a machine ends itself by `-> exit(normal)` or `-> exit(failure)`");
      case "skip", "same", "self", "none", "nothing", "pass" ->
          Optional.of("to remain in the state, write `-> stay`");
      default -> Optional.empty();
    };
  }

  private void exit(Transition.Target.Exit exit, Transition t, Site site) {
    if (t.fault().isPresent()) {
      fault(t, "a machine's own fault does not end it", "strike it with `crash` in the spec");
    } else if (!site.kind().isSoftware()) {
      facts.report(
          Diagnostic.of(
                  Code.MISPLACED_TARGET, "a " + site.kind().word() + " has no life that could end")
              .help("only drivers, policies and processes `exit`; name a state")
              .at(exit.span(), "in a " + site.kind().word()));
    }
    String reason = exit.reason().text();
    if (!reason.equals("normal") && !reason.equals("failure")) {
      facts.report(
          Diagnostic.of(Code.MISPLACED_TARGET, "a machine cannot end itself with `" + reason + "`")
              .help("write `exit(normal)` or `exit(failure)`")
              .at(exit.reason().span(), "not a reason of its own"));
    }
  }
}
