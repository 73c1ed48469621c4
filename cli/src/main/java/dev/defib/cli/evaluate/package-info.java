/** Expressions of the language, evaluated along saved runs. */
@NullMarked
package dev.defib.cli.evaluate;

import org.jspecify.annotations.NullMarked;
