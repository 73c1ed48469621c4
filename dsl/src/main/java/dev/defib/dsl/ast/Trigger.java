package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** What a transition waits for. Places are expressions made of names, members and indices. */
public sealed interface Trigger {
  Span span();

  /** {@code on q?msg(x, y)}; {@code message} is {@code other} for every kind not named here. */
  record Receive(Expr queue, Identifier message, List<Identifier> binders, Span span)
      implements Trigger {
    public Receive {
      binders = List.copyOf(binders);
    }
  }

  /** {@code on exit(m) as r}; an index that is an undeclared name binds: {@code on exit(ms[i])}. */
  record Exit(Expr machine, Optional<Identifier> binder, Span span) implements Trigger {}

  record Change(Expr variable, Span span) implements Trigger {}

  /**
   * {@code on irq}, {@code on disk.irq}, {@code on t}: a signal or a timer; or a command handler.
   */
  record On(Expr subject, List<Declaration.Parameter> parameters, boolean revives, Span span)
      implements Trigger {
    public On {
      parameters = List.copyOf(parameters);
    }
  }

  /** An observer's trigger: an event of the system. */
  record Event(Expr event, Span span) implements Trigger {}

  /** {@code do m.cmd(e) ? x}; {@code command} is a member expression. */
  record Do(Expr command, List<Argument> arguments, Optional<Expr> result, Span span)
      implements Trigger {
    public Do {
      arguments = List.copyOf(arguments);
    }
  }

  record Acquire(Expr lock, Span span) implements Trigger {}

  /**
   * {@code after n} ({@code high} empty and not {@code open}), {@code after lo..hi}, {@code after
   * lo..} ({@code open}).
   */
  record After(Expr low, Optional<Expr> high, boolean open, Span span) implements Trigger {}

  record Every(Expr period, Span span) implements Trigger {}
}
