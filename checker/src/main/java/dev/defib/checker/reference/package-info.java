/**
 * The engine that builds the whole graph state by state with the interpreter: the oracle against
 * which everything else is held.
 */
@NullMarked
package dev.defib.checker.reference;

import org.jspecify.annotations.NullMarked;
