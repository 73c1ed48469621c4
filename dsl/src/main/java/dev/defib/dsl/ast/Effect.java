package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** One effect of a transition. */
public sealed interface Effect {
  Span span();

  enum AssignOp {
    SET("="),
    ADD("+="),
    SUBTRACT("-=");
    private final String symbol;

    AssignOp(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  enum SignalOp {
    RAISE,
    LOWER,
    CLEAR,
    MASK,
    UNMASK
  }

  record Assign(Expr variable, AssignOp op, Initializer value, Span span) implements Effect {}

  record Send(Expr queue, Identifier message, List<Argument> arguments, Span span)
      implements Effect {
    public Send {
      arguments = List.copyOf(arguments);
    }
  }

  record OnSignal(SignalOp op, Expr signal, Span span) implements Effect {}

  record ClearExit(Expr machine, Span span) implements Effect {}

  record Release(Expr lock, Span span) implements Effect {}

  record Note(Expr window, Span span) implements Effect {}

  /** {@code start m}, {@code start ds[1..] reversed}. */
  record Start(Expr machine, Optional<Slice> slice, boolean reversed, Span span)
      implements Effect {}

  record Kill(Expr machine, Optional<Slice> slice, boolean reversed, boolean onPurpose, Span span)
      implements Effect {}

  /** {@code [low..high]} or {@code [low..]}, both ends included. */
  record Slice(Expr low, Optional<Expr> high, Span span) {}

  record SetTimer(Expr timer, Expr ticks, Span span) implements Effect {}

  record StopTimer(Expr timer, Span span) implements Effect {}

  record Reply(Expr value, Span span) implements Effect {}

  record If(Expr condition, List<Effect> then, List<Effect> otherwise, Span span)
      implements Effect {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  record For(Identifier name, Expr low, Expr high, List<Effect> body, Span span) implements Effect {
    public For {
      body = List.copyOf(body);
    }
  }
}
