package dev.defib.cli.report;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.PassedBy;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.report.Findings.Checked;
import java.util.List;
import java.util.Locale;

/**
 * JUnit's XML: a suite for each spec, a test case for each check, and a last suite for what is
 * wrong with files and with the run itself.
 *
 * <p>A check that is decided otherwise than expected is a failure, one that is not decided an
 * error. An expected violation is a test that passes; what is not decided here is skipped.
 */
final class JUnitReport {
  private final StringBuilder xml = new StringBuilder();

  private JUnitReport() {}

  static String write(VerdictDocument document) {
    var report = new JUnitReport();
    report.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"defib\">\n");
    document.specs().forEach(report::spec);
    report.run(document);
    return report.xml.append("</testsuites>\n").toString();
  }

  private void spec(SpecEntry spec) {
    List<CheckEntry> bad = spec.checks().stream().filter(check -> !check.asExpected()).toList();
    long errors = bad.stream().filter(JUnitReport::isError).count();
    int skipped = spec.passedBy().size();
    open(spec.spec(), spec.checks().size() + skipped, bad.size() - errors, errors, skipped);
    for (CheckEntry check : spec.checks()) {
      var checked = new Checked(spec, check);
      open(spec.spec(), check.name(), check.seconds());
      if (!check.asExpected()) {
        String kind = isError(check) ? "error" : "failure";
        String body = String.join("\n", checked.details());
        problem(kind, checked.message(), check.verdict().word(), body);
      }
      xml.append("    </testcase>\n");
    }
    spec.passedBy().forEach(passed -> passedBy(spec, passed));
    xml.append("  </testsuite>\n");
  }

  private void passedBy(SpecEntry spec, PassedBy passed) {
    open(spec.spec(), passed.kind() + " " + passed.name(), 0);
    xml.append("      <skipped message=\"")
        .append(Markup.xml("not decided here: " + passed.command()))
        .append("\"/>\n    </testcase>\n");
  }

  private static boolean isError(CheckEntry check) {
    return check.verdict() == CheckEntry.Outcome.UNDECIDED;
  }

  /** The suite in which a run that came to no verdicts cannot look like one without failures. */
  private void run(VerdictDocument document) {
    List<DiagnosticEntry> errors = Findings.errors(document);
    int trouble = Findings.trouble(document).isPresent() ? 1 : 0;
    open("defib", errors.size() + 1L, 0, errors.size() + trouble, 0);
    for (DiagnosticEntry error : errors) {
      open("defib", error.code() + " " + error.place(), 0);
      problem("error", error.message(), error.code(), error.place() + ": " + error.message());
      xml.append("    </testcase>\n");
    }
    open("defib", "run", 0);
    Findings.trouble(document)
        .ifPresent(why -> problem("error", why, "exit code " + document.exitCode(), why));
    xml.append("    </testcase>\n  </testsuite>\n");
  }

  private void open(String suite, long tests, long failures, long errors, long skipped) {
    xml.append("  <testsuite name=\"")
        .append(Markup.xml(suite))
        .append("\" tests=\"%d\" failures=\"%d\"".formatted(tests, failures))
        .append(" errors=\"%d\" skipped=\"%d\">\n".formatted(errors, skipped));
  }

  private void open(String suite, String test, double seconds) {
    xml.append("    <testcase classname=\"")
        .append(Markup.xml(suite))
        .append("\" name=\"")
        .append(Markup.xml(test))
        .append(String.format(Locale.ROOT, "\" time=\"%.3f\">\n", seconds));
  }

  private void problem(String kind, String message, String type, String body) {
    xml.append("      <" + kind + " message=\"")
        .append(Markup.xml(message.replace('\n', ' ')))
        .append("\" type=\"")
        .append(Markup.xml(type))
        .append("\">")
        .append(Markup.xml(body))
        .append("</" + kind + ">\n");
  }
}
