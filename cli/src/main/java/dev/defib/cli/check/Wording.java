package dev.defib.cli.check;

import dev.defib.checker.lower.Plan;

/**
 * Engines know a property as terms, so their reasons speak of <em>the goal</em> or <em>the
 * formula</em>. Here these become what the spec says.
 */
final class Wording {
  private Wording() {}

  static String of(String reason, Plan.PlannedCheck check) {
    String form = "`" + check.form() + "`";
    String goal = "`" + check.goal() + "`";
    return reason
        .replace("the invariant", form)
        .replace("the formula", form)
        .replace("the goal", goal)
        .replace("the response", goal)
        .replace("it being usable", goal)
        .replace("it is never usable again", goal + " never holds again");
  }
}
