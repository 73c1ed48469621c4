/** What the command gets from the machine that it runs on: folders, streams, settings, signals. */
@NullMarked
package dev.defib.cli.host;

import org.jspecify.annotations.NullMarked;
