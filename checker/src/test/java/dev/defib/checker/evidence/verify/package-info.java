@NullMarked
package dev.defib.checker.evidence.verify;

import org.jspecify.annotations.NullMarked;
