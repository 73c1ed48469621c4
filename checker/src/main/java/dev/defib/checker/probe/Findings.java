package dev.defib.checker.probe;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a probe.
 *
 * @param rung what it takes
 * @param luck whether it may take any number of attempts
 * @param procedure how it is done; empty if by nobody
 * @param surer what it takes to need no luck, where luck is needed and something does
 * @param obstacle why it takes no less, where it takes more than commands
 * @param additions what would let software do it for sure, each alone; no more than a few
 * @param undecided why nothing is said, if nothing is
 */
public record Findings(
    Rung rung,
    boolean luck,
    Optional<Procedure> procedure,
    Optional<Rung> surer,
    Optional<Obstacle> obstacle,
    List<String> additions,
    Optional<String> undecided) {
  public Findings {
    additions = List.copyOf(additions);
  }

  /** Whether software alone brings it there for sure. */
  public boolean isBySoftware() {
    return undecided.isEmpty() && !luck && rung.compareTo(Rung.RESET) <= 0;
  }

  public static Findings undecided(String reason) {
    return new Findings(
        Rung.NOBODY,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(reason));
  }
}
