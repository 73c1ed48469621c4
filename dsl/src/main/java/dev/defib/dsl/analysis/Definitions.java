package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * The types of named expressions and of constants, found when first asked for: they may be used
 * above their declaration, but not, in a circle, by themselves.
 */
final class Definitions {
  private record Pending(Identifier name, Supplier<Type> typing) {}

  /**
   * What a definition comes to when all that it uses is written out.
   *
   * @param parts the definitions in it, each as often as it is used
   */
  private record Extent(long parts, int depth) {}

  private static final int DEPTH_MAX = 1_000;
  private static final long PARTS_MAX = 100_000;

  private final Facts facts;
  private final IdentityHashMap<Object, Pending> pending = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Type> types = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Extent> extents = new IdentityHashMap<>();
  private Extent extent = new Extent(1, 1);
  private final List<Object> underway = new ArrayList<>();

  Definitions(Program program) {
    this.facts = program.facts;
  }

  /** Makes known how a definition or constant is typed, once somebody asks. */
  void add(Object declaration, Identifier name, Supplier<Type> typing) {
    pending.put(declaration, new Pending(name, typing));
  }

  void add(Definition definition, Supplier<Type> typing) {
    add(definition, definition.name(), typing);
  }

  Type type(Object declaration) {
    Type known = types.get(declaration);
    if (known != null) {
      return known;
    }
    Pending definition = pending.get(declaration);
    if (definition == null) {
      return Type.UNKNOWN;
    }
    if (isUnderway(declaration)) {
      facts.report(circular(definition.name()));
      return Type.UNKNOWN;
    }
    Extent outer = extent;
    extent = new Extent(1, 1);
    underway.add(declaration);
    Type type = definition.typing().get();
    underway.removeLast();
    types.put(declaration, type);
    extents.put(declaration, bounded(definition.name()));
    extent = outer;
    return type;
  }

  /** Notes that what is being typed uses a definition or constant once. */
  void refer(Object declaration) {
    Extent part = extents.getOrDefault(declaration, new Extent(0, 0));
    extent =
        new Extent(
            Math.min(PARTS_MAX + 1, extent.parts() + part.parts()),
            Math.max(extent.depth(), part.depth() + 1));
  }

  /** The extent of what was typed; one past the limits is reported, and forgotten. */
  private Extent bounded(Identifier name) {
    if (extent.depth() <= DEPTH_MAX && extent.parts() <= PARTS_MAX) {
      return extent;
    }
    boolean deep = extent.depth() > DEPTH_MAX;
    facts.report(
        Diagnostic.of(
                Code.TOO_DEEP,
                deep
                    ? "`" + name + "` is defined by others nested past 1,000"
                    : "`" + name + "` stands for more than 100,000 other definitions")
            .help("let a variable or an observer remember part of it")
            .at(name.span()));
    return new Extent(1, 1);
  }

  private boolean isUnderway(Object declaration) {
    return underway.stream().anyMatch(d -> d == declaration);
  }

  private static Diagnostic circular(Identifier name) {
    return Diagnostic.of(Code.CIRCULAR_DEFINITION, "`" + name + "` is defined by itself")
        .help("write out what it stands for")
        .at(name.span(), "needs its own value");
  }
}
