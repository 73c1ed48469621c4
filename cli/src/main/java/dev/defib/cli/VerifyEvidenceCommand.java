package dev.defib.cli;

import dev.defib.checker.evidence.verify.GlucoseSolver;
import dev.defib.checker.evidence.verify.Solver;
import dev.defib.cli.document.Json;
import dev.defib.cli.evidence.ExternalSolver;
import dev.defib.cli.evidence.Manifest;
import dev.defib.cli.evidence.Verification;
import dev.defib.cli.evidence.VerificationDocument;
import dev.defib.cli.evidence.VerificationDocument.Result;
import dev.defib.cli.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code verify-evidence}: does what was written show what the verdicts say? */
@Command(
    name = "verify-evidence",
    description =
        "Verifies what `check --evidence` wrote, by other means than those that found it.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 all verdicts are verified, 1 one is refuted, 3 wrong usage or an unreadable",
      "file, 4 there is no evidence for one, or no way to verify it, or there are no verdicts."
    })
final class VerifyEvidenceCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "what was written")
  private String folder;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "where the specs stand (default: where they stood)")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--sat-solver",
      paramLabel = "PROGRAM",
      description = "have proofs verified by this program as well, which reads DIMACS files")
  private Optional<String> program = Optional.empty();

  @Mixin private JsonOption json;

  VerifyEvidenceCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, InterruptedException {
    JsonOption.Target output = json.target(host);
    Manifest manifest = manifest();
    VerificationDocument document =
        new Verification(host, host.resolve(folder), paths, solver()).verify(manifest);
    output.write(document);
    if (!output.isStandardOutput()) {
      show(document);
    }
    return document.exitCode();
  }

  private Manifest manifest() throws UsageException {
    String file = folder + "/" + Manifest.FILE;
    String text = InputFile.read(host, file);
    try {
      if (!Json.schema(text).equals(Manifest.SCHEMA)) {
        throw new UsageException("`" + file + "` is no manifest of evidence");
      }
      return Json.read(text, Manifest.class);
    } catch (Json.MalformedException e) {
      throw new UsageException("cannot read `" + file + "`: " + e.getMessage());
    }
  }

  /** Both must find a formula unsatisfiable for it to count as that. */
  private Solver solver() {
    Solver own = new GlucoseSolver();
    return program
        .<Solver>map(ExternalSolver::new)
        .<Solver>map(
            other ->
                (formula, literals) ->
                    own.isSatisfiable(formula, literals) || other.isSatisfiable(formula, literals))
        .orElse(own);
  }

  private void show(VerificationDocument document) {
    for (VerificationDocument.OfSpec spec : document.specs()) {
      host.out().println("spec " + spec.spec() + " (" + spec.file() + ")");
      for (VerificationDocument.OfCheck check : spec.checks()) {
        host.out()
            .println(
                "  %-9s %s %s: %s"
                    .formatted(
                        check.result().word(),
                        check.name(),
                        check.verdict().word(),
                        check.reason()));
      }
      host.out().println();
    }
    host.out()
        .println(
            document.count(Result.VERIFIED)
                + " verified, "
                + document.count(Result.REFUTED)
                + " refuted, "
                + document.count(Result.OPEN)
                + " open");
  }
}
