package dev.defib.checker.probe;

import java.util.BitSet;
import java.util.Map;

/**
 * What to do in each cell that may come.
 *
 * @param moves for each cell that is not in the goal yet
 * @param worst the most moves that it may take, -1 if there is no such number
 * @param least a number of moves with which nobody gets by; equal to {@code worst} where the
 *     strategy is known to be shortest
 */
record Strategy(Map<BitSet, Move> moves, int worst, int least) {}
