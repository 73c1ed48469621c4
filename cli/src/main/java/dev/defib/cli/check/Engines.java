package dev.defib.cli.check;

import dev.defib.checker.engine.Engine;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.portfolio.Jury;
import dev.defib.checker.portfolio.Portfolio;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import dev.defib.checker.sat.solve.Solvers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The engines there are. */
public final class Engines {
  public static final String AUTO = Portfolio.NAME;

  /** Most searches have ended by then, and what the others would do then is not missed. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** What nobody bounds shall end all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Engines() {}

  /** What may be typed behind {@code --engine}. */
  public static List<String> names() {
    List<String> single =
        single(new ExplicitEngine(true), UnaryOperator.identity()).stream()
            .map(Engine::name)
            .toList();
    return Stream.of(List.of(AUTO), single, List.of(Jury.NAME)).flatMap(List::stream).toList();
  }

  /**
   * The engine with a name.
   *
   * @param reduce whether it may leave out states where that is sound
   * @param checkpoints where it stores its searches, if it can
   * @param solver a program that has to accept proofs, too
   */
  public static Engine named(
      String name, boolean reduce, Checkpoints checkpoints, Optional<String> solver) {
    var explicit = new ExplicitEngine(reduce, checkpoints);
    UnaryOperator<Solvers> solvers = ours -> solver.map(ours::withJudge).orElse(ours);
    return switch (name) {
      case AUTO -> checkpoints.areWanted() ? explicit : auto(explicit, solvers);
      case Jury.NAME -> new Jury(single(explicit, solvers));
      default ->
          single(explicit, solvers).stream()
              .filter(engine -> engine.name().equals(name))
              .findFirst()
              .orElseThrow();
    };
  }

  /** Not for who wants a search stored or gone on with: that search is wanted, and no other. */
  private static Engine auto(Engine leader, UnaryOperator<Solvers> solvers) {
    List<SatEngine> others =
        List.of(new SatEngine(Method.IC3, solvers), new SatEngine(Method.BMC, solvers));
    return new Portfolio(leader, others, GRACE, PATIENCE);
  }

  private static List<Engine> single(Engine explicit, UnaryOperator<Solvers> solvers) {
    var engines = new ArrayList<Engine>();
    engines.add(explicit);
    engines.add(new ReferenceEngine());
    Arrays.stream(Method.values())
        .map(method -> new SatEngine(method, solvers))
        .forEach(engines::add);
    return engines;
  }
}
