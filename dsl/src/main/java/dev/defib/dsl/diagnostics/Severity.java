package dev.defib.dsl.diagnostics;

/** How much a diagnostic weighs: an error forbids a verdict, a warning does not. */
public enum Severity {
  ERROR,
  WARNING
}
