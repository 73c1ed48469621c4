package dev.defib.cli.document;

/**
 * A question of a spec that {@code check} does not decide: there is nothing that its answer could
 * be held against.
 *
 * @param kind {@code survey} or {@code tune}
 * @param command that answers it
 */
public record PassedBy(String kind, String name, String command) {}
