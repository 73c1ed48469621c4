package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Identifier;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Where an expression is read: by whom, in which state, with which names bound.
 *
 * @param reader the machine that reads; absent for a system's own arguments, specs and observers
 * @param store the state that is read
 * @param omniscient whether hidden things may be read, as they are
 * @param binders what triggers, loops and quantifiers bound
 * @param parameters a handler's parameters, and a system's
 * @param self the index in the array of which the reader is part
 * @param events the truth of an event, by its index; null where events have no meaning
 */
record Context(
    Optional<MachineInstance> reader,
    Store store,
    boolean omniscient,
    IdentityHashMap<Identifier, Meaning> binders,
    IdentityHashMap<Declaration.Parameter, Meaning> parameters,
    int self,
    Optional<IntFunction<Term>> events) {

  /** What a machine reads. */
  static Context of(MachineInstance machine, Store store) {
    return new Context(
        Optional.of(machine),
        store,
        false,
        new IdentityHashMap<>(),
        new IdentityHashMap<>(),
        machine.self(),
        Optional.empty());
  }

  /** What somebody reads who sees everything but no events. */
  static Context omniscient(Store store) {
    return new Context(
        Optional.empty(),
        store,
        true,
        new IdentityHashMap<>(),
        new IdentityHashMap<>(),
        0,
        Optional.empty());
  }

  Context withEvents(IntFunction<Term> truth) {
    return new Context(reader, store, omniscient, binders, parameters, self, Optional.of(truth));
  }

  Context withSelf(int index) {
    return new Context(reader, store, omniscient, binders, parameters, index, events);
  }

  Context bind(Identifier binder, Meaning meaning) {
    IdentityHashMap<Identifier, Meaning> more = new IdentityHashMap<>(binders);
    more.put(binder, meaning);
    return new Context(reader, store, omniscient, more, parameters, self, events);
  }

  Context bind(Declaration.Parameter parameter, Meaning meaning) {
    IdentityHashMap<Declaration.Parameter, Meaning> more = new IdentityHashMap<>(parameters);
    more.put(parameter, meaning);
    return new Context(reader, store, omniscient, binders, more, self, events);
  }
}
