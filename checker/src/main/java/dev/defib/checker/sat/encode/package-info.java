/**
 * Transition systems as and-inverter graphs: each variable some bits, each step a choice of inputs.
 */
@NullMarked
package dev.defib.checker.sat.encode;

import org.jspecify.annotations.NullMarked;
