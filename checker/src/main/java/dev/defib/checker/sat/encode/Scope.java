package dev.defib.checker.sat.encode;

/** What the leaves of a term stand for. */
final class Scope {
  private static final int[][] NONE = {};

  /** The word of each slot of the state. */
  final int[][] slots;

  /** The word of each of the action's choices. */
  final int[][] chosen;

  /** The word of each of its locals, as far as they are computed. */
  final int[][] locals;

  /** For each event whether it has happened, as a literal. */
  final int[] events;

  Scope(int[][] slots, int[][] chosen, int[][] locals, int[] events) {
    this.slots = slots;
    this.chosen = chosen;
    this.locals = locals;
    this.events = events;
  }

  /** For terms over the state alone, where no event has happened. */
  static Scope ofState(int[][] slots, int events) {
    return new Scope(slots, NONE, NONE, new int[events]);
  }
}
