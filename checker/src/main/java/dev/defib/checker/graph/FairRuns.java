package dev.defib.checker.graph;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Looks for fair runs that break a formula.
 *
 * <p>The runs, those that stop included, are multiplied with an automaton for the formula's
 * negation; a fair loop in the product is a counterexample. In a timed system a loop counts if it
 * contains a tick, or if all its steps are owed (neither lazy nor faults): these are two searches.
 */
final class FairRuns {
  private final StateGraph plain;
  private final Fairnesses fairnesses;
  private final Watch watch;
  private final boolean direct;

  /**
   * Prepares the search.
   *
   * @param direct whether to do without an automaton where one can
   */
  FairRuns(StateGraph plain, Fairnesses fairnesses, Watch watch, boolean direct) {
    this.direct = direct;
    this.plain = plain;
    this.fairnesses = fairnesses;
    this.watch = watch;
  }

  /** A way to a loop, and the loop. */
  record Lasso(Graph graph, Path stem, Path loop) {}

  /** A kind of loops to look for. */
  private record Kind(List<Condition> conditions, IntPredicate allowed) {}

  /** A component in which there is such a loop. */
  private static final class Found {
    final Kind kind;
    final int[] nodes;

    Found(Kind kind, int[] nodes) {
      this.kind = kind;
      this.nodes = nodes;
    }
  }

  /**
   * A fair run that breaks the formula.
   *
   * @param finite labels of steps of which a run may have only finitely many, beside those of which
   *     the system itself says so
   */
  Optional<Lasso> breaking(Ltl formula, BitSet finite) throws InterruptedException {
    BitSet banned = fairnesses.finiteLabels();
    banned.or(finite);
    if (direct && DirectRuns.canBreak(formula)) {
      return new DirectRuns(plain, fairnesses, watch).breaking(formula, banned);
    }
    LtlAutomaton automaton = new LtlAutomaton(Propositions.merged(formula), false);
    List<Term> atoms = automaton.atoms();
    Observed runs = Observed.of(plain, atoms, watch).withStops();
    Product product = Product.of(runs.graph(), new Reader(automaton, letters(runs, atoms)), watch);
    return lasso(product.graph(), kinds(product, automaton, banned));
  }

  private static long[] letters(Observed runs, List<Term> atoms) {
    List<BitSet> where = runs.where(atoms);
    long[] letters = new long[runs.graph().size()];
    for (int atom = 0; atom < atoms.size(); atom++) {
      long bit = 1L << atom;
      where.get(atom).stream().forEach(node -> letters[node] |= bit);
    }
    return letters;
  }

  private List<Kind> kinds(Product product, LtlAutomaton automaton, BitSet banned) {
    Graph graph = product.graph();
    List<Condition> conditions = new ArrayList<>();
    for (int until = 0; until < automaton.untils(); until++) {
      long bit = 1L << until;
      conditions.add(Condition.meetsEdge(edge -> (product.marks(edge) & bit) == 0));
    }
    conditions.addAll(fairnesses.conditions(graph));
    IntPredicate allowed = graph.labelled(banned).negate();
    if (!plain.system().timed()) {
      return List.of(new Kind(conditions, allowed));
    }
    List<Condition> ticking = new ArrayList<>(conditions);
    ticking.add(Condition.meetsEdge(graph.labelled(plain.labelsOf(Action.Kind.TICK))));
    IntPredicate owed = graph.labelled(plain.owedLabels());
    IntPredicate stopped = edge -> graph.label(edge) == Graph.STOP;
    return List.of(new Kind(ticking, allowed), new Kind(conditions, allowed.and(owed.or(stopped))));
  }

  private Optional<Lasso> lasso(Graph graph, List<Kind> kinds) throws InterruptedException {
    List<Found> found = new ArrayList<>();
    for (Kind kind : kinds) {
      for (int[] component :
          new FairSearch(graph, kind.conditions(), kind.allowed(), watch).fairComponents()) {
        found.add(new Found(kind, component));
      }
    }
    int[] findOf = new int[graph.size()];
    for (int i = found.size() - 1; i >= 0; i--) {
      for (int node : found.get(i).nodes) {
        findOf[node] = i + 1;
      }
    }
    return new Search(graph, _ -> true)
        .toNode(graph.starts(), node -> findOf[node] != 0)
        .map(stem -> lasso(graph, stem, found.get(findOf[stem.end(graph)] - 1)));
  }

  private static Lasso lasso(Graph graph, Path stem, Found found) {
    BitSet component = new BitSet();
    for (int node : found.nodes) {
      component.set(node);
    }
    LoopBuilder builder =
        new LoopBuilder(graph, found.kind.conditions(), found.kind.allowed(), component);
    return new Lasso(graph, stem, builder.loop(stem.end(graph)));
  }

  /** Runs the automaton along: it reads the letter of the node that it leaves. */
  private static final class Reader implements Monitor {
    private final LtlAutomaton automaton;
    private final long[] letters;

    Reader(LtlAutomaton automaton, long[] letters) {
      this.automaton = automaton;
      this.letters = letters;
    }

    @Override
    public void start(int node, Sink sink) {
      sink.to(automaton.start(), 0);
    }

    @Override
    public void move(int source, int memory, int edge, Sink sink) {
      for (LtlAutomaton.Move move : automaton.moves(memory, letters[source])) {
        sink.to(move.next(), move.putOff());
      }
    }
  }
}
