package dev.defib.cli.report;

import dev.defib.checker.ir.Place;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.VerdictDocument;
import dev.defib.dsl.diagnostics.Severity;
import java.util.ArrayList;
import java.util.List;

/** The workflow commands by which GitHub marks lines of a change. */
public final class Annotations {
  private Annotations() {}

  /** One line for each finding. */
  public static List<String> lines(VerdictDocument document) {
    var lines = new ArrayList<String>();
    for (DiagnosticEntry diagnostic : document.diagnostics()) {
      String kind = diagnostic.severity() == Severity.ERROR ? "error" : "warning";
      lines.add(line(kind, diagnostic.place(), diagnostic.code(), diagnostic.message()));
    }
    for (Findings.Checked failure : Findings.failures(document)) {
      lines.add(line("error", failure.check().place(), failure.id(), failure.message()));
    }
    Findings.trouble(document).ifPresent(why -> lines.add(line("error", Place.NONE, "defib", why)));
    return lines;
  }

  private static String line(String kind, Place place, String title, String message) {
    String where =
        Findings.isKnown(place)
            ? "file=%s,line=%d,col=%d,endLine=%d,"
                .formatted(property(place.file()), place.line(), place.column(), place.endLine())
            : "";
    return "::" + kind + " " + where + "title=" + property(title) + "::" + data(message);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
