/** Properties of transition systems: what can be asked of an engine. */
@NullMarked
package dev.defib.checker.property;

import org.jspecify.annotations.NullMarked;
