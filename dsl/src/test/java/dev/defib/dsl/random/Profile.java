package dev.defib.dsl.random;

/**
 * What kind of model to make.
 *
 * @param timed whether the model and its checks use time
 * @param faults whether its checks are under faults
 */
public record Profile(boolean timed, boolean faults) {
  public static final Profile PLAIN = new Profile(false, false);

  /** The mix for a seed: 45 % with faults and time, 15 % without either, 20 % with only one. */
  public static Profile of(long seed) {
    int part = new Dice(~seed).below(100);
    if (part < 45) {
      return new Profile(true, true);
    }
    if (part < 65) {
      return new Profile(false, true);
    }
    return new Profile(part < 85, false);
  }
}
