package dev.defib.cli;

import dev.defib.cli.document.Version;
import dev.defib.cli.host.Host;

/** Tells the user that Defib itself has failed. */
final class Defect {
  private Defect() {}

  /**
   * @param where what was being done, as a noun
   */
  static void report(Host host, String where, Throwable defect) {
    String what = defect.getMessage() == null ? "" : ": " + defect.getMessage();
    host.err()
        .printf(
            "defib: this is a defect of defib %s, not of your files: while working on %s it failed"
                + " with %s%s. Please report it with the files, the command line and this"
                + " paragraph; with the environment variable DEFIB_DEBUG=1 defib prints more for"
                + " the report.%n",
            Version.number(), where, defect.getClass().getSimpleName(), what);
    if (host.has("DEFIB_DEBUG")) {
      defect.printStackTrace(host.err());
    }
    host.err().flush();
  }
}
