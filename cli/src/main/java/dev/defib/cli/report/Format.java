package dev.defib.cli.report;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.VerdictDocument;

/** What a verdict document can be written as. A format's classes are loaded when it is written. */
public enum Format {
  JSON,
  JUNIT,
  SARIF,
  SUMMARY,
  CODE_QUALITY,
  HTML,
  BASELINE;

  public String write(VerdictDocument document) {
    return switch (this) {
      case JSON -> Json.write(document.withSources(null));
      case JUNIT -> JUnitReport.write(document);
      case SARIF -> SarifReport.write(document);
      case SUMMARY -> SummaryReport.write(document);
      case CODE_QUALITY -> CodeQualityReport.write(document);
      case HTML -> HtmlReport.write(document);
      case BASELINE -> BaselineReport.write(document);
    };
  }
}
