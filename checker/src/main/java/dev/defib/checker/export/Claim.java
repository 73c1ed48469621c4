package dev.defib.checker.export;

import java.util.List;

/**
 * A model for SPIN and a claim about its runs: those that satisfy all assumptions satisfy the
 * property.
 *
 * @param model Promela without the claim; defines the propositions of the formulas
 * @param property a formula of SPIN's temporal logic
 */
public record Claim(String model, List<Assumption> assumptions, String property)
    implements ClaimExport {
  public Claim {
    assumptions = List.copyOf(assumptions);
  }

  /** The claim with all assumptions written out as formulas. */
  public String formula() {
    List<String> formulas = assumptions.stream().map(Assumption::formula).toList();
    return assumptions.isEmpty()
        ? property
        : "(" + String.join(" && ", formulas) + ") -> " + property;
  }

  /** The model with the claim. */
  public String text() {
    return model + "\nltl claim {\n  " + formula() + "\n}\n";
  }
}
