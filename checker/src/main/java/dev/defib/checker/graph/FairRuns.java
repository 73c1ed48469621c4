package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Looks for fair runs that break a formula.
 *
 * <p>The runs, those that stop included, are multiplied with an automaton for the formula's
 * negation; a fair loop in the product is a counterexample.
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
    Graph graph = product.graph();
    FairLoops loops =
        FairLoops.in(
            plain,
            graph,
            fairnesses,
            graph.allNodes(),
            fulfilled(product, automaton),
            banned,
            watch);
    return new Search(graph, _ -> true)
        .toNode(graph.starts(), loops::contains)
        .map(stem -> new Lasso(graph, stem, loops.through(stem.end(graph))));
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

  /** No until is put off for ever. */
  private static List<Condition> fulfilled(Product product, LtlAutomaton automaton) {
    List<Condition> conditions = new ArrayList<>();
    for (int until = 0; until < automaton.untils(); until++) {
      long bit = 1L << until;
      conditions.add(Condition.meetsEdge(edge -> (product.marks(edge) & bit) == 0));
    }
    return conditions;
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
