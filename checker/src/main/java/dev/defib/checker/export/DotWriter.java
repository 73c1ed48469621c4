package dev.defib.checker.export;

/** Writes the DOT language: a directed graph, node by node and edge by edge. */
final class DotWriter implements ChartWriter {
  private final StringBuilder out = new StringBuilder();
  private String indent = "  ";

  DotWriter(String name) {
    out.append("digraph ").append(quoted(name)).append(" {\n");
    out.append("  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n");
    out.append("  edge [fontname=\"sans-serif\", fontsize=10]\n");
  }

  @Override
  public void openFrame(int number, String label) {
    out.append("  subgraph cluster_").append(number).append(" {\n");
    indent = "    ";
    out.append(indent).append("label=").append(quoted(label)).append('\n');
  }

  @Override
  public void closeFrame() {
    indent = "  ";
    out.append("  }\n");
  }

  @Override
  public void node(String name, String label, boolean initial) {
    node(name, label, initial ? "penwidth=2" : "");
  }

  @Override
  public void edge(String from, String to, String label, Stroke stroke) {
    String style =
        switch (stroke) {
          case SOLID -> "";
          case DASHED -> "style=dashed";
          case RED -> "color=red, fontcolor=red";
        };
    edge(from, to, label, style);
  }

  /**
   * A node.
   *
   * @param more further attributes, as DOT writes them; empty for none
   */
  void node(String name, String label, String more) {
    out.append(indent).append(name);
    attributes(label, more);
  }

  void edge(String from, String to, String label, String more) {
    out.append(indent).append(from).append(" -> ").append(to);
    attributes(label, more);
  }

  private void attributes(String label, String more) {
    out.append(" [label=").append(quoted(label));
    out.append(more.isEmpty() ? "" : ", ").append(more).append("]\n");
  }

  @Override
  public String text() {
    return out + "}\n";
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
