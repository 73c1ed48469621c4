package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fault of an `under` clause, with what it may strike and the variables that bound it. */
final class FaultClause {
  private final int index;
  private final Fault fault;
  private final String kind;
  private final List<Meaning> subjects;
  private final Map<MachineInstance, Variable> struck = new LinkedHashMap<>();
  private final Map<Meaning, Variable> ages = new LinkedHashMap<>();
  private final Map<Meaning, Variable> flags = new LinkedHashMap<>();
  private final List<Variable> recent = new ArrayList<>();
  private @Nullable Variable budget;

  /**
   * @param kind {@code crash}, or the name of a machine's own fault
   */
  FaultClause(int index, Fault fault, String kind, List<Meaning> subjects) {
    this.index = index;
    this.fault = fault;
    this.kind = kind;
    this.subjects = List.copyOf(subjects);
  }

  int index() {
    return index;
  }

  Fault fault() {
    return fault;
  }

  String kind() {
    return kind;
  }

  /** Whether it is a fault that a machine declares. */
  boolean isNamed() {
    return !(fault.kind() instanceof Expr.Call);
  }

  List<Meaning> subjects() {
    return subjects;
  }

  /** What is left of `at most k`, or of `at most k at once`. */
  @Nullable Variable budget() {
    return budget;
  }

  void budget(Variable variable) {
    budget = variable;
  }

  /** For `at once`: the machines that were struck and are outstanding. */
  Map<MachineInstance, Variable> struck() {
    return struck;
  }

  /** For faults that end by themselves: ticks since the strike, -1 for none. */
  Map<Meaning, Variable> ages() {
    return ages;
  }

  /** For faults that stick: whether the subject is struck. */
  Map<Meaning, Variable> flags() {
    return flags;
  }

  /** For `at most k per n ticks`: the ages of the last strikes, -1 for none. */
  List<Variable> recent() {
    return recent;
  }

  /** The fault in its one spelling. */
  String text() {
    return FaultText.of(fault);
  }
}
