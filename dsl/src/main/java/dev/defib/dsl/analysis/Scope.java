package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that can be said at a place: its own, and those of the scope around it. */
final class Scope {
  /** A name's meaning; the type of a definition is found when it is first used. */
  record Entry(Symbol symbol, Type type, Span place) {}

  private final Optional<Scope> outer;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> hints = new HashMap<>();

  private Scope(Optional<Scope> outer) {
    this.outer = outer;
  }

  static Scope outermost() {
    return new Scope(Optional.empty());
  }

  Scope inner() {
    return new Scope(Optional.of(this));
  }

  /** Declares a name, or reports that this scope has it already. The underscore names nothing. */
  void declare(Identifier name, Symbol symbol, Type type, Facts facts) {
    if (name.text().equals("_")) {
      return;
    }
    Entry former = entries.putIfAbsent(name.text(), new Entry(symbol, type, name.span()));
    if (former != null) {
      facts.report(duplicate(name, former.place()));
    }
  }

  static Diagnostic duplicate(Identifier name, Span former) {
    return Diagnostic.of(Code.DUPLICATE_NAME, "the name `" + name + "` is taken already")
        .because(former, "`" + name + "` is declared here")
        .help("give one of the two another name")
        .at(name.span(), "declared again");
  }

  Optional<Entry> find(String name) {
    Entry own = entries.get(name);
    return own != null ? Optional.of(own) : outer.flatMap(o -> o.find(name));
  }

  /** Says what to write so that a name means something that means nothing here. */
  void hint(String name, String help) {
    hints.putIfAbsent(name, help);
  }

  Optional<String> hint(String name) {
    return Optional.ofNullable(hints.get(name)).or(() -> outer.flatMap(o -> o.hint(name)));
  }

  /** All names that can be said here, the nearest first. */
  List<String> names() {
    List<String> names = new ArrayList<>(entries.keySet());
    outer.ifPresent(o -> names.addAll(o.names()));
    return names;
  }
}
