package dev.defib.checker.export;

/** What is taken for granted of infinite runs; propositions are names that a model defines. */
public sealed interface Assumption {
  /** As a formula of SPIN's temporal logic. */
  String formula();

  /** What is enabled from some point on is taken again and again. */
  record Weak(String enabled, String taken) implements Assumption {
    @Override
    public String formula() {
      return "(<>[]" + enabled + " -> []<>" + taken + ")";
    }
  }

  /** What is enabled again and again is taken again and again. */
  record Strong(String enabled, String taken) implements Assumption {
    @Override
    public String formula() {
      return "([]<>" + enabled + " -> []<>" + taken + ")";
    }
  }

  /** It stops happening. */
  record Finite(String happens) implements Assumption {
    @Override
    public String formula() {
      return "(<>[]!" + happens + ")";
    }
  }
}
