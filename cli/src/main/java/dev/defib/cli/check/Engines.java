package dev.defib.cli.check;

import dev.defib.checker.engine.Engine;
import dev.defib.checker.explicit.Checkpoints;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The engines there are, in the order in which {@code auto} asks them. */
public final class Engines {
  public static final String AUTO = "auto";

  private Engines() {}

  /** What may be typed behind {@code --engine}. */
  public static List<String> names() {
    return Stream.concat(Stream.of(AUTO), all(true, Checkpoints.none()).stream().map(Engine::name))
        .toList();
  }

  /**
   * The engines that a name allows.
   *
   * @param reduce whether they may leave out states where that is sound
   * @param checkpoints where they store their searches, if they can
   */
  public static List<Engine> named(String name, boolean reduce, Checkpoints checkpoints) {
    var engines = new ArrayList<Engine>();
    for (Engine engine : all(reduce, checkpoints)) {
      if (name.equals(AUTO) || name.equals(engine.name())) {
        engines.add(engine);
      }
    }
    return engines;
  }

  private static List<Engine> all(boolean reduce, Checkpoints checkpoints) {
    var engines = new ArrayList<Engine>();
    engines.add(new ExplicitEngine(reduce, checkpoints));
    engines.add(new ReferenceEngine());
    Arrays.stream(Method.values()).map(SatEngine::new).forEach(engines::add);
    return engines;
  }
}
