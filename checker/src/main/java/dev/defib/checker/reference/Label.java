package dev.defib.checker.reference;

import java.util.List;

/** What an edge of the graph says of its step. */
record Label(int action, List<Long> resolution, List<Integer> events) {
  Label {
    resolution = List.copyOf(resolution);
    events = List.copyOf(events);
  }
}
