/** What the user is told about a text. */
@NullMarked
package dev.defib.dsl.diagnostics;

import org.jspecify.annotations.NullMarked;
