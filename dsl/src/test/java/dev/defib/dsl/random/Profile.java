package dev.defib.dsl.random;

/**
 * What kind of model to make.
 *
 * @param timed whether the model and its checks use time
 * @param faults whether its checks are under faults
 */
public record Profile(boolean timed, boolean faults) {
  public static final Profile PLAIN = new Profile(false, false);

  /** The mix for a seed: 55 % with faults and time, 11 % without either, 17 % with only one. */
  public static Profile of(long seed) {
    int part = new Dice(~seed).below(100);
    if (part < 55) {
      return new Profile(true, true);
    }
    if (part < 72) {
      return new Profile(false, true);
    }
    return new Profile(part < 89, false);
  }
}
