package dev.defib.cli.check;

import dev.defib.checker.engine.Engine;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.reference.ReferenceEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The engines there are, in the order in which {@code auto} asks them. */
public final class Engines {
  public static final String AUTO = "auto";

  private static final List<Engine> ALL = List.of(new ExplicitEngine(), new ReferenceEngine());

  private Engines() {}

  /** What may be typed behind {@code --engine}. */
  public static List<String> names() {
    return Stream.concat(Stream.of(AUTO), ALL.stream().map(Engine::name)).toList();
  }

  /** The engines that a name allows. */
  public static List<Engine> named(String name) {
    var engines = new ArrayList<Engine>();
    for (Engine engine : ALL) {
      if (name.equals(AUTO) || name.equals(engine.name())) {
        engines.add(engine);
      }
    }
    return engines;
  }
}
