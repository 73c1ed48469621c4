/** Mutation of models: which changes no check notices. */
@NullMarked
package dev.defib.cli.mutate;

import org.jspecify.annotations.NullMarked;
