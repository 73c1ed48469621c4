package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.Optional;

/** An argument, by place or by name. */
public record Argument(Optional<Identifier> name, Expr value, Span span) {}
