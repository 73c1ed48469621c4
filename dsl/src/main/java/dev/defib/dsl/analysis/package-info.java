/**
 * Name resolution, types, and the rules of what may be observed and used.
 *
 * <p><b>Invariant:</b> reads no files; knows nothing of any engine.
 */
@NullMarked
package dev.defib.dsl.analysis;

import org.jspecify.annotations.NullMarked;
