/** What becomes of a system under each fault and each sequence of faults. */
@NullMarked
package dev.defib.checker.survey;

import org.jspecify.annotations.NullMarked;
