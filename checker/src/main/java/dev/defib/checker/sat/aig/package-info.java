/** And-inverter graphs: Boolean functions as two-input ands and negations, each stored once. */
@NullMarked
package dev.defib.checker.sat.aig;

import org.jspecify.annotations.NullMarked;
