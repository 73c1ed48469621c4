/**
 * Measures how soon a hang is noticed, and whether the healthy are spared, over a range of
 * deadlines.
 */
@NullMarked
package dev.defib.cli.diagnose;

import org.jspecify.annotations.NullMarked;
