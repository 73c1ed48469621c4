/**
 * What can be done to a device by somebody who sees only what it shows: games of knowledge, decided
 * over beliefs.
 */
@NullMarked
package dev.defib.checker.probe;

import org.jspecify.annotations.NullMarked;
