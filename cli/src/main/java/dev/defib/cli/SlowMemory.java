package dev.defib.cli;

import dev.defib.checker.explicit.store.HugePages;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.SpecEntry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says when a large search has been slower than it need be, for want of huge pages. */
final class SlowMemory {
  /** Tables of fewer states lie in the caches of the processor, or nearly so. */
  private static final long STATES_MIN = 5_000_000;

  private static final String FLAG = "-XX:+UseTransparentHugePages";

  private SlowMemory() {}

  /** What the user could do, if there was such a search. */
  static Optional<String> note(List<SpecEntry> specs) {
    boolean large =
        specs.stream()
            .flatMap(spec -> spec.checks().stream())
            .mapToLong(CheckEntry::states)
            .anyMatch(states -> states >= STATES_MIN);
    return large ? note(HugePages.of(setting()), isAsked()) : Optional.empty();
  }

  /**
   * @param isAsked whether Java asks for huge pages
   */
  static Optional<String> note(HugePages pages, boolean isAsked) {
    return switch (pages) {
      case NEVER ->
          Optional.of(
              "this system gives no huge pages, without which large searches take up to twice as"
                  + " long; as root, `echo madvise > "
                  + HugePages.SETTING
                  + "` lets it");
      case ON_REQUEST ->
          isAsked
              ? Optional.empty()
              : Optional.of(
                  "Java was started without " + FLAG + ", which makes large searches faster");
      case ALWAYS, UNKNOWN -> Optional.empty();
    };
  }

  private static boolean isAsked() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().contains(FLAG);
  }

  private static String setting() {
    try {
      return Files.readString(Path.of(HugePages.SETTING));
    } catch (IOException _) {
      return "";
    }
  }
}
