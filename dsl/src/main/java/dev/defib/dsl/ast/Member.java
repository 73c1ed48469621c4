package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** What stands in the body of a machine. */
public sealed interface Member {
  Span span();

  /** {@code visible stable var x: 0..3 = 0}; without a value it starts at its type's least. */
  record Variable(
      boolean visible,
      boolean stable,
      boolean memory,
      boolean ghost,
      Identifier name,
      Optional<TypeExpr> type,
      Optional<Initializer> initial,
      Span span)
      implements Member {}

  record Signal(Identifier name, boolean visible, Optional<Expr> maximum, boolean level, Span span)
      implements Member {}

  record Timer(Identifier name, Span span) implements Member {}

  /** {@code window w[capacity] over span}. */
  record Window(Identifier name, Expr capacity, Expr ticks, boolean tumbling, Span span)
      implements Member {}

  record State(
      Identifier name,
      boolean visible,
      boolean initial,
      boolean rest,
      boolean deaf,
      Optional<Identifier> shownAs,
      List<Transition> transitions,
      Span span)
      implements Member {
    public State {
      transitions = List.copyOf(transitions);
    }
  }

  /** A thread: states and thread-level transitions of its own, the machine's life and variables. */
  record Thread(Identifier name, List<State> states, List<Transition> transitions, Span span)
      implements Member {
    public Thread {
      states = List.copyOf(states);
      transitions = List.copyOf(transitions);
    }
  }

  /** A transition of every state that has none with its trigger. */
  record MachineTransition(Transition transition, Span span) implements Member {}

  /** A named expression of the machine. */
  record MachineDefinition(Definition definition, Span span) implements Member {}
}
