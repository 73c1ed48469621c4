/** Evidence for verdicts in a folder: written beside a run, read and verified later. */
@NullMarked
package dev.defib.cli.evidence;

import org.jspecify.annotations.NullMarked;
