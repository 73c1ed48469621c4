/** Whether two systems behave alike. */
@NullMarked
package dev.defib.checker.compare;

import org.jspecify.annotations.NullMarked;
