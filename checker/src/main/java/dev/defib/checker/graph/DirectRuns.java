package dev.defib.checker.graph;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.property.Ltl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Looks for fair runs that break a response, a recurrence or a persistence, on the graph as it is:
 * no product with an automaton is needed.
 *
 * <p>A response of q to p is broken by a run that comes to a state with p and without q, and goes
 * on without q to a fair loop without q, or stops. (So is a recurrence of q, p being true.) That p
 * persists is broken by a fair loop with a state in which p is false.
 */
final class DirectRuns {
  private final StateGraph plain;
  private final Fairnesses fairnesses;
  private final Watch watch;

  DirectRuns(StateGraph plain, Fairnesses fairnesses, Watch watch) {
    this.plain = plain;
    this.fairnesses = fairnesses;
    this.watch = watch;
  }

  /** A formula of one of these forms. */
  private sealed interface Form {
    record Response(Term p, Term q) implements Form {}

    record Persistence(Term p) implements Form {}
  }

  /** Whether runs that break the formula can be found here. */
  static boolean canBreak(Ltl formula) {
    return form(formula).isPresent();
  }

  private static Optional<Form> form(Ltl formula) {
    return switch (Propositions.merged(formula)) {
      case Ltl.Atom(Term term) when term.equals(Term.FALSE) ->
          Optional.of(new Form.Response(Term.TRUE, Term.FALSE));
      case Ltl.Release(Ltl.Atom(Term never), Ltl always) when never.equals(Term.FALSE) ->
          response(always);
      case Ltl.Until(Ltl.Atom(Term ever), Ltl.Release(Ltl.Atom(Term never), Ltl.Atom(Term p)))
          when ever.equals(Term.TRUE) && never.equals(Term.FALSE) ->
          Optional.of(new Form.Persistence(p));
      default -> Optional.empty();
    };
  }

  private static Optional<Form> response(Ltl always) {
    return switch (always) {
      case Ltl.Until(Ltl.Atom(Term ever), Ltl.Atom(Term q)) when ever.equals(Term.TRUE) ->
          Optional.of(new Form.Response(Term.TRUE, q));
      case Ltl.Or(Ltl.Atom(Term notP), Ltl.Until(Ltl.Atom(Term ever), Ltl.Atom(Term q)))
          when ever.equals(Term.TRUE) ->
          Optional.of(new Form.Response(Terms.not(notP), q));
      default -> Optional.empty();
    };
  }

  /**
   * A fair run that breaks the formula, one that {@link #canBreak} accepts.
   *
   * @param banned labels of steps of which a run may have only finitely many
   */
  Optional<FairRuns.Lasso> breaking(Ltl formula, BitSet banned) throws InterruptedException {
    return switch (form(formula).orElseThrow()) {
      case Form.Response response -> breaking(response, banned);
      case Form.Persistence persistence -> breaking(persistence, banned);
    };
  }

  private Optional<FairRuns.Lasso> breaking(Form.Response response, BitSet banned)
      throws InterruptedException {
    Observed observed = Observed.of(plain, List.of(response.p(), response.q()), watch);
    Graph graph = observed.graph();
    BitSet without = graph.allNodes();
    without.andNot(observed.where(response.q()));
    BitSet asked = observed.where(response.p());
    asked.and(without);
    FairLoops loops = FairLoops.in(plain, graph, fairnesses, without, List.of(), banned, watch);
    BitSet stops = loops.stops();
    stops.andNot(observed.where(unhappened(response.q())));
    BitSet askedByStopping = observed.where(unhappened(response.p()));
    askedByStopping.and(stops);
    return new Way(graph, asked, without)
        .to(loops, stops, askedByStopping)
        .map(stem -> lasso(graph, stem, loops));
  }

  private Optional<FairRuns.Lasso> breaking(Form.Persistence persistence, BitSet banned)
      throws InterruptedException {
    Observed observed = Observed.of(plain, List.of(persistence.p()), watch);
    Graph graph = observed.graph();
    BitSet holds = observed.where(persistence.p());
    Condition fails = new Condition.Meets(node -> !holds.get(node), _ -> false);
    FairLoops loops =
        FairLoops.in(plain, graph, fairnesses, graph.allNodes(), List.of(fails), banned, watch);
    BitSet stops = loops.stops();
    stops.andNot(observed.where(unhappened(persistence.p())));
    return new Way(graph, graph.allNodes(), graph.allNodes())
        .to(loops, stops, new BitSet())
        .map(stem -> lasso(graph, stem, loops));
  }

  /** The term after a run has stopped: no event happens any more. */
  private static Term unhappened(Term term) {
    return Terms.replace(term, leaf -> leaf instanceof Term.Happened ? Term.FALSE : leaf);
  }

  private static FairRuns.Lasso lasso(Graph graph, Path stem, FairLoops loops) {
    int end = stem.end(graph);
    Path loop = loops.contains(end) ? loops.through(end) : Path.staying(end);
    return new FairRuns.Lasso(graph, stem, loop);
  }

  /** Breadth-first search for the shortest way to where a run breaks the formula for good. */
  private static final class Way {
    private static final int UNSEEN = -2;
    private static final int ROOT = -1;

    private final Graph graph;
    private final BitSet asked;
    private final BitSet without;

    /** For each node the edge into it, first before anything was asked, then since then. */
    private final int[] edgeInto;

    private final int[] before;
    private final IntList queue = new IntList();

    Way(Graph graph, BitSet asked, BitSet without) {
      this.graph = graph;
      this.asked = asked;
      this.without = without;
      this.edgeInto = new int[2 * graph.size()];
      this.before = new int[2 * graph.size()];
      Arrays.fill(edgeInto, UNSEEN);
    }

    Optional<Path> to(FairLoops loops, BitSet stops, BitSet askedByStopping) {
      for (int start : graph.starts()) {
        arrive(start, false, ROOT, ROOT);
      }
      for (int head = 0; head < queue.size(); head++) {
        int place = queue.get(head);
        boolean waiting = place >= graph.size();
        int node = waiting ? place - graph.size() : place;
        if (waiting ? loops.contains(node) || stops.get(node) : askedByStopping.get(node)) {
          return Optional.of(path(place));
        }
        for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
          if (!waiting || without.get(graph.target(edge))) {
            arrive(graph.target(edge), waiting, place, edge);
          }
        }
      }
      return Optional.empty();
    }

    private void arrive(int node, boolean waiting, int from, int edge) {
      int place = waiting ? node + graph.size() : node;
      if (edgeInto[place] == UNSEEN) {
        edgeInto[place] = edge;
        before[place] = from;
        queue.add(place);
        if (!waiting && asked.get(node)) {
          arrive(node, true, from, edge);
        }
      }
    }

    private Path path(int last) {
      List<Integer> edges = new ArrayList<>();
      int place = last;
      while (edgeInto[place] != ROOT) {
        edges.add(edgeInto[place]);
        place = before[place];
      }
      Collections.reverse(edges);
      return new Path(place % graph.size(), edges);
    }
  }
}
