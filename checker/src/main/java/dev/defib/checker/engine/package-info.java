/** The contract of engines: problems in, answers out. */
@NullMarked
package dev.defib.checker.engine;

import org.jspecify.annotations.NullMarked;
