package dev.defib.dsl.mutate;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All mutants of a file: guards, effects, restarts, resets, commands and deadlines, each left out
 * alone. A mutant need not make sense: the analysis of its file tells.
 */
public final class Mutations {
  private Mutations() {}

  /**
   * The mutants of a file, in the order of the text.
   *
   * @param wanted which of its machines are changed
   */
  public static List<Mutant> of(SourceFile file, Predicate<Declaration.Machine> wanted) {
    var mutants = new ArrayList<Mutant>();
    file.model()
        .ifPresent(
            model ->
                model.declarations().stream()
                    .filter(Declaration.Machine.class::isInstance)
                    .map(Declaration.Machine.class::cast)
                    .filter(wanted)
                    .forEach(machine -> mutants.addAll(of(file, model, machine))));
    return mutants;
  }

  private static List<Mutant> of(
      SourceFile file, SourceFile.Model model, Declaration.Machine machine) {
    return anyOf(machine.members(), Mutations::ofMember).stream()
        .map(change -> change.within(members -> with(file, model, machine, members)))
        .map(c -> new Mutant(c.kind(), machine, c.text(), c.span(), c.after()))
        .toList();
  }

  private static SourceFile with(
      SourceFile file, SourceFile.Model model, Declaration.Machine machine, List<Member> members) {
    var other =
        new Declaration.Machine(
            machine.kind(), machine.name(), machine.parameters(), members, machine.span());
    List<Declaration> declarations = new ArrayList<>(model.declarations());
    declarations.set(declarations.indexOf(machine), other);
    var changed = new SourceFile.Model(model.name(), model.uses(), declarations, model.span());
    return new SourceFile(file.source(), file.version(), Optional.of(changed), file.specs());
  }

  private static List<Change<Member>> ofMember(Member member) {
    return switch (member) {
      case Member.State state ->
          within(state.transitions(), transitions -> with(state, transitions));
      case Member.MachineTransition own ->
          Transitions.changes(own.transition()).stream()
              .map(c -> c.<Member>within(t -> new Member.MachineTransition(t, own.span())))
              .toList();
      case Member.Thread thread -> ofThread(thread);
      case Member.Window window -> ofWindow(window);
      case Member.Variable _, Member.Signal _, Member.Timer _, Member.MachineDefinition _ ->
          List.of();
    };
  }

  private static List<Change<Member>> ofThread(Member.Thread thread) {
    var changes = new ArrayList<Change<Member>>();
    anyOf(
            thread.states(),
            state -> Mutations.<Member.State>within(state.transitions(), t -> with(state, t)))
        .stream()
        .map(c -> c.<Member>within(states -> with(thread, states, thread.transitions())))
        .forEach(changes::add);
    changes.addAll(within(thread.transitions(), t -> with(thread, thread.states(), t)));
    return changes;
  }

  private static List<Change<Member>> ofWindow(Member.Window window) {
    if (window.ticks() instanceof Expr.Numeral(long ticks, var _) && ticks <= 1) {
      return List.of();
    }
    var brief =
        new Member.Window(
            window.name(),
            window.capacity(),
            new Expr.Numeral(1, window.ticks().span()),
            window.tumbling(),
            window.span());
    String text = "forget after 1 tick in place of `" + window.ticks().span().text() + "`";
    return List.of(new Change<>(Mutant.Kind.DEADLINE, text, window.ticks().span(), brief));
  }

  private static <T> List<Change<T>> within(
      List<Transition> transitions, Function<List<Transition>, T> whole) {
    return anyOf(transitions, Transitions::changes).stream()
        .map(change -> change.within(whole))
        .toList();
  }

  /** A list with one of its items changed, in every way. */
  private static <T> List<Change<List<T>>> anyOf(
      List<T> items, Function<T, List<Change<T>>> changes) {
    var all = new ArrayList<Change<List<T>>>();
    for (int i = 0; i < items.size(); i++) {
      int place = i;
      for (Change<T> change : changes.apply(items.get(i))) {
        all.add(change.within(item -> replaced(items, place, item)));
      }
    }
    return all;
  }

  private static <T> List<T> replaced(List<T> items, int place, T item) {
    List<T> copy = new ArrayList<>(items);
    copy.set(place, item);
    return copy;
  }

  private static Member.State with(Member.State state, List<Transition> transitions) {
    return new Member.State(
        state.name(),
        state.visible(),
        state.initial(),
        state.rest(),
        state.deaf(),
        state.shownAs(),
        transitions,
        state.span());
  }

  private static Member.Thread with(
      Member.Thread thread, List<Member.State> states, List<Transition> transitions) {
    return new Member.Thread(thread.name(), states, transitions, thread.span());
  }
}
