package dev.defib.cli.text;

import dev.defib.checker.engine.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * How far a search is, on standard error: one line that is written over again, or a new line now
 * and then.
 */
public final class ProgressLine {
  /** How it is shown. */
  public enum Mode {
    /** One line that changes. */
    LIVE(250_000_000L),
    /** A new line every ten seconds. */
    PLAIN(10_000_000_000L),
    NONE(Long.MAX_VALUE);

    private final long nanosBetween;

    Mode(long nanosBetween) {
      this.nanosBetween = nanosBetween;
    }
  }

  private static final String ERASE_LINE = "\r\u001b[K";

  private final Mode mode;
  private final PrintWriter err;
  private final LongSupplier clock;
  private long last;
  private boolean shown;

  /**
   * @param clock nanoseconds since some moment
   */
  public ProgressLine(Mode mode, PrintWriter err, LongSupplier clock) {
    this.mode = mode;
    this.err = err;
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  /** Shows the progress of whatever has this name, which begins now. */
  public Progress of(String name) {
    long start = clock.getAsLong();
    return (phase, states, _, depth) -> {
      double seconds = (clock.getAsLong() - start) / 1e9;
      long perSecond = Math.round(states / Math.max(seconds, 1e-3));
      report(
          name
              + ": "
              + phase
              + ", "
              + Texts.count(states, "state")
              + " ("
              + Texts.number(perSecond)
              + "/s), depth "
              + Texts.number(depth)
              + ", "
              + Texts.number(Math.round(seconds))
              + " s");
    };
  }

  private synchronized void report(String line) {
    long now = clock.getAsLong();
    if (mode == Mode.NONE || now - last < mode.nanosBetween) {
      return;
    }
    last = now;
    if (mode == Mode.LIVE) {
      err.print(ERASE_LINE + fitting(line));
      shown = true;
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** The end of a line that would not fit, as that tells most; a broken one cannot be erased. */
  private static String fitting(String line) {
    int room = Texts.WIDTH - 1;
    return line.length() <= room ? line : "..." + line.substring(line.length() - room + 3);
  }

  /** Takes the live line away, so that something else can be printed. */
  public synchronized void clear() {
    if (shown) {
      err.print(ERASE_LINE);
      err.flush();
      shown = false;
    }
  }
}
