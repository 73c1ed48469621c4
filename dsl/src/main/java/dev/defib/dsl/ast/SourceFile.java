package dev.defib.dsl.ast;

import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;

/** One file as written: at most one model and any number of specs. */
public record SourceFile(
    Source source, Optional<Version> version, Optional<Model> model, List<Spec> specs) {
  public SourceFile {
    specs = List.copyOf(specs);
  }

  /** The first line {@code defib 1}. */
  public record Version(long number, Span span) {}

  public record Model(
      QualifiedName name, List<Use> uses, List<Declaration> declarations, Span span) {
    public Model {
      uses = List.copyOf(uses);
      declarations = List.copyOf(declarations);
    }
  }

  /** {@code use policies.otp}. */
  public record Use(QualifiedName model, Span span) {}
}
