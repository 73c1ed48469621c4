package dev.defib.cli.text;

/** How much the text report tells of a check. */
public enum Detail {
  /** One line. */
  BRIEF,
  /** All of what did not come out as expected; of an expected violation, what it comes down to. */
  NORMAL,
  /** As {@code NORMAL}, but every run step by step. */
  TRACES,
  /** All that there is. */
  FULL
}
