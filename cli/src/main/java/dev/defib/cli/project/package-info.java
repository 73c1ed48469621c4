/** The settings that a project keeps in a file at its root, {@code defib.toml}. */
@NullMarked
package dev.defib.cli.project;

import org.jspecify.annotations.NullMarked;
