package dev.defib.checker.export;

import dev.defib.checker.ir.Term;

/**
 * What must hold in every state, and after every step.
 *
 * @param name what the other tool's report shall call it
 * @param term over the state, and over {@link Term.Happened}
 */
public record Invariant(String name, Term term) {}
