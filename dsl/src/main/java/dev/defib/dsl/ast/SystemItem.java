package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** What stands in the body of a system; {@code length} makes it an array of that many. */
public sealed interface SystemItem {
  Identifier name();

  Optional<Expr> length();

  Span span();

  enum Discipline {
    BLOCKING,
    LOSSY,
    LATEST
  }

  /** {@code queue q[length]: Request[capacity] lost with m}. */
  record Queue(
      Identifier name,
      Optional<Expr> length,
      QualifiedName messages,
      Expr capacity,
      Discipline discipline,
      List<Expr> lostWith,
      List<Expr> closedWith,
      Span span)
      implements SystemItem {
    public Queue {
      lostWith = List.copyOf(lostWith);
      closedWith = List.copyOf(closedWith);
    }
  }

  record Lock(Identifier name, Optional<Expr> length, boolean freedWithOwner, Span span)
      implements SystemItem {}

  /** A shared variable. */
  record Shared(
      boolean memory,
      boolean ghost,
      Identifier name,
      Optional<TypeExpr> type,
      Optional<Initializer> initial,
      Span span)
      implements SystemItem {
    @Override
    public Optional<Expr> length() {
      return Optional.empty();
    }
  }

  /** {@code drv[length]: DiskDriver(disk[self]) dead ends with sup incarnations 4}. */
  record Instance(
      Identifier name,
      Optional<Expr> length,
      QualifiedName machine,
      List<Argument> arguments,
      boolean dead,
      Optional<Expr> endsWith,
      Optional<Expr> incarnations,
      Span span)
      implements SystemItem {
    public Instance {
      arguments = List.copyOf(arguments);
    }
  }
}
