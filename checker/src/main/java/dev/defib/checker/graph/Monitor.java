package dev.defib.checker.graph;

/** Something that runs along with a graph and remembers: an automaton over its nodes and edges. */
interface Monitor {
  /** Takes where the monitor may go. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes one possible move.
     *
     * @param marks what the move is marked with, 0 for nothing
     */
    void to(int memory, long marks);
  }

  /** What it may remember when a run starts in this node. */
  void start(int node, Sink sink);

  /** What it may remember after the edge, having remembered {@code memory} in its source. */
  void move(int source, int memory, int edge, Sink sink);

  /** A monitor that has no choice. */
  interface Observer extends Monitor {
    int start(int node);

    int move(int memory, int edge);

    @Override
    default void start(int node, Sink sink) {
      sink.to(start(node), 0);
    }

    @Override
    default void move(int source, int memory, int edge, Sink sink) {
      sink.to(move(memory, edge), 0);
    }
  }
}
