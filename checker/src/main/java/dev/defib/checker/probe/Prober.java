package dev.defib.checker.probe;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Asks for more and more until somebody can bring a device where it is wanted. */
public final class Prober {
  /** So many cells are listed; beyond that, strategies are searched for by their length. */
  private static final int CELLS_MAX = 50_000;

  /** Pairs are looked at in devices of at most so many states. */
  private static final int PAIRED_MAX = 256;

  private final Arena arena;
  private final Knowledge knowledge;
  private final BooleanSupplier late;
  private final Predicate<Attempt> accepted;

  /**
   * @param late whether to give up
   * @param accepted whether a strategy that needs luck does without luck of another kind; one that
   *     does not is passed over
   */
  public Prober(Arena arena, BooleanSupplier late, Predicate<Attempt> accepted) {
    this.arena = arena;
    this.knowledge = new Knowledge(arena);
    this.late = late;
    this.accepted = accepted;
  }

  /**
   * What came of one rung.
   *
   * @param procedure empty if there is none, or none was found
   * @param decided whether all was looked at that had to be
   */
  public record Attempt(Rung rung, Optional<Procedure> procedure, boolean decided) {
    boolean isSure() {
      return procedure.filter(p -> !p.needsLuck()).isPresent();
    }
  }

  /** The least that it takes. */
  public Findings findings() {
    Optional<Attempt> answer = Optional.empty();
    Rung refused = Rung.COMMANDS;
    for (Rung rung : rungs()) {
      Attempt attempt = attempt(rung, answer.isEmpty());
      if (!attempt.decided()) {
        return answer
            .map(a -> answered(a, Optional.empty(), rung))
            .orElseGet(
                () -> Findings.undecided("too many situations for the time that was allowed"));
      }
      if (attempt.isSure()) {
        return answer
            .map(lucky -> answered(lucky, Optional.of(rung), lucky.rung()))
            .orElse(answered(attempt, Optional.empty(), refused));
      }
      refused = rung;
      if (answer.isEmpty() && attempt.procedure().isPresent()) {
        answer = Optional.of(attempt);
      }
    }
    Rung last = refused;
    return answer
        .map(lucky -> answered(lucky, Optional.empty(), lucky.rung()))
        .orElseGet(
            () ->
                answered(new Attempt(Rung.NOBODY, Optional.empty(), true), Optional.empty(), last));
  }

  /** Those that offer something that the former ones do not. */
  private List<Rung> rungs() {
    var rungs = new ArrayList<Rung>();
    rungs.add(Rung.COMMANDS);
    if (arena.commands().stream().anyMatch(c -> c.rung() == Rung.RESET)) {
      rungs.add(Rung.RESET);
    }
    rungs.add(Rung.POWER);
    return rungs;
  }

  private Findings answered(Attempt attempt, Optional<Rung> surer, Rung refused) {
    boolean luck = attempt.procedure().filter(Procedure::needsLuck).isPresent();
    boolean plain = attempt.rung() == Rung.COMMANDS && !luck;
    boolean software = attempt.rung().compareTo(Rung.RESET) <= 0 && !luck;
    return new Findings(
        attempt.rung(),
        luck,
        attempt.procedure(),
        surer,
        plain ? Optional.empty() : obstacle(refused),
        software ? List.of() : new Additions(arena, late).found(),
        Optional.empty());
  }

  // ---- One rung

  private Attempt attempt(Rung rung, boolean luckWanted) {
    BitSet start = arena.start();
    Optional<PairBounds> pairs = pairs(knowledge, rung);
    boolean hopeless = pairs.filter(p -> p.ofBelief(start) == PairBounds.NEVER).isPresent();
    if (hopeless && !luckWanted) {
      return new Attempt(rung, Optional.empty(), true);
    }
    Optional<BeliefGraph> graph = BeliefGraph.explore(knowledge, start, rung, CELLS_MAX);
    if (graph.isPresent()) {
      Optional<Strategy> sure = hopeless ? Optional.empty() : graph.get().sure(start);
      return sure.isPresent()
          ? new Attempt(rung, sure.map(s -> procedure(s, rung)), true)
          : luckWanted ? lucky(graph.get(), rung) : new Attempt(rung, Optional.empty(), true);
    }
    if (hopeless || pairs.isEmpty()) {
      return new Attempt(rung, Optional.empty(), false);
    }
    Optional<Strategy> found = new Deepening(knowledge, pairs.get(), rung, late).search(start);
    return new Attempt(rung, found.map(s -> procedure(s, rung)), found.isPresent());
  }

  private Attempt lucky(BeliefGraph graph, Rung rung) {
    return new Luck(graph, knowledge)
        .strategies(arena.start()).stream()
            .map(s -> new Attempt(rung, Optional.of(procedure(s, rung)), true))
            .filter(accepted)
            .findFirst()
            .orElseGet(() -> new Attempt(rung, Optional.empty(), true));
  }

  private Procedure procedure(Strategy strategy, Rung rung) {
    return Procedures.of(knowledge, strategy, rung, arena.start());
  }

  private static Optional<PairBounds> pairs(Knowledge knowledge, Rung rung) {
    return knowledge.arena().size() <= PAIRED_MAX
        ? Optional.of(new PairBounds(knowledge, rung))
        : Optional.empty();
  }

  /** Whether a sure strategy begins in the device's start; false where that is not known. */
  static boolean isSure(Arena arena, Rung rung) {
    var knowledge = new Knowledge(arena);
    if (pairs(knowledge, rung)
        .filter(p -> p.ofBelief(arena.start()) == PairBounds.NEVER)
        .isPresent()) {
      return false;
    }
    return BeliefGraph.explore(knowledge, arena.start(), rung, CELLS_MAX)
        .flatMap(g -> g.sure(arena.start()))
        .isPresent();
  }

  // ---- What is in the way

  private Optional<Obstacle> obstacle(Rung rung) {
    Optional<PairBounds> pairs = pairs(knowledge, rung);
    Predicate<BitSet> hopeless =
        cell ->
            pairs.filter(p -> p.of(cell) == PairBounds.NEVER).isPresent()
                || (pairs.filter(_ -> cell.cardinality() <= 1).isEmpty()
                    && !BeliefGraph.isSolvable(knowledge, cell, rung, CELLS_MAX).orElse(true));
    BitSet closure = knowledge.closure(arena.start());
    return knowledge.cells(closure).values().stream().anyMatch(hopeless)
        ? Optional.of(new Obstacles(knowledge, rung, hopeless).of(arena.start()))
        : Optional.empty();
  }
}
