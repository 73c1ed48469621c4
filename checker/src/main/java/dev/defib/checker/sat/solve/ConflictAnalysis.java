package dev.defib.checker.sat.solve;

import java.util.Arrays;

/** Learns clauses from conflicts: the first literal of the newest level that implies the rest. */
final class ConflictAnalysis {
  private final Trail trail;
  private final Clauses clauses;
  private final VariableOrder order;
  private boolean[] seen = new boolean[64];
  private int[] stamps = new int[64];
  private int stamp;

  /** What was learnt: its first literal is implied by the others, the second is of their newest. */
  final Ints learnt = new Ints();

  /** The newest level of the learnt clause's literals but the first. */
  int backLevel;

  /** How many levels the literals of the learnt clause are of. */
  int glue;

  ConflictAnalysis(Trail trail, Clauses clauses, VariableOrder order) {
    this.trail = trail;
    this.clauses = clauses;
    this.order = order;
  }

  void grow(int count) {
    if (count > seen.length) {
      seen = Arrays.copyOf(seen, Math.max(count, 2 * seen.length));
      stamps = Arrays.copyOf(stamps, seen.length);
    }
  }

  /** Learns from a clause that is false; the present level is above 0. */
  void learn(int conflict) {
    learnt.size = 0;
    learnt.add(0);
    int open = 0;
    int reason = conflict;
    int place = trail.size;
    int literal = -1;
    do {
      open += visit(reason, literal);
      do {
        literal = trail.literals[--place];
      } while (!seen[literal >> 1]);
      reason = trail.reasons[literal >> 1];
      seen[literal >> 1] = false;
      open--;
    } while (open > 0);
    learnt.items[0] = literal ^ 1;
    int all = learnt.size;
    int[] marked = Arrays.copyOf(learnt.items, all);
    minimize();
    for (int i = 1; i < all; i++) {
      seen[marked[i] >> 1] = false;
    }
    findLevels();
  }

  /** Marks the literals of a clause; returns how many of the present level are new. */
  private int visit(int clause, int implied) {
    int open = 0;
    for (int i = clause; i < clause + clauses.size(clause); i++) {
      int literal = clauses.arena[i];
      int variable = literal >> 1;
      if (literal != implied && !seen[variable] && trail.levels[variable] > 0) {
        seen[variable] = true;
        order.bump(variable);
        if (trail.levels[variable] == trail.level()) {
          open++;
        } else {
          learnt.add(literal);
        }
      }
    }
    return open;
  }

  /** Drops literals that the others imply in one step. */
  private void minimize() {
    int kept = 1;
    for (int i = 1; i < learnt.size; i++) {
      int literal = learnt.items[i];
      if (!isImplied(literal)) {
        learnt.items[kept++] = literal;
      }
    }
    learnt.size = kept;
  }

  private boolean isImplied(int literal) {
    int reason = trail.reasons[literal >> 1];
    if (reason == Trail.NO_REASON) {
      return false;
    }
    for (int i = reason; i < reason + clauses.size(reason); i++) {
      int other = clauses.arena[i] >> 1;
      if (other != literal >> 1 && !seen[other] && trail.levels[other] > 0) {
        return false;
      }
    }
    return true;
  }

  private void findLevels() {
    backLevel = 0;
    glue = 0;
    stamp++;
    for (int i = 0; i < learnt.size; i++) {
      int level = trail.levels[learnt.items[i] >> 1];
      if (i > 0 && level > backLevel) {
        backLevel = level;
        int second = learnt.items[1];
        learnt.items[1] = learnt.items[i];
        learnt.items[i] = second;
      }
      if (level >= stamps.length) {
        stamps = Arrays.copyOf(stamps, 2 * level);
      }
      if (stamps[level] != stamp) {
        stamps[level] = stamp;
        glue++;
      }
    }
  }

  /** The assumptions that make a false assumption false, and that assumption itself. */
  int[] failed(int assumption) {
    Ints failed = new Ints();
    failed.add(assumption);
    if (trail.level() == 0) {
      return failed.toArray();
    }
    seen[assumption >> 1] = true;
    for (int i = trail.size - 1; i >= trail.start(1); i--) {
      int literal = trail.literals[i];
      if (seen[literal >> 1]) {
        seen[literal >> 1] = false;
        int reason = trail.reasons[literal >> 1];
        if (reason == Trail.NO_REASON) {
          failed.add(literal);
        } else {
          markReason(reason, literal);
        }
      }
    }
    seen[assumption >> 1] = false;
    return failed.toArray();
  }

  private void markReason(int reason, int literal) {
    for (int i = reason; i < reason + clauses.size(reason); i++) {
      int other = clauses.arena[i];
      if (other != literal && trail.levels[other >> 1] > 0) {
        seen[other >> 1] = true;
      }
    }
  }
}
