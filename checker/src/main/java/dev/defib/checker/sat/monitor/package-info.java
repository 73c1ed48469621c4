/** Systems extended by monitors, which make a property a matter of whether a state is reachable. */
@NullMarked
package dev.defib.checker.sat.monitor;

import org.jspecify.annotations.NullMarked;
