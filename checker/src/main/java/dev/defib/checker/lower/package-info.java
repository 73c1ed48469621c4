/**
 * The one place that sees both the syntax tree and the IR: instances are expanded, commands joined
 * with their handlers, effects turned into simultaneous updates, faults and time into actions.
 */
@NullMarked
package dev.defib.checker.lower;

import org.jspecify.annotations.NullMarked;
