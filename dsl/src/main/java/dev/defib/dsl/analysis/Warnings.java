package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;

/** What is allowed but probably not meant. */
final class Warnings {
  private Warnings() {}

  static Diagnostic neverTrue(Transition.Guard.When guard) {
    return Diagnostic.of(
            Code.GUARD_NEVER_TRUE,
            "the guard `" + guard.condition().span().text() + "` is never true")
        .help("no value of the types allows it, so the transition can be left away")
        .at(guard.condition().span(), "false for all values");
  }
}
