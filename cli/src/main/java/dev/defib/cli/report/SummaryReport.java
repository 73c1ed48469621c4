package dev.defib.cli.report;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.PassedBy;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.cli.report.Findings.Checked;
import java.util.List;

/**
 * A summary in Markdown: what did not come out as expected, with its evidence folded away, and a
 * table of all specs.
 */
final class SummaryReport {
  private final StringBuilder text = new StringBuilder();

  private SummaryReport() {}

  static String write(VerdictDocument document) {
    var report = new SummaryReport();
    report.headline(document);
    Findings.trouble(document).ifPresent(why -> report.line("**" + Markup.markdown(why) + "**\n"));
    Findings.errors(document).forEach(report::error);
    Findings.failures(document).forEach(report::failure);
    report.table(document.specs());
    return report.text.toString();
  }

  private void headline(VerdictDocument document) {
    List<Checked> checks = Findings.checks(document);
    long good = checks.stream().filter(c -> c.check().asExpected()).count();
    String verdict = document.exitCode() == 0 ? "as expected" : "not as expected";
    line("## defib: " + verdict + "\n");
    line("%d of %d checks came out as expected.\n".formatted(good, checks.size()));
    document.specs().forEach(this::passedBy);
  }

  private void passedBy(SpecEntry spec) {
    for (PassedBy passed : spec.passedBy()) {
      String name = passed.kind() + " " + spec.spec() + "." + passed.name();
      line("- not decided here: " + Markup.markdown(name + ", but by " + passed.command()) + "\n");
    }
  }

  private void error(DiagnosticEntry error) {
    line(
        "- **error %s** at %s: %s\n"
            .formatted(
                Markup.markdown(error.code()),
                Markup.markdown(error.place().toString()),
                Markup.markdown(error.message())));
  }

  private void failure(Checked failure) {
    line(
        "### "
            + Markup.markdown(failure.id())
            + " \u2014 "
            + failure.check().verdict().word()
            + "\n");
    line(Markup.markdown(failure.message()) + "\n");
    line("<details><summary>evidence</summary>\n\n<pre>");
    failure.details().forEach(detail -> line(Markup.xml(detail).replace("\n", " ")));
    line("reproduce: " + Markup.xml(failure.spec().reproduce()));
    line("</pre></details>\n");
  }

  private void table(List<SpecEntry> specs) {
    if (specs.isEmpty()) {
      return;
    }
    line("| spec | as expected | violated | vacuous | undecided |");
    line("|---|---|---|---|---|");
    for (SpecEntry spec : specs) {
      long good = spec.checks().stream().filter(CheckEntry::asExpected).count();
      line(
          "| %s | %d of %d | %d | %d | %d |"
              .formatted(
                  Markup.markdown(spec.spec()),
                  good,
                  spec.checks().size(),
                  count(spec, CheckEntry.Outcome.VIOLATED),
                  count(spec, CheckEntry.Outcome.VACUOUS),
                  count(spec, CheckEntry.Outcome.UNDECIDED)));
    }
  }

  private static long count(SpecEntry spec, CheckEntry.Outcome verdict) {
    return spec.checks().stream().filter(check -> check.verdict() == verdict).count();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
