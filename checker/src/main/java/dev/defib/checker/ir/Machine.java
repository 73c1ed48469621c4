package dev.defib.checker.ir;

import java.util.List;

/**
 * A machine of the system, for reports: engines have no use for it.
 *
 * @param name {@code drv}, {@code drv[1]}
 * @param kind {@code device}, {@code driver}, {@code policy}, {@code process} or {@code observer}
 * @param locations the variables that hold its state, one for each thread
 */
public record Machine(int index, String name, String kind, List<Variable> locations, Place place) {
  public Machine {
    locations = List.copyOf(locations);
  }
}
