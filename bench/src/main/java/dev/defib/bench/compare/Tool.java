package dev.defib.bench.compare;

import java.io.IOException;
import java.util.Optional;

/** A model checker in one configuration. */
interface Tool {
  /** As in the option {@code --peers}. */
  String name();

  /** How it is made and run, for the report. */
  String describe();

  /** Whether it may leave out states, so that its counts mean nothing to others. */
  boolean isReduced();

  /**
   * Makes ready to run on a model; empty if this configuration has nothing to run.
   *
   * @throws FailedException if it should be able to, but is not
   */
  Optional<Ready> prepare(Model model) throws IOException, InterruptedException, FailedException;

  /**
   * A tool with a model.
   *
   * @param preparationSeconds translation and compilation, which is not counted against the tool
   */
  record Ready(double preparationSeconds, Runner runner) {}

  /** Runs a whole process, from its start to its end. */
  interface Runner {
    Sample run() throws IOException, InterruptedException, FailedException;
  }
}
