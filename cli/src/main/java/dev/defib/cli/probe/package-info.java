/** Answers probes: puts a device on a bench, has it probed, and checks the answer back. */
@NullMarked
package dev.defib.cli.probe;

import org.jspecify.annotations.NullMarked;
