/** A walk in a browser: a server for this machine alone, and what it does. */
@NullMarked
package dev.defib.cli.explore;

import org.jspecify.annotations.NullMarked;
