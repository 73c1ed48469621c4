package dev.defib.checker.engine;

/** Stands over engines that work at the same questions side by side. May be used by any thread. */
public interface Referee {
  /** Whether an answer to the question, by its position in the problem, is still wanted. */
  boolean wants(int question);

  /** Takes an answer, which may still be replaced by one of another engine. */
  void receive(int question, Answer answer);

  /** How many threads the engine may use now; never more than its budget says. */
  int workers();
}
