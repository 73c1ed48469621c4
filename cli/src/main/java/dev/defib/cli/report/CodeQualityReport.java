package dev.defib.cli.report;

import dev.defib.checker.ir.Place;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.VerdictDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** GitLab's code quality report: an issue for each finding, with a place. */
final class CodeQualityReport {
  private CodeQualityReport() {}

  private record Issue(
      String description, String check_name, String fingerprint, String severity, Where location) {}

  private record Where(String path, Lines lines) {}

  private record Lines(int begin) {}

  static String write(VerdictDocument document) {
    var issues = new ArrayList<Issue>();
    for (Findings.Checked failure : Findings.failures(document)) {
      boolean undecided = failure.check().cause() != null;
      issues.add(
          issue(
              failure.message(),
              failure.id(),
              failure.id(),
              undecided ? "major" : "critical",
              at(failure.check().place(), failure.spec().file())));
    }
    Findings.errors(document)
        .forEach(
            error ->
                issues.add(
                    issue(
                        error.message(),
                        error.code(),
                        error.code() + " " + error.place(),
                        "blocker",
                        at(error.place(), error.place().file()))));
    Findings.trouble(document)
        .ifPresent(why -> issues.add(issue(why, "run", "run", "blocker", new Where(".", line(1)))));
    return Json.write(List.copyOf(issues));
  }

  private static Issue issue(
      String description, String name, String identity, String severity, Where location) {
    return new Issue(description, name, fingerprint(identity), severity, location);
  }

  private static Where at(Place place, String file) {
    return new Where(Findings.isKnown(place) ? place.file() : file, line(place.line()));
  }

  private static Lines line(int line) {
    return new Lines(Math.max(1, line));
  }

  private static String fingerprint(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
