package dev.defib.checker.sat.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Clauses of two literals or more in one array, and for each literal the clauses to look at when it
 * becomes false.
 *
 * <p>A clause is the place of its first literal; before that stand its size and its glue: how many
 * levels its literals were of when it was learnt, 0 for a clause that was given. A clause is
 * watched through its first two literals. With each watch stands another literal of the clause,
 * which often is true and saves the look.
 */
final class Clauses {
  private static final int HEADER = 2;
  private static final int DELETED = -1;

  int[] arena = new int[1 << 12];
  int end;

  /** By literal: pairs of a clause and another literal of it; null where there were none yet. */
  @Nullable Ints[] watches = new @Nullable Ints[128];

  private int wasted;

  void grow(int count) {
    if (2 * count > watches.length) {
      watches = Arrays.copyOf(watches, Math.max(2 * count, 2 * watches.length));
    }
  }

  int add(int[] literals, int count, int glue) {
    if (end + HEADER + count > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(2 * arena.length, end + HEADER + count));
    }
    arena[end] = count;
    arena[end + 1] = glue;
    int clause = end + HEADER;
    System.arraycopy(literals, 0, arena, clause, count);
    end = clause + count;
    watch(clause);
    return clause;
  }

  private void watch(int clause) {
    watch(arena[clause], clause, arena[clause + 1]);
    watch(arena[clause + 1], clause, arena[clause]);
  }

  void watch(int literal, int clause, int other) {
    Ints list = watches[literal];
    if (list == null) {
      list = new Ints();
      watches[literal] = list;
    }
    list.add(clause);
    list.add(other);
  }

  /** Puts the literal, which is one of the two watched, last of them; returns the other. */
  int otherWatched(int clause, int literal) {
    if (arena[clause] == literal) {
      arena[clause] = arena[clause + 1];
      arena[clause + 1] = literal;
    }
    return arena[clause];
  }

  /** Watches a literal that is not false in place of the second one, if there is one. */
  boolean watchElsewhere(int clause, byte[] values) {
    for (int i = clause + 2; i < clause + size(clause); i++) {
      int literal = arena[i];
      if (values[literal] != Trail.FALSE) {
        arena[i] = arena[clause + 1];
        arena[clause + 1] = literal;
        watch(literal, clause, arena[clause]);
        return true;
      }
    }
    return false;
  }

  int size(int clause) {
    return arena[clause - HEADER];
  }

  int glue(int clause) {
    return arena[clause - 1];
  }

  boolean isDeleted(int clause) {
    return glue(clause) == DELETED;
  }

  /** Marks a clause as gone; it is looked at no more after {@link #compact}. */
  void delete(int clause) {
    arena[clause - 1] = DELETED;
    wasted += size(clause) + HEADER;
  }

  boolean isWasteful() {
    return wasted > end / 4;
  }

  /**
   * Drops what was deleted; nothing may be assigned with a reason meanwhile.
   *
   * @return the new place of each clause that is left and was learnt
   */
  Ints compact() {
    int[] from = arena;
    int until = end;
    arena = new int[from.length];
    end = 0;
    wasted = 0;
    for (Ints list : watches) {
      if (list != null) {
        list.size = 0;
      }
    }
    Ints learnt = new Ints();
    for (int place = 0; place < until; place += HEADER + from[place]) {
      int glue = from[place + 1];
      if (glue != DELETED) {
        int start = place + HEADER;
        int clause = add(Arrays.copyOfRange(from, start, start + from[place]), from[place], glue);
        if (glue > 0) {
          learnt.add(clause);
        }
      }
    }
    return learnt;
  }
}
