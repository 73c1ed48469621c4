package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Files whose names and types are resolved.
 *
 * <p>Keyed by the identity of nodes: what each name stands for, and which declaration each type's
 * or system's name means. Members of machines are not in here: what they mean depends on the
 * machine that is wired in, and lowering looks them up in its declaration.
 *
 * <p>If {@link #hasErrors}, the tables have gaps and lowering must not be tried on the files
 * concerned.
 */
public final class Analysis {
  private final List<SourceFile> files;
  private final IdentityHashMap<Expr.Name, Symbol> symbols;
  private final IdentityHashMap<Expr.Select, Symbol> qualified;
  private final IdentityHashMap<QualifiedName, Declaration> declarations;
  private final List<Diagnostic> diagnostics;

  public Analysis(
      List<SourceFile> files,
      IdentityHashMap<Expr.Name, Symbol> symbols,
      IdentityHashMap<Expr.Select, Symbol> qualified,
      IdentityHashMap<QualifiedName, Declaration> declarations,
      List<Diagnostic> diagnostics) {
    this.files = List.copyOf(files);
    this.symbols = symbols;
    this.qualified = qualified;
    this.declarations = declarations;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** All files, those that were only used among them. */
  public List<SourceFile> files() {
    return files;
  }

  /** What the name stands for; empty for names that were reported as unknown. */
  public Optional<Symbol> symbol(Expr.Name name) {
    return Optional.ofNullable(symbols.get(name));
  }

  /**
   * What a name with its enumeration or model in front of it stands for: the literal of {@code
   * Mode.idle}, the constant of {@code otp.limit}. Empty for the member of a machine or queue.
   */
  public Optional<Symbol> symbol(Expr.Select name) {
    return Optional.ofNullable(qualified.get(name));
  }

  /**
   * The machine, enumeration, messages or system that a qualified name means; for the system of a
   * spec, that system. A range's bound that parsed as a type's name is no declaration.
   */
  public Optional<Declaration> declaration(QualifiedName name) {
    return Optional.ofNullable(declarations.get(name));
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** All specs of all files, in order. */
  public List<Spec> specs() {
    return files.stream().flatMap(f -> f.specs().stream()).toList();
  }
}
