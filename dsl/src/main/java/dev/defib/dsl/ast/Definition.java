package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;

/** {@code define usable = fs.idle}. */
public record Definition(Identifier name, Expr value, Span span) {}
