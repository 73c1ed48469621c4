/** Mutants of models: the same model with one thing left out. */
@NullMarked
package dev.defib.dsl.mutate;

import org.jspecify.annotations.NullMarked;
