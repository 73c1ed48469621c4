/**
 * Why a run violates a property: which parts of the formula are false at which step, how a loop is
 * fair, what blocks a machine, when a deadline passed.
 */
@NullMarked
package dev.defib.checker.explain;

import org.jspecify.annotations.NullMarked;
