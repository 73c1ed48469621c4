package dev.defib.checker.sat.solve;

import java.util.Arrays;

/**
 * Conflict-driven clause learning, made for many small queries over one large formula.
 *
 * <p>Clauses that define functions of a graph can always be satisfied once the inputs of the
 * functions that matter are assigned. So a query may say which variables matter ({@link
 * #restrict}): the others are neither decided on nor assigned, and a query costs what its own
 * functions cost, not what the whole formula does. And a clause may be added for one query alone.
 */
public class CdclSolver implements SatSolver {
  private static final int CONFLICTS_PER_RESTART = 100;
  private static final int STEPS_PER_POLL = 1 << 10;
  private static final int LEARNT_MAX = 4_000;
  private static final int LEARNT_MORE = 500;
  private static final int NO_CLAUSE = -1;
  private static final int NO_VARIABLE = -1;

  private final Interrupt interrupt;
  private final Trail trail = new Trail();
  private final Clauses clauses = new Clauses();
  private final VariableOrder order = new VariableOrder();
  private final ConflictAnalysis analysis = new ConflictAnalysis(trail, clauses, order);
  private boolean[] phases = new boolean[64];
  private int variables;
  private boolean contradictory;

  /** How many literals of the trail were propagated. */
  private int propagated;

  private Ints learnt = new Ints();
  private int learntMax = LEARNT_MAX;
  private int steps;

  /** Whether the trail is that of a query, which can still be asked for its assignment. */
  private boolean inQuery;

  private int[] failed = {};

  /**
   * Which variables matter for the next query: those with the present stamp, if it is restricted.
   */
  private int[] stamps = new int[64];

  private int stamp;
  private boolean restricted;
  private final Ints wanted = new Ints();

  /** Whether all open variables are in the order. */
  private boolean orderIsComplete = true;

  /** The variable that switches the clause for one query on. */
  private int temporary = NO_VARIABLE;

  private boolean usesTemporary;

  /** The clause for one query, and what was learnt from it. */
  private final Ints temporaryClauses = new Ints();

  public CdclSolver(Interrupt interrupt) {
    this.interrupt = interrupt;
  }

  @Override
  public int newVariable() {
    int variable = variables++;
    trail.grow(variables);
    clauses.grow(variables);
    order.grow(variables);
    analysis.grow(variables);
    if (variable >= phases.length) {
      phases = Arrays.copyOf(phases, 2 * phases.length);
      stamps = Arrays.copyOf(stamps, 2 * stamps.length);
    }
    if (orderIsComplete) {
      order.insert(variable);
    }
    return variable;
  }

  @Override
  public void addClause(int... literals) {
    finishQuery();
    add(literals);
  }

  /** Adds what is left of a clause; returns it if it has two literals or more. */
  private int add(int... literals) {
    int[] open = new int[literals.length];
    int count = 0;
    for (int literal : literals) {
      if (trail.isTrue(literal) || contains(open, count, literal ^ 1)) {
        return NO_CLAUSE;
      }
      if (!trail.isFalse(literal) && !contains(open, count, literal)) {
        open[count++] = literal;
      }
    }
    if (count > 1) {
      return clauses.add(open, count, 0);
    }
    if (count == 0) {
      contradictory = true;
    } else {
      trail.assign(open[0], Trail.NO_REASON);
    }
    return NO_CLAUSE;
  }

  private static boolean contains(int[] literals, int count, int literal) {
    for (int i = 0; i < count; i++) {
      if (literals[i] == literal) {
        return true;
      }
    }
    return false;
  }

  /** Demands of the next query alone that one of the literals be true. */
  public void addForNextQuery(int... literals) {
    finishQuery();
    if (temporary == NO_VARIABLE || !trail.isOpen(temporary)) {
      temporary = newVariable();
    }
    int[] clause = Arrays.copyOf(literals, literals.length + 1);
    clause[literals.length] = 2 * temporary + 1;
    int added = add(clause);
    if (added != NO_CLAUSE) {
      temporaryClauses.add(added);
    }
    usesTemporary = true;
  }

  /**
   * Lets the next query decide on and assign these variables alone, and those of its assumptions;
   * may be called several times. The caller answers for that the other variables can be assigned so
   * that all clauses are satisfied, whatever the wanted ones are.
   */
  public void restrict(int... some) {
    finishQuery();
    if (!restricted) {
      restricted = true;
      stamp++;
      wanted.size = 0;
    }
    for (int variable : some) {
      if (stamps[variable] != stamp) {
        stamps[variable] = stamp;
        wanted.add(variable);
      }
    }
  }

  @Override
  public boolean solve(int... assumptions) throws InterruptedException {
    finishQuery();
    inQuery = true;
    failed = new int[0];
    int[] all = assumptions;
    if (usesTemporary) {
      all = Arrays.copyOf(assumptions, assumptions.length + 1);
      all[assumptions.length] = 2 * temporary;
    }
    if (contradictory || propagate() != NO_CLAUSE) {
      contradictory = true;
      return false;
    }
    prepareOrder(all);
    return search(all);
  }

  private void prepareOrder(int[] assumptions) {
    if (restricted) {
      for (int literal : assumptions) {
        if (stamps[literal >> 1] != stamp) {
          stamps[literal >> 1] = stamp;
          wanted.add(literal >> 1);
        }
      }
      order.clear();
      orderIsComplete = false;
      for (int i = 0; i < wanted.size; i++) {
        insert(wanted.items[i]);
      }
    } else if (!orderIsComplete) {
      orderIsComplete = true;
      for (int variable = 0; variable < variables; variable++) {
        insert(variable);
      }
    }
  }

  private void insert(int variable) {
    if (trail.isOpen(variable)) {
      order.insert(variable);
    }
  }

  private boolean search(int[] assumptions) throws InterruptedException {
    int restarts = 0;
    int conflictsLeft = CONFLICTS_PER_RESTART;
    while (true) {
      poll();
      int conflict = propagate();
      if (conflict != NO_CLAUSE) {
        if (trail.level() == 0) {
          contradictory = true;
          return false;
        }
        learn(conflict);
        conflictsLeft--;
      } else if (conflictsLeft <= 0) {
        restarts++;
        conflictsLeft = CONFLICTS_PER_RESTART * luby(restarts);
        backTo(Math.min(trail.level(), assumptions.length));
        reduce();
      } else if (trail.level() < assumptions.length) {
        if (!assume(assumptions[trail.level()])) {
          return false;
        }
      } else if (!decide()) {
        return true;
      }
    }
  }

  private void poll() throws InterruptedException {
    if (++steps >= STEPS_PER_POLL) {
      steps = 0;
      interrupt.poll();
    }
  }

  /** The sequence 1 1 2 1 1 2 4 …, from index 1. */
  private static int luby(int index) {
    int i = index;
    while (Integer.bitCount(i + 1) != 1) {
      i -= Integer.highestOneBit(i + 1) - 1;
    }
    return (i + 1) >> 1;
  }

  private boolean assume(int literal) {
    if (trail.isFalse(literal)) {
      failed = analysis.failed(literal);
      return false;
    }
    trail.openLevel();
    if (!trail.isTrue(literal)) {
      trail.assign(literal, Trail.NO_REASON);
    }
    return true;
  }

  private boolean decide() {
    while (!order.isEmpty()) {
      int variable = order.removeFirst();
      if (trail.isOpen(variable)) {
        trail.openLevel();
        trail.assign(2 * variable + (phases[variable] ? 0 : 1), Trail.NO_REASON);
        return true;
      }
    }
    return false;
  }

  private void learn(int conflict) {
    analysis.learn(conflict);
    order.decay();
    Ints clause = analysis.learnt;
    backTo(analysis.backLevel);
    int reason = Trail.NO_REASON;
    if (clause.size > 1) {
      reason = clauses.add(clause.items, clause.size, analysis.glue);
      boolean passes = usesTemporary && contains(clause.items, clause.size, 2 * temporary + 1);
      (passes ? temporaryClauses : learnt).add(reason);
    }
    trail.assign(clause.items[0], reason);
  }

  private void backTo(int level) {
    if (level >= trail.level()) {
      return;
    }
    int start = trail.start(level + 1);
    while (trail.size > start) {
      int literal = trail.removeLast();
      phases[literal >> 1] = (literal & 1) == 0;
      order.insert(literal >> 1);
    }
    trail.closeLevels(level);
    propagated = start;
  }

  /** Forgets the worse half of what was learnt, if that is much. */
  private void reduce() {
    if (learnt.size < learntMax) {
      return;
    }
    learntMax += LEARNT_MORE;
    long[] byGlue = new long[learnt.size];
    for (int i = 0; i < learnt.size; i++) {
      byGlue[i] = (long) clauses.glue(learnt.items[i]) << Integer.SIZE | learnt.items[i];
    }
    Arrays.sort(byGlue);
    learnt.size = 0;
    for (int i = 0; i < byGlue.length; i++) {
      int clause = (int) byGlue[i];
      if (i < byGlue.length / 2 || isReason(clause)) {
        learnt.add(clause);
      } else {
        clauses.delete(clause);
      }
    }
  }

  private boolean isReason(int clause) {
    int literal = clauses.arena[clause];
    return trail.isTrue(literal) && trail.reasons[literal >> 1] == clause;
  }

  /** Makes the trail that of the clauses alone, and forgets what was for the last query alone. */
  private void finishQuery() {
    if (!inQuery) {
      return;
    }
    inQuery = false;
    restricted = false;
    usesTemporary = false;
    backTo(0);
    for (int i = 0; i < temporaryClauses.size; i++) {
      clauses.delete(temporaryClauses.items[i]);
    }
    temporaryClauses.size = 0;
    if (clauses.isWasteful()) {
      learnt = clauses.compact();
    }
  }

  /** Assigns what the clauses imply; returns a clause that is false, if one is. */
  private int propagate() {
    while (propagated < trail.size) {
      int conflict = propagate(trail.literals[propagated++] ^ 1);
      if (conflict != NO_CLAUSE) {
        return conflict;
      }
    }
    return NO_CLAUSE;
  }

  private int propagate(int falseLiteral) {
    Ints list = clauses.watches[falseLiteral];
    if (list == null) {
      return NO_CLAUSE;
    }
    int[] items = list.items;
    int size = list.size;
    int kept = 0;
    int conflict = NO_CLAUSE;
    for (int i = 0; i < size; i += 2) {
      int clause = items[i];
      int other = items[i + 1];
      if (conflict == NO_CLAUSE && !trail.isTrue(other)) {
        if (clauses.isDeleted(clause)) {
          continue;
        }
        other = clauses.otherWatched(clause, falseLiteral);
        if (!trail.isTrue(other)) {
          if (clauses.watchElsewhere(clause, trail.values)) {
            continue;
          }
          if (trail.isFalse(other)) {
            conflict = clause;
          } else if (matters(other >> 1)) {
            trail.assign(other, clause);
          }
        }
      }
      items[kept++] = clause;
      items[kept++] = other;
    }
    list.size = kept;
    return conflict;
  }

  private boolean matters(int variable) {
    return !restricted || stamps[variable] == stamp || trail.level() == 0;
  }

  @Override
  public boolean isTrue(int literal) {
    return trail.isTrue(literal & ~1) == ((literal & 1) == 0);
  }

  /** Whether the last query assigned the variable of a literal. */
  public boolean isAssigned(int literal) {
    return !trail.isOpen(literal >> 1);
  }

  @Override
  public int[] failed() {
    int hidden = usesTemporary ? 2 * temporary : -1;
    return Arrays.stream(failed).filter(literal -> literal != hidden).toArray();
  }
}
