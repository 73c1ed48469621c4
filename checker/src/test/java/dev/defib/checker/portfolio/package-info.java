/** Races and juries of made-up engines. */
@NullMarked
package dev.defib.checker.portfolio;

import org.jspecify.annotations.NullMarked;
