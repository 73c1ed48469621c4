package dev.defib.checker.graph;

import dev.defib.checker.interpret.Evaluator;
import dev.defib.checker.interpret.Frame;
import dev.defib.checker.interpret.TermCompiler;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TermParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state graph, split so that each node also knows which of certain events happened in the step
 * into it: where terms with {@link Term.Happened} have a value.
 */
final class Observed {
  private static final int NO_EVENTS = 0;

  private final StateGraph plain;
  private final Graph graph;

  /** For each node the number of its set of events, and the sets. */
  private final int[] eventSet;

  private final List<BitSet> eventSets;

  private Observed(StateGraph plain, Graph graph, int[] eventSet, List<BitSet> eventSets) {
    this.plain = plain;
    this.graph = graph;
    this.eventSet = eventSet;
    this.eventSets = eventSets;
  }

  /** The graph on which the given terms can be evaluated. */
  static Observed of(StateGraph plain, List<Term> terms, Watch watch) throws InterruptedException {
    BitSet events = TermParts.events(terms);
    if (events.isEmpty()) {
      return new Observed(
          plain, plain.graph(), new int[plain.graph().size()], List.of(new BitSet()));
    }
    EventMonitor monitor = new EventMonitor(plain, events);
    Product product = Product.of(plain.graph(), monitor, watch);
    int[] eventSet = new int[product.graph().size()];
    for (int node = 0; node < eventSet.length; node++) {
      eventSet[node] = product.memory(node);
    }
    return new Observed(plain, product.graph(), eventSet, monitor.sets);
  }

  Graph graph() {
    return graph;
  }

  /** The nodes in which the term is true. */
  BitSet where(Term term) {
    return where(List.of(term)).getFirst();
  }

  List<BitSet> where(List<Term> terms) {
    return TermParts.events(terms).isEmpty()
        ? plain.where(terms).stream().map(this::lifted).toList()
        : evaluated(terms);
  }

  private BitSet lifted(BitSet ofStates) {
    return graph == plain.graph() ? ofStates : graph.nodesOf(ofStates);
  }

  private List<BitSet> evaluated(List<Term> terms) {
    Evaluator[] evaluators = TermCompiler.compileAll(terms);
    List<BitSet> found = new ArrayList<>();
    terms.forEach(_ -> found.add(new BitSet(graph.size())));
    Frame frame = new Frame(new long[plain.system().slots()]);
    for (int node = 0; node < graph.size(); node++) {
      plain.read(graph.state(node), frame.state);
      frame.events = eventSets.get(eventSet[node]);
      for (int i = 0; i < evaluators.length; i++) {
        if (evaluators[i].holds(frame)) {
          found.get(i).set(node);
        }
      }
    }
    return found;
  }

  /**
   * The same with the runs that stop: from each state in which one may, an edge to a node of its
   * own that it never leaves, in which no event has happened.
   */
  Observed withStops() {
    BitSet owed = plain.owedLabels();
    owed.or(plain.labelsOf(Action.Kind.TICK));
    BitSet going = graph.sourcesOf(graph.labelled(owed));
    GraphBuilder builder = new GraphBuilder();
    for (int start : graph.starts()) {
      builder.start(start);
    }
    IntList stopped = new IntList();
    for (int node = 0; node < graph.size(); node++) {
      for (int edge = graph.offset(node); edge < graph.offset(node + 1); edge++) {
        builder.edge(graph.target(edge), graph.label(edge));
      }
      if (!going.get(node)) {
        builder.edge(graph.size() + stopped.size(), Graph.STOP);
        stopped.add(graph.state(node));
      }
      builder.end(graph.state(node));
    }
    for (int i = 0; i < stopped.size(); i++) {
      builder.edge(graph.size() + i, Graph.STOP);
      builder.end(stopped.get(i));
    }
    int[] extended = Arrays.copyOf(eventSet, graph.size() + stopped.size());
    return new Observed(plain, builder.build(), extended, eventSets);
  }

  /** Remembers which of the events happened in the last step. */
  private static final class EventMonitor implements Monitor.Observer {
    private final Graph graph;
    private final List<BitSet> sets = new ArrayList<>();
    private final int[] setOfLabel;

    EventMonitor(StateGraph plain, BitSet wanted) {
      graph = plain.graph();
      setOfLabel = new int[plain.labels()];
      Map<BitSet, Integer> numbers = new HashMap<>();
      sets.add(new BitSet());
      numbers.put(sets.getFirst(), NO_EVENTS);
      for (int label = 0; label < setOfLabel.length; label++) {
        BitSet happened = new BitSet();
        plain.label(label).events().forEach(happened::set);
        happened.and(wanted);
        setOfLabel[label] =
            numbers.computeIfAbsent(
                happened,
                set -> {
                  sets.add(set);
                  return sets.size() - 1;
                });
      }
    }

    @Override
    public int start(int node) {
      return NO_EVENTS;
    }

    @Override
    public int move(int memory, int edge) {
      return setOfLabel[graph.label(edge)];
    }
  }
}
