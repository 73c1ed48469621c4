package dev.defib.checker.explicit;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.explicit.code.Compiler;
import dev.defib.checker.explicit.code.Probe;
import dev.defib.checker.explicit.code.Successors;
import dev.defib.checker.explicit.reduce.Reductions;
import dev.defib.checker.explicit.store.Scratch;
import dev.defib.checker.explicit.store.SearchKey;
import dev.defib.checker.graph.Judge;
import dev.defib.checker.graph.LimitReached;
import dev.defib.checker.graph.StateGraph;
import dev.defib.checker.graph.Watch;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Decides properties that single states or steps settle: one search over all states, of which
 * nothing is kept but the set.
 */
final class StateSearch {
  /** Logs up to this size are kept from the first search on. */
  private static final long LOG_BYTES_MAX = 1L << 28;

  private static final Scratch SCRATCH = Scratch.temporary();

  private final TransitionSystem system;
  private final Layout layout;
  private final Reductions reductions;
  private final Budget budget;
  private final IntSupplier workers;
  private final Progress progress;
  private final Watch watch;
  private final Probes probes;
  private final Successors successors;
  private final Interpreter interpreter;
  private final SearchStore store;
  private LevelLog log;

  StateSearch(SearchContext context, Reductions reductions, Checkpoints checkpoints) {
    this.system = context.system();
    this.layout = context.layout();
    this.reductions = reductions;
    this.budget = context.budget();
    this.workers = context.workers();
    this.progress = context.progress();
    this.watch = context.watch();
    this.probes = new Probes(system, reductions.questions());
    this.successors = Compiler.compile(system, layout, probes.list(), false);
    this.interpreter = new Interpreter(system);
    long logBytes = Math.min(LOG_BYTES_MAX, Math.min(budget.bytesMax(), heapBytes()) / 8);
    this.log = new LevelLog(layout.words(), logBytes, Optional.empty());
    this.store =
        SearchStore.of(checkpoints, () -> key(checkpoints.version()), Math.max(1, layout.bits()));
  }

  private SearchKey key(String version) {
    List<Layout.Place> places = IntStream.range(0, system.slots()).mapToObj(layout::place).toList();
    return new SearchKey(
        version,
        system.name(),
        Fingerprint.of(List.of(system, places)),
        Fingerprint.of(probes.list()),
        reductions.names());
  }

  private static long heapBytes() {
    return Runtime.getRuntime().maxMemory();
  }

  /** Answers the questions, which this search must be able to settle, in their order. */
  List<Answer> answer(String engine) throws InterruptedException {
    try (Crew crew = new Crew(budget.workers(), workers)) {
      StateGraph.Counts counts;
      Hits hits;
      Optional<Verdict.Undecided> limit;
      try (LevelSearch search = search(crew, log, store, budget)) {
        noteInitial(search.hits());
        limit = search.run(Integer.MAX_VALUE);
        counts = search.counts();
        hits = search.hits();
      }
      int deepest = deepest(hits);
      TraceFinder traces =
          new TraceFinder(
              interpreter,
              layout,
              reductions.representative(),
              successors,
              probes.list(),
              () -> logUpTo(deepest, crew));
      Judge judge =
          new Judge(new SearchFindings(system, probes, hits, counts, limit, traces), watch);
      List<Answer> answers = new ArrayList<>();
      for (Question question : reductions.questions()) {
        answers.add(judge.judge(question).answer(question, engine, counts));
      }
      return answers;
    } finally {
      log.close();
    }
  }

  /** The level of the longest run that will be asked for. */
  private int deepest(Hits hits) {
    return reductions.questions().stream()
        .flatMap(question -> probes.goal(question.property()).stream())
        .mapToInt(goal -> hits.level(probes.numberOf(goal)))
        .max()
        .orElse(0);
  }

  private LevelSearch search(Crew crew, LevelLog into, SearchStore to, Budget within) {
    return new LevelSearch(
        successors,
        reductions.representative(),
        layout,
        probes.list().size(),
        probes.haveStates(),
        crew,
        within,
        progress,
        watch,
        into,
        SCRATCH,
        to);
  }

  /** Events are false initially, where no step leads. */
  private void noteInitial(Hits hits) {
    List<Probe.OfStep> ofAnyStep =
        probes.list().stream()
            .filter(Probe.OfStep.class::isInstance)
            .map(Probe.OfStep.class::cast)
            .filter(probe -> probe.actions().isEmpty())
            .toList();
    if (ofAnyStep.isEmpty()) {
      return;
    }
    for (Interpreter.Start start : interpreter.initialStates()) {
      for (Probe.OfStep probe : ofAnyStep) {
        if (interpreter.holds(probe.term(), start.state(), List.of())) {
          hits.noteInitial(probes.numberOf(probe));
        }
      }
    }
  }

  /** The log of the first search, or, if that was given up, of one that is made for it. */
  private LevelLog logUpTo(int level, Crew crew) throws InterruptedException {
    if (!log.isComplete()) {
      log.close();
      log =
          new LevelLog(
              layout.words(), Math.min(budget.bytesMax(), heapBytes()) / 8, Optional.of(SCRATCH));
      try (LevelSearch again = search(crew, log, SearchStore.none(), budget.withoutCounts())) {
        again
            .run(level)
            .ifPresent(
                limit -> {
                  log.giveUp();
                  throw new LimitReached(limit.cause(), limit.reason());
                });
      }
    }
    return log;
  }
}
