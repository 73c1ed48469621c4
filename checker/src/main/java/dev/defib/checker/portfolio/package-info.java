/** Several engines at the same questions: the fastest sound answer, or all answers compared. */
@NullMarked
package dev.defib.checker.portfolio;

import org.jspecify.annotations.NullMarked;
