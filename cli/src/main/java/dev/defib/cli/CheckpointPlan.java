package dev.defib.cli;

import dev.defib.checker.explicit.Checkpoints;
import dev.defib.cli.host.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a run stores its searches and with which it goes on, as the user named it; and at the end,
 * what became of that.
 */
record CheckpointPlan(Checkpoints checkpoints, Optional<String> target, Optional<String> source) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  /** What the user asked for and did not get, of a run that came to its end. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (source.isPresent() && checkpoints.unmatched().isPresent()) {
      complaints.add(
          "no search of this run goes on from `"
              + source.get()
              + "`: "
              + checkpoints.unmatched().get());
    }
    if (target.isPresent() && checkpoints.failure().isPresent()) {
      complaints.add(
          "cannot write `" + target.get() + "`: " + Unreadable.why(checkpoints.failure().get()));
    }
    return complaints;
  }

  /** What checkpoints cost, or why there are none. */
  Optional<String> note() {
    return target.map(
        file -> {
          Checkpoints.Stored stored = checkpoints.stored();
          return stored.count() > 0
              ? cost(file, stored)
              : "nothing was stored in `" + file + "`: " + whyNothing();
        });
  }

  private static String cost(String file, Checkpoints.Stored stored) {
    return String.format(
        Locale.ROOT,
        "stored in `%s`: %d states, %.1f MB; %d times, in %.1f s altogether",
        file,
        stored.states(),
        stored.bytes() / BYTES_PER_MEGABYTE,
        stored.count(),
        stored.nanos() / NANOS_PER_SECOND);
  }

  private String whyNothing() {
    if (checkpoints.unmatched().isPresent()) {
      return "the search to be resumed was not reached";
    }
    return checkpoints.haveDeclined()
        ? "checks that need the whole graph of states in memory are not"
        : "no search took long enough";
  }
}
