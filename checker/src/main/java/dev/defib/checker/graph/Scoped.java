package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Property.Scope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state graph on which certain terms have a value, split by where a run is in a scope. */
final class Scoped {
  private final Observed observed;

  /** Absent where the scope is everywhere and nobody asks for its beginning. */
  private final @Nullable Product product;

  private final Scope scope;

  private Scoped(Observed observed, @Nullable Product product, Scope scope) {
    this.observed = observed;
    this.product = product;
    this.scope = scope;
  }

  /**
   * Splits the graph.
   *
   * @param begins whether {@link #beginnings} will be asked for
   */
  static Scoped of(StateGraph plain, List<Term> terms, Scope scope, boolean begins, Watch watch)
      throws InterruptedException {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(ScopeMonitor.terms(scope));
    Observed observed = Observed.of(plain, all, watch);
    if (scope instanceof Scope.Everywhere && !begins) {
      return new Scoped(observed, null, scope);
    }
    Product product = Product.of(observed.graph(), new ScopeMonitor(observed, scope), watch);
    return new Scoped(observed, product, scope);
  }

  Graph graph() {
    return product == null ? observed.graph() : product.graph();
  }

  BitSet where(Term term) {
    BitSet found = observed.where(term);
    return product == null ? found : product.lift(found);
  }

  private Product product() {
    return Objects.requireNonNull(product, "nobody asked for the scope's beginning");
  }

  /** The nodes inside a scope that counts: one that can still be closed, if it must be. */
  BitSet inside() {
    if (product == null) {
      return observed.graph().allNodes();
    }
    BitSet inside = graph().nodesWhere(node -> ScopeMonitor.isInside(product().memory(node)));
    if (mustClose()) {
      inside.and(Search.canReach(graph(), closed(), _ -> true));
    }
    return inside;
  }

  BitSet beginnings() {
    return graph().nodesWhere(node -> product().memory(node) == ScopeMonitor.BEGINS);
  }

  /** The nodes that close a scope. */
  BitSet closed() {
    return graph().nodesWhere(node -> product().memory(node) == ScopeMonitor.CLOSED);
  }

  boolean mustClose() {
    return ScopeMonitor.mustClose(scope);
  }
}
