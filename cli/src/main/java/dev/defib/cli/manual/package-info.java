/** What shells and readers of manuals want to know of the command: made from its own options. */
@NullMarked
package dev.defib.cli.manual;

import org.jspecify.annotations.NullMarked;
