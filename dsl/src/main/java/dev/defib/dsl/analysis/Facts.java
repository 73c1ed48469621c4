package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an analysis has found out so far: the tables of {@link Analysis}, and the diagnostics. */
final class Facts {
  /** What a parameter lacks that stands for one machine and is indexed. */
  static final String ELEMENTS = "elements";

  final IdentityHashMap<Expr.Name, Symbol> symbols = new IdentityHashMap<>();
  final IdentityHashMap<Expr.Select, Symbol> qualified = new IdentityHashMap<>();
  final IdentityHashMap<QualifiedName, Declaration> declarations = new IdentityHashMap<>();

  /** Variables and parameters whose values something depends on, by identity. */
  private final Set<Object> reads = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whatever some name means, by the identity of its declaration. */
  private final Set<Object> uses = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Types of machines that a fault may put into any of their states. */
  private final Set<Object> garbled = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Signals that their machine or a fault raises, by identity. */
  private final Set<Object> raised = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Parameters that stand where a constant must, by identity. */
  private final Set<Object> constants = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Parameters whose changes are watched, so that no constant can be handed to them. */
  private final Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What quantifiers and loops with constant bounds bind, by identity. */
  private final Set<Object> fixed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What owners lack, so that one declaration mends all uses. */
  private final Set<Missing> missing = new HashSet<>();

  private record Missing(Object owner, String what) {}

  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  private final Set<Source> broken = new HashSet<>();

  /** Adds a diagnostic, once. */
  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Adds a diagnostic of what an owner lacks, unless it was said of the owner already. */
  void reportMissing(Object owner, String what, Diagnostic diagnostic) {
    if (missing.add(new Missing(owner, what))) {
      report(diagnostic);
    }
  }

  boolean isMissing(Object owner, String what) {
    return missing.contains(new Missing(owner, what));
  }

  /** Adds what the parser found. A file without a tree has names that nobody knows. */
  void parsed(Parsed parsed) {
    SourceFile file = parsed.file();
    diagnostics.addAll(parsed.diagnostics());
    if (parsed.hasErrors() && file.model().isEmpty() && file.specs().isEmpty()) {
      broken.add(file.source());
    }
  }

  boolean isBroken(Source source) {
    return broken.contains(source);
  }

  void read(Object declaration) {
    reads.add(declaration);
  }

  boolean isRead(Object declaration) {
    return reads.contains(declaration);
  }

  void use(Object declaration) {
    uses.add(declaration);
  }

  boolean isUsed(Object declaration) {
    return uses.contains(declaration);
  }

  void garble(Object machine) {
    garbled.add(machine);
  }

  boolean isGarbled(Object machine) {
    return garbled.contains(machine);
  }

  void raise(Object signal) {
    raised.add(signal);
  }

  boolean isRaised(Object signal) {
    return raised.contains(signal);
  }

  void needConstant(Object parameter) {
    constants.add(parameter);
  }

  boolean needsConstant(Object parameter) {
    return constants.contains(parameter);
  }

  void needShared(Object parameter) {
    shared.add(parameter);
  }

  boolean needsShared(Object parameter) {
    return shared.contains(parameter);
  }

  void fix(Object binder) {
    fixed.add(binder);
  }

  boolean isFixed(Object binder) {
    return fixed.contains(binder);
  }

  List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /** Whether an error was found that touches a stretch of a text. */
  boolean isWrong(Span part) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::place)
        .anyMatch(
            p ->
                p.source().equals(part.source())
                    && p.start() < part.end()
                    && part.start() < p.end());
  }

  /** How many there are: the same before and after means that nothing was found in between. */
  int found() {
    return diagnostics.size();
  }
}
