package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.report.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name files for reports. */
final class OutputOptions {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the verdict document; here as below - is standard output, then no text")
  private Optional<String> json = Optional.empty();

  @Option(names = "--junit", paramLabel = "FILE", description = "write JUnit's XML")
  private Optional<String> junit = Optional.empty();

  @Option(names = "--sarif", paramLabel = "FILE", description = "write SARIF 2.1.0")
  private Optional<String> sarif = Optional.empty();

  @Option(names = "--summary", paramLabel = "FILE", description = "write a summary in Markdown")
  private Optional<String> summary = Optional.empty();

  @Option(
      names = "--code-quality",
      paramLabel = "FILE",
      description = "write GitLab's code quality report")
  private Optional<String> codeQuality = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "write a page to read and step in")
  private Optional<String> html = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "write the verdicts as they are, for --expect-file of later runs")
  private Optional<String> baseline = Optional.empty();

  /**
   * The files asked for.
   *
   * @throws UsageException if one cannot be written, or two are the same
   */
  ReportFiles files(Host host) throws UsageException {
    List<ReportFiles.Target> targets = new ArrayList<>();
    add(targets, host, json, Format.JSON);
    add(targets, host, junit, Format.JUNIT);
    add(targets, host, sarif, Format.SARIF);
    add(targets, host, summary, Format.SUMMARY);
    add(targets, host, codeQuality, Format.CODE_QUALITY);
    add(targets, host, html, Format.HTML);
    add(targets, host, baseline, Format.BASELINE);
    return new ReportFiles(targets);
  }

  private static void add(
      List<ReportFiles.Target> targets, Host host, Optional<String> name, Format format)
      throws UsageException {
    if (name.isPresent()) {
      OutputFile file = new OutputFile(host, name.get());
      file.refuseSame(targets.stream().map(ReportFiles.Target::file));
      targets.add(new ReportFiles.Target(file, format));
    }
  }
}
