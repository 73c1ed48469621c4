/** From the files and folders that the user names to specs that can be decided. */
@NullMarked
package dev.defib.cli.sources;

import org.jspecify.annotations.NullMarked;
