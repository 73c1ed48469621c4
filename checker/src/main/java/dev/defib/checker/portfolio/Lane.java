package dev.defib.checker.portfolio;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One engine in a race: the questions that it takes, and what became of it. Only the race touches
 * it, under its lock.
 */
final class Lane {
  final Engine engine;

  /** The positions, in the race's problem, of the questions that it takes; ascending. */
  final List<Integer> questions;

  /** What it answered, by the question's position in the race's problem. */
  final Map<Integer, Answer> answers = new HashMap<>();

  Optional<Thread> thread = Optional.empty();
  boolean hasEnded;

  /** Whether it ended as the process had no memory left. */
  boolean ranOutOfMemory;

  /** Whether it was started while the leader was running. */
  boolean isBesideLeader;

  /** Whether that was beside the leader, which may have taken it. */
  boolean wasStarved;

  Lane(Engine engine, List<Integer> questions) {
    this.engine = engine;
    this.questions = List.copyOf(questions);
  }

  boolean isRunning() {
    return thread.isPresent() && !hasEnded;
  }

  Optional<Answer> answer(int question) {
    return Optional.ofNullable(answers.get(question));
  }

  Optional<Answer> finalAnswer(int question) {
    return answer(question).filter(Answer::isFinal);
  }

  /** What it says of a question that another engine answered, or none did, as a clause. */
  String outcome(int question) {
    if (!questions.contains(question)) {
      return "cannot decide such a check";
    }
    return answer(question).map(Agreement::outcome).orElseGet(this::whyNothing);
  }

  private String whyNothing() {
    if (thread.isEmpty()) {
      return "was not asked";
    }
    return ranOutOfMemory ? "the memory of the process ran out" : "was still searching";
  }
}
