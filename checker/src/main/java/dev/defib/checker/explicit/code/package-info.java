/** Compiles transition systems over packed states into the virtual machine's own code. */
@NullMarked
package dev.defib.checker.explicit.code;

import org.jspecify.annotations.NullMarked;
