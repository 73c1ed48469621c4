package dev.defib.cli.step;

import java.util.List;

/**
 * An expression along a run.
 *
 * @param values one for each position
 */
record Watch(String expression, List<String> values) {
  Watch {
    values = List.copyOf(values);
  }

  /** Whether the step into a position changed the value. */
  boolean changesAt(int position) {
    return position > 0 && !values.get(position).equals(values.get(position - 1));
  }
}
