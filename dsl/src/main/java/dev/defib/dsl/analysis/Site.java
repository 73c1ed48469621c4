package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a transition stands.
 *
 * @param state the state, if it does not stand in the machine or thread for all of them
 * @param states those that it may go to
 * @param names their names
 * @param siblings the transitions that stand beside it, itself among them
 */
record Site(
    Shape shape,
    Optional<Member.State> state,
    List<Member.State> states,
    Set<String> names,
    List<Transition> siblings,
    Scope scope) {
  MachineKind kind() {
    return shape.kind();
  }

  Context context() {
    return Context.of(scope, shape.module, new Viewer.Inside(shape));
  }
}
