package dev.defib.dsl.random;

/**
 * Habits of a whole model.
 *
 * @param careless its effects may leave ranges, and start what is not dead
 * @param restful every state of its software may be rested in
 * @param mortal its software ends itself now and then
 * @param strict its devices miss handlers for some commands, which is an error
 * @param vigilant its policy kills what does not answer
 * @param brisk its machines leave little to the environment's pleasure
 */
record Traits(
    boolean careless,
    boolean restful,
    boolean mortal,
    boolean strict,
    boolean vigilant,
    boolean brisk) {
  static Traits of(Dice dice) {
    return new Traits(
        dice.percent(20),
        dice.percent(45),
        dice.percent(35),
        dice.percent(20),
        dice.percent(60),
        dice.percent(50));
  }
}
