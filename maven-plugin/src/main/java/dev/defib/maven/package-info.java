/** Defib as a part of Maven builds: starts the command and says what its exit code means there. */
@NullMarked
package dev.defib.maven;

import org.jspecify.annotations.NullMarked;
