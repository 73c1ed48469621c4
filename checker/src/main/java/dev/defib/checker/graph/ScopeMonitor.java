package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property.Scope;
import java.util.BitSet;
import java.util.List;

/** Remembers whether a run is inside a scope, whether it has just come into it or just left it. */
final class ScopeMonitor implements Monitor.Observer {
  static final int OUTSIDE = 0;
  static final int INSIDE = 1;

  /** Inside, in the first state of the scope. */
  static final int BEGINS = 2;

  /** Outside, in the state that closes the scope. */
  static final int CLOSED = 3;

  private final Graph graph;
  private final Scope scope;
  private final BitSet opening;
  private final BitSet closing;

  /** On the graph of {@code observed}, on which the {@link #terms} of the scope have a value. */
  ScopeMonitor(Observed observed, Scope scope) {
    this.graph = observed.graph();
    this.scope = scope;
    List<BitSet> where = observed.where(terms(scope));
    this.opening = where.isEmpty() ? new BitSet() : where.getFirst();
    this.closing = where.isEmpty() ? new BitSet() : where.getLast();
  }

  static List<Term> terms(Scope scope) {
    return switch (scope) {
      case Scope.Everywhere _ -> List.of();
      case Scope.After after -> List.of(after.p());
      case Scope.Before before -> List.of(before.p());
      case Scope.Between between -> List.of(between.opening(), between.closing());
      case Scope.While during -> List.of(during.p());
    };
  }

  /** Whether only scopes that are closed some day count. */
  static boolean mustClose(Scope scope) {
    return scope instanceof Scope.Before || scope instanceof Scope.Between;
  }

  static boolean isInside(int memory) {
    return memory == INSIDE || memory == BEGINS;
  }

  @Override
  public int start(int node) {
    return switch (scope) {
      case Scope.Everywhere _ -> BEGINS;
      case Scope.After _, Scope.While _ -> opening.get(node) ? BEGINS : OUTSIDE;
      case Scope.Before _ -> closing.get(node) ? CLOSED : BEGINS;
      case Scope.Between _ -> opens(node) ? BEGINS : OUTSIDE;
    };
  }

  @Override
  public int move(int memory, int edge) {
    int node = graph.target(edge);
    boolean inside = isInside(memory);
    return switch (scope) {
      case Scope.Everywhere _ -> INSIDE;
      case Scope.After _ -> inside ? INSIDE : start(node);
      case Scope.While _ -> inside && opening.get(node) ? INSIDE : start(node);
      case Scope.Before _ -> {
        if (!inside) {
          yield OUTSIDE;
        }
        yield closing.get(node) ? CLOSED : INSIDE;
      }
      case Scope.Between _ -> {
        if (!inside) {
          yield start(node);
        }
        if (closing.get(node)) {
          yield CLOSED;
        }
        // A further opening is the beginning of a segment too, closed where this one is.
        yield opening.get(node) ? BEGINS : INSIDE;
      }
    };
  }

  private boolean opens(int node) {
    return opening.get(node) && !closing.get(node);
  }
}
