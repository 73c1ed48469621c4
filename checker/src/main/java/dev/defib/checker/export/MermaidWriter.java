package dev.defib.checker.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes flow charts of Mermaid, which is drawn where Markdown is shown. */
final class MermaidWriter implements ChartWriter {
  private final StringBuilder out = new StringBuilder("flowchart LR\n");
  private String indent = "  ";
  private int edges;

  /** The edges that are red, by their place in the text, as Mermaid wants it. */
  private final List<Integer> red = new ArrayList<>();

  @Override
  public void openFrame(int number, String label) {
    out.append("  subgraph m").append(number).append('[').append(quoted(label)).append("]\n");
    indent = "    ";
  }

  @Override
  public void closeFrame() {
    indent = "  ";
    out.append("  end\n");
  }

  @Override
  public void node(String name, String label, boolean initial) {
    out.append(indent).append(name).append('[').append(quoted(label)).append(']');
    out.append(initial ? ":::initial\n" : "\n");
  }

  @Override
  public void edge(String from, String to, String label, Stroke stroke) {
    String arrow =
        switch (stroke) {
          case SOLID, RED -> " -->";
          case DASHED -> " -.->";
        };
    out.append(indent).append(from).append(arrow);
    out.append(label.isEmpty() ? " " : "|" + quoted(label) + "| ").append(to).append('\n');
    if (stroke == Stroke.RED) {
      red.add(edges);
    }
    edges++;
  }

  @Override
  public String text() {
    out.append("  classDef initial stroke-width:3px\n");
    if (!red.isEmpty()) {
      String numbers = red.stream().map(String::valueOf).collect(Collectors.joining(","));
      out.append("  linkStyle ").append(numbers).append(" stroke:red,color:red\n");
    }
    return out.toString();
  }

  /** Characters that mean something to Mermaid or to the browser are written as entities. */
  private static String quoted(String text) {
    String safe =
        text.replace("#", "#35;").replace("\"", "#quot;").replace("<", "#lt;").replace(">", "#gt;");
    return '"' + safe.replace("\n", "<br>") + '"';
  }
}
