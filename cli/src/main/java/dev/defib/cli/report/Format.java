package dev.defib.cli.report;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.VerdictDocument;
import java.util.function.Function;

/** What a verdict document can be written as. A format's classes are loaded when it is written. */
public enum Format {
  JSON(document -> Json.write(document)),
  JUNIT(document -> JUnitReport.write(document)),
  SARIF(document -> SarifReport.write(document)),
  SUMMARY(document -> SummaryReport.write(document)),
  CODE_QUALITY(document -> CodeQualityReport.write(document));

  private final Function<VerdictDocument, String> writer;

  Format(Function<VerdictDocument, String> writer) {
    this.writer = writer;
  }

  public String write(VerdictDocument document) {
    return writer.apply(document);
  }
}
