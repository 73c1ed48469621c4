package dev.defib.bench.compare;

/**
 * One run of one tool on one model.
 *
 * @param seconds of wall time, from the start of the process to its end
 * @param peakBytes the most memory that was resident
 * @param states that the tool reports
 */
record Sample(double seconds, long peakBytes, long states) {}
