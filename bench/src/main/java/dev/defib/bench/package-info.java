/** JMH benchmarks of the checker's inner loops, and the models that they run on. */
@NullMarked
package dev.defib.bench;

import org.jspecify.annotations.NullMarked;
