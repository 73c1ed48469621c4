package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.Optional;

/**
 * Warns of an {@code after} that another of the same state outruns: the state is left, or entered
 * anew with its clock at 0, before the later one is due. Only numbers written out are compared.
 */
final class Timeouts {
  private final Facts facts;

  Timeouts(Facts facts) {
    this.facts = facts;
  }

  void check(Member.State state) {
    for (Transition later : state.transitions()) {
      state.transitions().stream()
          .filter(earlier -> outruns(earlier, later))
          .findFirst()
          .ifPresent(earlier -> facts.report(outrun(state, earlier, later)));
    }
  }

  private static boolean outruns(Transition earlier, Transition later) {
    Optional<Long> last = last(earlier);
    Optional<Long> first = first(later);
    return last.isPresent() && first.isPresent() && last.get() < first.get();
  }

  /** The number of ticks after which a state is surely left, if nothing blocks the transition. */
  private static Optional<Long> last(Transition t) {
    boolean sure =
        !t.lazy() && t.guard() instanceof Transition.Guard.None && t.target().isPresent();
    return sure
            && !(t.target().get() instanceof Transition.Target.Stay)
            && t.trigger().orElse(null) instanceof Trigger.After after
            && !after.open()
        ? number(after.high().orElse(after.low()))
        : Optional.empty();
  }

  private static Optional<Long> first(Transition t) {
    return t.trigger().orElse(null) instanceof Trigger.After after
        ? number(after.low())
        : Optional.empty();
  }

  private static Optional<Long> number(Expr ticks) {
    return ticks instanceof Expr.Numeral n ? Optional.of(n.value()) : Optional.empty();
  }

  private static Diagnostic outrun(Member.State state, Transition earlier, Transition later) {
    String first = earlier.trigger().orElseThrow().span().text();
    boolean anew =
        earlier.target().orElseThrow() instanceof Transition.Target.ToState(var target, _)
            && target.text().equals(state.name().text());
    var diagnostic =
        Diagnostic.of(
            Code.TIMEOUT_OUTRUN,
            "`%s` is not due before `%s` %s"
                .formatted(
                    later.trigger().orElseThrow().span().text(),
                    first,
                    anew ? "sets the clock back" : "leaves the state"));
    return anew
        ? diagnostic
            .because(later.span(), "this never comes")
            .help(
                "for what is done while the clock goes on, write `"
                    + first.replaceFirst("after", "every")
                    + "` and no target")
            .at(earlier.span(), "enters the state anew, its clock at 0")
        : diagnostic
            .because(earlier.span(), "this comes first")
            .help("let the earlier one depend on a condition, or leave the later one away")
            .at(later.span(), "never comes");
  }
}
