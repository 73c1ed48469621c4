package dev.defib.checker.ir;

/**
 * Where something stands in the user's text: lines and columns from 1, the end excluded.
 *
 * <p>The IR's own record, so that nothing behind lowering needs a source.
 */
public record Place(String file, int line, int column, int endLine, int endColumn) {
  /** For what no text stands for, such as a tick. */
  public static final Place NONE = new Place("", 0, 0, 0, 0);

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
