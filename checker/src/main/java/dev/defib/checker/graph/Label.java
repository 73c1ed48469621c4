package dev.defib.checker.graph;

import java.util.List;

/** What an edge of the graph says of its step. */
public record Label(int action, List<Long> resolution, List<Integer> events) {
  public Label {
    resolution = List.copyOf(resolution);
    events = List.copyOf(events);
  }
}
