package dev.defib.dsl.random;

/**
 * Habits of a whole model.
 *
 * @param careless its effects may leave ranges, and start what is not dead
 * @param restful every state of its software may be rested in
 * @param mortal its software ends itself now and then
 * @param strict its devices handle nearly every command, and the others are an error
 */
record Traits(boolean careless, boolean restful, boolean mortal, boolean strict) {
  static Traits of(Dice dice) {
    return new Traits(dice.percent(20), dice.percent(45), dice.percent(35), dice.percent(30));
  }
}
