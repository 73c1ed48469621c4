package dev.defib.checker.engine;

import java.util.List;
import java.util.Optional;

/** A way to decide properties of a transition system. Engines keep nothing between calls. */
public interface Engine {
  /** As typed behind {@code --engine}. */
  String name();

  /** Why this engine cannot decide the question, as a clause for the user; empty if it can. */
  default Optional<String> declines(Problem problem, Question question) {
    return Optional.empty();
  }

  /**
   * Decides every question, in their order.
   *
   * @return one answer for each question of the problem
   * @throws InterruptedException if the thread is interrupted; what was decided so far is lost
   */
  List<Answer> check(Problem problem, Budget budget, Progress progress) throws InterruptedException;

  /**
   * Decides the questions whose answers are wanted, and hands each answer over: one by one if the
   * engine decides them so.
   */
  default void check(Problem problem, Budget budget, Progress progress, Referee referee)
      throws InterruptedException {
    List<Answer> answers = check(problem, budget, progress);
    for (int i = 0; i < answers.size(); i++) {
      referee.receive(i, answers.get(i));
    }
  }
}
