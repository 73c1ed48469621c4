package dev.defib.checker.graph;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Verdict;
import java.util.List;
import java.util.Optional;

/** What a search found out about a system; a {@link Judge} makes verdicts of it. */
public interface Findings {
  /** Why the search is not complete, if it is not. */
  Optional<Verdict.Undecided> limit() throws InterruptedException;

  /** Whether a run ends in an error. */
  boolean hasErrors() throws InterruptedException;

  /** How many states were found. */
  long states() throws InterruptedException;

  /** What was found out about a question's property, errors and vacuity apart. */
  Decision decide(Question question) throws InterruptedException;

  /** The first thing that never occurs, in words. */
  Optional<String> missing(List<Question.Occurrence> occurrences) throws InterruptedException;

  /** Whether there is a fair run at all; asked only if there is a property about fair runs. */
  boolean hasFairRun() throws InterruptedException;
}
