package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.Optional;

/** Where {@code otherwise} may stand: beside a guarded transition with the same trigger. */
final class Otherwise {
  private Otherwise() {}

  static Optional<Diagnostic> check(
      Transition.Guard.Otherwise guard, Transition t, Site site, Facts facts) {
    boolean device = site.kind() == MachineKind.DEVICE;
    if (guard.ignore() && !(device && t.trigger().isEmpty())) {
      return error(
          guard,
          "only a device's state says `otherwise ignore`, for commands that it does not expect",
          "leave `ignore` away");
    }
    if (t.fault().isPresent()) {
      return error(guard, "a fault has no `otherwise`", "write its condition with `when`");
    }
    if (t.trigger().isEmpty()) {
      return device || hasOther(t, site, facts) ? Optional.empty() : Optional.of(alone(guard));
    }
    return switch (t.trigger().get()) {
      case Trigger.Do _ ->
          error(
              guard,
              "`otherwise` would tell the caller of a command whether the other one hangs",
              guardedSibling(t, site)
                  .map(s -> ((Transition.Guard.When) s.guard()).condition().span().text())
                  .map(c -> "write the opposite of the other guard: `when not (" + c + ")`")
                  .orElse("take the command with `do`, and a way out with `after`"));
      case Trigger.Acquire _ -> Optional.empty();
      default -> hasOther(t, site, facts) ? Optional.empty() : Optional.of(alone(guard));
    };
  }

  /** Whether its other side is there, or may be meant by a transition that is wrong. */
  private static boolean hasOther(Transition t, Site site, Facts facts) {
    return guardedSibling(t, site).isPresent()
        || site.siblings().stream()
            .filter(s -> !(s.guard() instanceof Transition.Guard.Otherwise))
            .anyMatch(s -> facts.isWrong(s.span()));
  }

  private static Optional<Transition> guardedSibling(Transition t, Site site) {
    return site.siblings().stream()
        .filter(
            s -> !s.equals(t) && s.guard() instanceof Transition.Guard.When && s.fault().isEmpty())
        .filter(s -> text(s).equals(text(t)))
        .findFirst();
  }

  /** A trigger as it tells transitions apart: what it binds does not matter. */
  private static String text(Transition t) {
    return t.trigger()
        .map(
            trigger ->
                switch (trigger) {
                  case Trigger.Receive r -> r.queue().span().text() + "?" + r.message();
                  case Trigger.Exit e -> "exit " + e.machine().span().text();
                  case Trigger.On on -> "on " + on.subject().span().text();
                  default -> trigger.span().text();
                })
        .orElse("");
  }

  private static Optional<Diagnostic> error(
      Transition.Guard.Otherwise guard, String headline, String help) {
    return Optional.of(
        Diagnostic.of(Code.MISPLACED_OTHERWISE, headline).help(help).at(guard.span()));
  }

  private static Diagnostic alone(Transition.Guard.Otherwise guard) {
    return Diagnostic.of(
            Code.MISPLACED_OTHERWISE,
            "`otherwise` needs a transition with the same trigger and a `when` beside it")
        .help("write the condition with `when`, or leave `otherwise` away")
        .at(guard.span(), "otherwise than what?");
  }
}
