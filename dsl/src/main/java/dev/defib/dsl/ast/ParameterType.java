package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;

/**
 * What may be handed to a parameter; {@code group} is set where {@code []} is written behind it.
 */
public sealed interface ParameterType {
  Span span();

  /** {@code queue of Request}. */
  record QueueOf(QualifiedName messages, boolean group, Span span) implements ParameterType {}

  record Lock(boolean group, Span span) implements ParameterType {}

  /** {@code driver}, {@code software[]}. */
  record OfKind(MachineKind kind, boolean group, Span span) implements ParameterType {}

  /** {@code Disk[]}: a group of machines of one type. */
  record GroupOf(QualifiedName machine, Span span) implements ParameterType {}

  /** {@code var 0..3}: a shared variable that may be assigned. */
  record Writable(TypeExpr type, Span span) implements ParameterType {}

  /**
   * {@code Disk}, {@code int}, {@code 0..3}: a machine, if the type names one; otherwise a constant
   * or a shared variable that is only read, whichever is handed over.
   */
  record Plain(TypeExpr type, Span span) implements ParameterType {}
}
