package dev.defib.checker.export;

/** A claim written for SPIN, or why that cannot be done faithfully. */
public sealed interface ClaimExport permits Claim, Export.Unsupported {}
