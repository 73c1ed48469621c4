package dev.defib.checker.sat.monitor;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Remembers for each event that terms ask for whether the last step made it true. */
final class EventMemory {
  private final Map<Integer, Variable> memories = new TreeMap<>();

  EventMemory(Extension extension, List<Term> terms) {
    List<String> names = extension.original().events();
    TermParts.events(terms).stream()
        .forEach(
            event ->
                memories.put(
                    event, extension.remember("happened: " + names.get(event), Type.BOOL)));
    extension.ofOriginal().forEach(this::note);
  }

  private void note(Extension.Step step) {
    memories.forEach((event, memory) -> step.set(memory, made(step.original(), event)));
  }

  private static Term made(Action action, int event) {
    return Terms.or(
        action.events().stream()
            .filter(emission -> emission.event() == event)
            .map(Action.Emission::condition)
            .toList());
  }

  /** No event happens in this step. */
  void forget(Extension.Step step) {
    memories.values().forEach(memory -> step.set(memory, Term.FALSE));
  }

  Collection<Variable> variables() {
    return memories.values();
  }

  /** The term with what is remembered in the place of events. */
  Term inState(Term term) {
    return Terms.replace(
        term, leaf -> leaf instanceof Term.Happened(int event) ? Terms.read(memory(event)) : leaf);
  }

  private Variable memory(int event) {
    return Objects.requireNonNull(memories.get(event), "an event of the terms given at first");
  }
}
