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

  private final Facts facts;
  private final IdentityHashMap<Object, Pending> pending = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Type> types = new IdentityHashMap<>();
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
    underway.add(declaration);
    Type type = definition.typing().get();
    underway.removeLast();
    types.put(declaration, type);
    return type;
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
