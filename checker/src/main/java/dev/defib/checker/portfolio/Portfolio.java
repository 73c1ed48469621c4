package dev.defib.checker.portfolio;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The engine that decides everything, and beside it, where it has not answered after a while, those
 * that decide some things in another way. What is decided within that while is as if there were
 * none but the first.
 */
public final class Portfolio implements Engine {
  public static final String NAME = "auto";

  private final Engine leader;
  private final List<Engine> others;
  private final Duration grace;
  private final Duration patience;

  /**
   * Makes one of engines that must not be used elsewhere at the same time.
   *
   * @param leader which must decline nothing
   * @param grace how long it is left alone
   * @param patience how long, at least, the others may go on when it has given up and there is no
   *     time limit
   */
  public Portfolio(
      Engine leader, List<? extends Engine> others, Duration grace, Duration patience) {
    this.leader = leader;
    this.others = List.copyOf(others);
    this.grace = grace;
    this.patience = patience;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> declines(Problem problem, Question question) {
    return leader.declines(problem, question);
  }

  @Override
  public List<Answer> check(Problem problem, Budget budget, Progress progress)
      throws InterruptedException {
    Race race = new Race(problem, budget, progress, leader, others);
    return race.hasRivals() ? race.run(grace, patience) : leader.check(problem, budget, progress);
  }
}
