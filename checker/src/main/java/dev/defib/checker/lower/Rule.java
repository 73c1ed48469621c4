package dev.defib.checker.lower;

import dev.defib.dsl.ast.Transition;
import java.util.List;

/**
 * A transition of a thread with the states in which it applies: the one in which it is written, or,
 * for one of the machine, those that have none with its trigger.
 */
record Rule(ThreadInstance thread, Transition transition, List<Integer> states) {
  Rule {
    states = List.copyOf(states);
  }
}
