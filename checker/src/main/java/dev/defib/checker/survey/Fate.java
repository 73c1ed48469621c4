package dev.defib.checker.survey;

import java.util.Locale;

/**
 * What becomes of the clients of a system after strikes of faults, from good to bad.
 *
 * <p>Each is defined by checks. Let S be what a client wants, in runs in which all the strikes
 * happen, from the last strike on. A run that ends in an error may do so before the last strike.
 */
public enum Fate {
  /** As {@link #RECOVERED}, no harm happens, and S is away no longer than without faults. */
  TRANSPARENT,
  /** On every fair run, S holds again and again. */
  RECOVERED,
  /** Some services are recovered, others are not. */
  DEGRADED,
  /** S can always be reached again, but some fair run never does. */
  MAY_RECOVER,
  /** S can become unreachable for good; what is alive can then always be reached. */
  ALIVE_IN_NAME_ONLY,
  /** Neither S nor anything alive can be reached any more; so is a run that ends in an error. */
  DEAD;

  /** In words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether every client is surely served again. */
  public boolean isRecovery() {
    return this == TRANSPARENT || this == RECOVERED;
  }

  /** The worse of two. */
  public Fate or(Fate other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
