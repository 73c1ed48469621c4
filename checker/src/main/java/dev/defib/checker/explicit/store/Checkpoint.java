package dev.defib.checker.explicit.store;

import java.util.List;

/**
 * What a checkpoint says of the search whose states it holds: those visited; of the level being
 * expanded those that have not been; and those of the next level that have been found so far.
 *
 * @param bits of a state, as packed
 * @param level the level being expanded
 * @param transitions followed so far
 * @param hits for each probe the level at which it was hit first, or -1
 * @param visited how many states, those of the two levels included
 * @param current how many of the level being expanded are still to be expanded
 * @param next how many of the next level are known
 */
public record Checkpoint(
    SearchKey key,
    int bits,
    int level,
    long transitions,
    List<Integer> hits,
    long visited,
    long current,
    long next) {
  public Checkpoint {
    hits = List.copyOf(hits);
  }
}
