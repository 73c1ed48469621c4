/**
 * A system written for another tool, so that somebody else can have a second opinion: Promela for
 * SPIN, Murphi for Rumur, DOT for Graphviz.
 *
 * <p><b>Invariant:</b> an export knows the IR and its properties alone, and what it cannot express
 * faithfully it refuses, with the reason.
 */
@NullMarked
package dev.defib.checker.export;

import org.jspecify.annotations.NullMarked;
