/** Random models of the whole language, decided by the oracle and by judges that are not ours. */
@NullMarked
package dev.defib.checker.random;

import org.jspecify.annotations.NullMarked;
