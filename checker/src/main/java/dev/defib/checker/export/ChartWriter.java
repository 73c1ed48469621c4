package dev.defib.checker.export;

/** Writes charts in a drawing language: frames, and in them nodes with edges between them. */
interface ChartWriter {
  /** How an edge is drawn. */
  enum Stroke {
    SOLID,
    /** What need not happen. */
    DASHED,
    /** What a fault does. */
    RED
  }

  /** Opens a frame around the nodes that follow. */
  void openFrame(int number, String label);

  void closeFrame();

  /** A node; its name is a word, its label any text. */
  void node(String name, String label, boolean initial);

  /** An edge; its label may have several lines, or be empty. */
  void edge(String from, String to, String label, Stroke stroke);

  String text();
}
