package dev.defib.checker.size;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How large a state space is, and why, as told from the states that are nearest to the initial
 * ones.
 *
 * @param states how many were looked at
 * @param depth how many steps the furthest of them is away
 * @param complete whether these are all there are
 * @param estimate how many there are in all, about; empty if that cannot be told
 * @param parts those that have more than one value, the greatest factor first
 * @param values for each variable of the system how many values it was seen to have
 */
public record SizeProfile(
    long states,
    int depth,
    boolean complete,
    OptionalDouble estimate,
    List<SizePart> parts,
    List<Long> values) {
  public SizeProfile {
    parts = List.copyOf(parts);
    values = List.copyOf(values);
  }
}
