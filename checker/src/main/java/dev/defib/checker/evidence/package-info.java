/** Sets of states as files: written as evidence, and read by those who verify it. */
@NullMarked
package dev.defib.checker.evidence;

import org.jspecify.annotations.NullMarked;
