package dev.defib.dsl.format;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints machines and their members. */
final class MachinePrinter {
  private final Items items;
  private final ExprPrinter expressions;
  private final TypePrinter types;
  private final TransitionPrinter transitions;

  MachinePrinter(
      Comments comments,
      Items items,
      ExprPrinter expressions,
      TypePrinter types,
      EffectPrinter effects) {
    this.items = items;
    this.expressions = expressions;
    this.types = types;
    this.transitions = new TransitionPrinter(comments, expressions, types, effects);
  }

  Doc machine(Declaration.Machine machine) {
    String head = machine.kind().word() + " " + machine.name().text();
    Doc parameters = types.parameters(machine.parameters());
    return Doc.of(
        head, parameters, " ", items.braces(members(machine.members()), end(machine.span().end())));
  }

  Doc definition(Definition definition) {
    return Doc.of(
        "define ", definition.name().text(), " = ", expressions.print(definition.value()));
  }

  /** The offset of the closing brace. */
  static int end(int behindBrace) {
    return Math.max(0, behindBrace - 1);
  }

  private List<Items.Item> members(List<Member> members) {
    List<Items.Item> lines = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      Optional<Transition> before = i == 0 ? Optional.empty() : transition(members.get(i - 1));
      Optional<Transition> after =
          i + 1 < members.size() ? transition(members.get(i + 1)) : Optional.empty();
      lines.add(new Items.Item(member.span(), false, () -> member(member, before, after)));
    }
    return lines;
  }

  private static Optional<Transition> transition(Member member) {
    return member instanceof Member.MachineTransition(Transition transition, var _)
        ? Optional.of(transition)
        : Optional.empty();
  }

  private Doc member(Member member, Optional<Transition> before, Optional<Transition> after) {
    return switch (member) {
      case Member.Variable variable ->
          Doc.of(
              word(variable.visible(), "visible "),
              word(variable.stable(), "stable "),
              word(variable.memory(), "memory "),
              word(variable.ghost(), "ghost "),
              "var " + variable.name().text(),
              types.declared(variable.type(), variable.initial()));
      case Member.Signal signal ->
          Doc.of(
              word(signal.visible(), "visible "),
              "signal " + signal.name().text(),
              expressions.print(" counts to ", signal.maximum()),
              word(signal.level(), " level"));
      case Member.Timer timer -> Doc.text("timer " + timer.name().text());
      case Member.Window window ->
          Doc.of(
              "window " + window.name().text() + "[",
              expressions.print(window.capacity()),
              "] over ",
              expressions.print(window.ticks()),
              word(window.tumbling(), " tumbling"));
      case Member.State state -> state(state);
      case Member.Thread thread -> thread(thread);
      case Member.MachineTransition(Transition transition, var _) ->
          transitions.print(transition, before, after);
      case Member.MachineDefinition(Definition definition, var _) -> definition(definition);
    };
  }

  /** A state with one transition stays on one line where the author wrote it so. */
  private Doc state(Member.State state) {
    String head =
        word(state.visible(), "visible ")
            + ("state " + state.name().text() + " ")
            + word(state.initial(), "initial ")
            + word(state.rest(), "rest ")
            + word(state.deaf(), "deaf ")
            + state.shownAs().map(shown -> "shown as " + shown.text() + " ").orElse("");
    List<Items.Item> lines = transitions.items(state.transitions());
    int end = end(state.span().end());
    return Doc.of(
        head,
        lines.size() == 1 ? items.shortBraces(lines, Doc.NOTHING, end) : items.braces(lines, end));
  }

  private Doc thread(Member.Thread thread) {
    List<Items.Item> lines = new ArrayList<>(transitions.items(thread.transitions()));
    lines.addAll(Items.plain(thread.states(), Member.State::span, this::state));
    lines.sort(Comparator.comparingInt(line -> line.span().start()));
    return Doc.of(
        "thread " + thread.name().text() + " ", items.braces(lines, end(thread.span().end())));
  }

  private static String word(boolean given, String word) {
    return given ? word : "";
  }
}
