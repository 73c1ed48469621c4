package dev.defib.checker.graph;

import java.util.BitSet;

/** A graph together with a monitor: as much of both as can be reached. */
final class Product {
  private final Graph graph;
  private final int[] inner;
  private final int[] memory;
  private final LongList marks;

  private Product(Graph graph, int[] inner, int[] memory, LongList marks) {
    this.graph = graph;
    this.inner = inner;
    this.memory = memory;
    this.marks = marks;
  }

  static Product of(Graph graph, Monitor monitor, Watch watch) throws InterruptedException {
    return new Builder(graph, monitor).build(watch);
  }

  Graph graph() {
    return graph;
  }

  int memory(int node) {
    return memory[node];
  }

  /** What the monitor marked its move with. */
  long marks(int edge) {
    return marks.get(edge);
  }

  /** The nodes of the product that stand for these nodes of the graph inside. */
  BitSet lift(BitSet innerNodes) {
    return graph.nodesWhere(node -> innerNodes.get(inner[node]));
  }

  private static final class Builder {
    private final Graph inside;
    private final Monitor monitor;
    private final PairTable pairs = new PairTable();
    private final GraphBuilder graph = new GraphBuilder();
    private final LongList marks = new LongList();

    Builder(Graph inside, Monitor monitor) {
      this.inside = inside;
      this.monitor = monitor;
    }

    Product build(Watch watch) throws InterruptedException {
      for (int start : inside.starts()) {
        monitor.start(
            start,
            (memory, _) -> {
              int known = pairs.size();
              int node = pairs.intern(start, memory);
              if (node == known) {
                graph.start(node);
              }
            });
      }
      for (int node = 0; node < pairs.size(); node++) {
        watch.poll();
        expand(pairs.first(node), pairs.second(node));
      }
      return new Product(graph.build(), pairs.firsts(), pairs.seconds(), marks);
    }

    private void expand(int source, int memory) {
      for (int edge = inside.offset(source); edge < inside.offset(source + 1); edge++) {
        int through = edge;
        monitor.move(
            source,
            memory,
            edge,
            (next, marked) -> {
              graph.edge(pairs.intern(inside.target(through), next), inside.label(through));
              marks.add(marked);
            });
      }
      graph.end(inside.state(source));
    }
  }
}
