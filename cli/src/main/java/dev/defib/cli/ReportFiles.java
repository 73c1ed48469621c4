package dev.defib.cli;

import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.report.Format;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reports of a run that go to files, or one of them to standard output. */
final class ReportFiles {
  private final List<Target> targets;
  private final Set<Target> lost = new HashSet<>();

  ReportFiles(List<Target> targets) {
    this.targets = List.copyOf(targets);
  }

  record Target(OutputFile file, Format format) {}

  boolean useStandardOutput() {
    return targets.stream().anyMatch(target -> target.file().isStandardOutput());
  }

  /**
   * Writes all files; those that failed before are left alone.
   *
   * @return what went wrong, for the user
   */
  List<String> write(VerdictDocument document) {
    List<String> complaints = new ArrayList<>();
    for (Target target : targets) {
      if (!target.file().isStandardOutput() && !lost.contains(target)) {
        try {
          target.file().write(target.format().write(document));
        } catch (UsageException e) {
          lost.add(target);
          complaints.add(e.complaint());
        }
      }
    }
    return complaints;
  }

  /** Writes what goes to standard output, which is the last to be written. */
  void print(VerdictDocument document) throws UsageException {
    for (Target target : targets) {
      if (target.file().isStandardOutput()) {
        target.file().write(target.format().write(document));
      }
    }
  }
}
