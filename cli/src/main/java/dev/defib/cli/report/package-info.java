/** The verdict document in the formats that CI servers read, each made from the document alone. */
@NullMarked
package dev.defib.cli.report;

import org.jspecify.annotations.NullMarked;
