package dev.defib.cli.evidence;

import dev.defib.checker.evidence.verify.Finding;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.Tool;
import java.util.List;

/** What became of the verification of a folder: {@code defib.verification/1}. */
public record VerificationDocument(String schema, Tool tool, int exitCode, List<OfSpec> specs) {
  public static final String SCHEMA = "defib.verification/1";

  public VerificationDocument {
    specs = List.copyOf(specs);
  }

  /** The document about these specs, with the exit code that they lead to. */
  static VerificationDocument of(List<OfSpec> specs) {
    boolean open =
        count(specs, Result.OPEN) > 0
            || specs.isEmpty()
            || specs.stream().anyMatch(spec -> spec.checks().isEmpty());
    ExitCode code =
        count(specs, Result.REFUTED) > 0
            ? ExitCode.OTHERWISE
            : open ? ExitCode.UNDECIDED : ExitCode.AS_EXPECTED;
    return new VerificationDocument(SCHEMA, Tool.THIS, code.code(), specs);
  }

  /** How many checks have that result. */
  public long count(Result result) {
    return count(specs, result);
  }

  private static long count(List<OfSpec> specs, Result result) {
    return specs.stream()
        .flatMap(spec -> spec.checks().stream())
        .filter(check -> check.result() == result)
        .count();
  }

  /** One spec and its checks. */
  public record OfSpec(String spec, String file, List<OfCheck> checks) {
    public OfSpec {
      checks = List.copyOf(checks);
    }
  }

  /**
   * One check.
   *
   * @param verdict that the evidence should show
   * @param reason how it is verified, or why it is not, as a clause
   */
  public record OfCheck(String name, Outcome verdict, Result result, String reason) {
    static OfCheck of(Manifest.OfCheck check, Finding finding) {
      return switch (finding) {
        case Finding.Verified(String how) ->
            new OfCheck(check.name(), check.verdict(), Result.VERIFIED, how);
        case Finding.Refuted(String why) ->
            new OfCheck(check.name(), check.verdict(), Result.REFUTED, why);
        case Finding.Open(String why) ->
            new OfCheck(check.name(), check.verdict(), Result.OPEN, why);
      };
    }
  }

  /** What a verification comes to. */
  public enum Result {
    VERIFIED,
    REFUTED,
    /** Nobody knows. */
    OPEN;

    /** As it is shown. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
