package dev.defib.cli.evidence;

import dev.defib.checker.evidence.verify.Finding;
import dev.defib.checker.evidence.verify.Solver;
import dev.defib.checker.evidence.verify.Verifier;
import dev.defib.checker.invariant.ClauseReader;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.SavedTrace;
import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.dsl.ast.Spec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verifies what stands in a folder against models and specs as they are now. */
public final class Verification {
  private final Host host;
  private final Path folder;
  private final List<String> paths;
  private final Solver solver;
  private final Map<List<String>, Loaded> loaded = new HashMap<>();

  /**
   * Prepares it.
   *
   * @param paths where the specs stand; if empty, where they stood
   */
  public Verification(Host host, Path folder, List<String> paths, Solver solver) {
    this.host = host;
    this.folder = folder;
    this.paths = List.copyOf(paths);
    this.solver = solver;
  }

  /** The evidence does not show what it should; the message says why, as a clause. */
  private static final class RefutedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    RefutedException(String why) {
      super(why);
      this.why = why;
    }
  }

  /** Verifies all checks of a manifest. */
  public VerificationDocument verify(Manifest manifest) throws InterruptedException {
    List<VerificationDocument.OfSpec> specs = new ArrayList<>();
    for (Manifest.OfSpec spec : manifest.specs()) {
      specs.add(verify(spec));
    }
    return VerificationDocument.of(specs);
  }

  private VerificationDocument.OfSpec verify(Manifest.OfSpec spec) throws InterruptedException {
    List<VerificationDocument.OfCheck> checks = new ArrayList<>();
    try {
      Plan plan = plan(spec);
      for (Manifest.OfCheck check : spec.checks()) {
        checks.add(VerificationDocument.OfCheck.of(check, verify(spec, check, plan)));
      }
    } catch (RefutedException e) {
      checks.clear();
      spec.checks()
          .forEach(
              check ->
                  checks.add(VerificationDocument.OfCheck.of(check, new Finding.Refuted(e.why))));
    }
    return new VerificationDocument.OfSpec(spec.spec(), spec.file(), checks);
  }

  /** The spec as it is now, which must be as it was. */
  private Plan plan(Manifest.OfSpec spec) throws RefutedException {
    Loaded now =
        loaded.computeIfAbsent(
            paths.isEmpty() ? List.of(spec.file()) : paths,
            files -> Loader.load(host, SpecFiles.find(host, files)));
    Optional<Spec> found =
        now.specs().stream().filter(s -> s.name().text().equals(spec.spec())).findFirst();
    if (found.isEmpty()) {
      throw new RefutedException("there is no such spec in " + String.join(", ", files(spec)));
    }
    unchanged(spec.sha256(), now.digests(found.get()));
    if (!now.isSound(found.get())) {
      throw new RefutedException("the spec or a model has errors");
    }
    Plan plan = Lowering.plan(now.analysis(), found.get(), spec.set());
    if (plan.hasErrors()) {
      throw new RefutedException("the system cannot be put together");
    }
    return plan;
  }

  private List<String> files(Manifest.OfSpec spec) {
    return paths.isEmpty() ? List.of(spec.file()) : paths;
  }

  /** Files may have been moved, but must have the same content. */
  private static void unchanged(Map<String, String> then, Map<String, String> now)
      throws RefutedException {
    Set<String> known = new HashSet<>(then.values());
    for (Map.Entry<String, String> file : now.entrySet()) {
      if (!known.remove(file.getValue())) {
        throw new RefutedException("`" + file.getKey() + "` is not what it was");
      }
    }
    if (!known.isEmpty()) {
      throw new RefutedException("the spec does not use all the files that it used");
    }
  }

  private Finding verify(Manifest.OfSpec spec, Manifest.OfCheck check, Plan plan)
      throws InterruptedException {
    try {
      Optional<Plan.PlannedCheck> planned =
          plan.checks().stream().filter(c -> c.name().equals(check.name())).findFirst();
      if (planned.isEmpty() || !planned.get().form().equals(check.form())) {
        return new Finding.Refuted("the spec has no such check");
      }
      for (Manifest.Part part : check.files()) {
        content(part);
      }
      Plan.Environment environment = plan.environments().get(planned.get().environment());
      if (!environment.faults().equals(check.faults())) {
        return new Finding.Refuted("the check is made under other faults");
      }
      return verify(spec, check, environment.system(), planned.get().question().property());
    } catch (RefutedException e) {
      return new Finding.Refuted(e.why);
    }
  }

  private Finding verify(
      Manifest.OfSpec spec, Manifest.OfCheck check, TransitionSystem system, Property property)
      throws InterruptedException, RefutedException {
    if (check.evidence() == Manifest.Kind.NONE) {
      return new Finding.Open(check.reason() == null ? "there is no evidence" : check.reason());
    }
    if (check.verdict() != verdict(check.evidence(), property)) {
      return new Finding.Refuted("such evidence cannot show that verdict");
    }
    Verifier verifier = new Verifier(system, solver);
    return switch (check.evidence()) {
      case INVARIANT -> {
        String text = text(part(check, Manifest.Role.INVARIANT));
        try {
          yield verifier.invariant(property, new ClauseReader(system).read(text));
        } catch (ClauseReader.MalformedException e) {
          yield new Finding.Refuted("the invariant cannot be read: " + e.getMessage());
        }
      }
      case INDUCTION -> verifier.induction(property, check.k() == null ? 0 : check.k());
      case RUN -> verifier.run(property, run(spec, part(check, Manifest.Role.RUN)).trace());
      case STATES -> states(verifier, property, part(check, Manifest.Role.STATES));
      case NONE -> new Finding.Open("there is no evidence");
    };
  }

  /** The verdict that evidence of a kind shows, if it shows any. */
  private static Outcome verdict(Manifest.Kind kind, Property property) {
    boolean isOfRun = kind == Manifest.Kind.RUN;
    return isOfRun == property instanceof Property.Reachable ? Outcome.HOLDS : Outcome.VIOLATED;
  }

  private Finding states(Verifier verifier, Property property, Manifest.Part part)
      throws RefutedException, InterruptedException {
    try {
      return verifier.states(property, new ByteArrayInputStream(content(part)));
    } catch (IOException e) {
      throw new RefutedException("cannot read `" + part.file() + "`: " + Unreadable.why(e));
    }
  }

  private static SavedTrace read(String text) throws RefutedException {
    try {
      return Json.read(text, SavedTrace.class);
    } catch (Json.MalformedException e) {
      throw new RefutedException("the run cannot be read: " + e.getMessage());
    }
  }

  private SavedTrace run(Manifest.OfSpec spec, Manifest.Part part) throws RefutedException {
    SavedTrace run = read(text(part));
    if (!run.spec().equals(spec.spec())) {
      throw new RefutedException("the run is one of " + run.spec());
    }
    return run;
  }

  private static Manifest.Part part(Manifest.OfCheck check, Manifest.Role role)
      throws RefutedException {
    return check.files().stream()
        .filter(part -> part.role() == role)
        .findFirst()
        .orElseThrow(() -> new RefutedException("the file that shows it is not named"));
  }

  private String text(Manifest.Part part) throws RefutedException {
    return new String(content(part), StandardCharsets.UTF_8);
  }

  private byte[] content(Manifest.Part part) throws RefutedException {
    Path file = folder.resolve(part.file()).normalize();
    if (!file.startsWith(folder)) {
      throw new RefutedException("`" + part.file() + "` is outside of the folder");
    }
    try {
      byte[] content = Files.readAllBytes(file);
      if (!Digests.sha256(content).equals(part.sha256())) {
        throw new RefutedException("`" + part.file() + "` is not what was written");
      }
      return content;
    } catch (IOException e) {
      throw new RefutedException("cannot read `" + part.file() + "`: " + Unreadable.why(e));
    }
  }
}
