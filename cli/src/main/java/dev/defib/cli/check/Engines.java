package dev.defib.cli.check;

import dev.defib.checker.engine.Engine;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.portfolio.Jury;
import dev.defib.checker.portfolio.Portfolio;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    List<String> single = single(true, Checkpoints.none()).stream().map(Engine::name).toList();
    return Stream.of(List.of(AUTO), single, List.of(Jury.NAME)).flatMap(List::stream).toList();
  }

  /**
   * The engine with a name.
   *
   * @param reduce whether it may leave out states where that is sound
   * @param checkpoints where it stores its searches, if it can
   */
  public static Engine named(String name, boolean reduce, Checkpoints checkpoints) {
    return switch (name) {
      case AUTO -> auto(new ExplicitEngine(reduce, checkpoints), checkpoints);
      case Jury.NAME -> new Jury(single(reduce, checkpoints));
      default ->
          single(reduce, checkpoints).stream()
              .filter(engine -> engine.name().equals(name))
              .findFirst()
              .orElseThrow();
    };
  }

  /** Who wants a search stored or gone on with wants that search, and no other. */
  private static Engine auto(Engine leader, Checkpoints checkpoints) {
    return checkpoints.areWanted()
        ? leader
        : new Portfolio(
            leader, List.of(new SatEngine(Method.IC3), new SatEngine(Method.BMC)), GRACE, PATIENCE);
  }

  private static List<Engine> single(boolean reduce, Checkpoints checkpoints) {
    var engines = new ArrayList<Engine>();
    engines.add(new ExplicitEngine(reduce, checkpoints));
    engines.add(new ReferenceEngine());
    Arrays.stream(Method.values()).map(SatEngine::new).forEach(engines::add);
    return engines;
  }
}
