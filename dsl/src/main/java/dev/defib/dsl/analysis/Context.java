package dev.defib.dsl.analysis;

import java.util.Optional;

/**
 * Where an expression stands: the names it can say, who reads them, and what is allowed there.
 *
 * @param constant what must be a constant here, for example {@code the bound of a type}
 * @param noEvents why events cannot stand here; empty where they can
 * @param temporal whether G, F, U, W and R may be used
 * @param ghosts whether ghost variables may be read
 * @param wanted what a place must stand for
 */
record Context(
    Scope scope,
    Module module,
    Viewer viewer,
    Optional<String> constant,
    Optional<String> noEvents,
    boolean temporal,
    boolean ghosts,
    Wanted wanted) {
  private static final Optional<String> STEPS =
      Optional.of("only specs and observers speak of steps");

  static Context of(Scope scope, Module module, Viewer viewer) {
    boolean all = viewer.seesAll();
    return new Context(
        scope,
        module,
        viewer,
        Optional.empty(),
        all ? Optional.empty() : STEPS,
        false,
        all,
        Wanted.ANYTHING);
  }

  Context in(Scope inner) {
    return new Context(inner, module, viewer, constant, noEvents, temporal, ghosts, wanted);
  }

  Context constant(String what) {
    Optional<String> noEvents = Optional.of("a constant does not change");
    return new Context(
        scope, module, viewer, Optional.of(what), noEvents, temporal, ghosts, wanted);
  }

  Context withoutEvents(String reason) {
    return new Context(
        scope, module, viewer, constant, Optional.of(reason), temporal, ghosts, wanted);
  }

  Context withTemporal() {
    return new Context(scope, module, viewer, constant, noEvents, true, ghosts, wanted);
  }

  Context withGhosts() {
    return new Context(scope, module, viewer, constant, noEvents, temporal, true, wanted);
  }

  Context wanting(Wanted sort) {
    return new Context(scope, module, viewer, constant, noEvents, temporal, ghosts, sort);
  }
}
