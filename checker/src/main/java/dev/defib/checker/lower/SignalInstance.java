package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Member;
import java.util.Optional;

/**
 * A signal's latch, 0 to its maximum, and its mask where it is ever masked.
 *
 * @param declaration where it is declared
 */
record SignalInstance(Member.Signal declaration, Variable latch, Optional<Variable> mask) {
  String name() {
    return declaration.name().text();
  }
}
