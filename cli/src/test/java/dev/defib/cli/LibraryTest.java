package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.Action;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models and specs that come with Defib: each check comes out as was written down before. */
final class LibraryTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern MODEL = Pattern.compile("(?m)^model (\\S+)");
  private static final Pattern SYSTEM = Pattern.compile("(?m)^system (\\w+)");
  private static final Pattern WITHIN = Pattern.compile(" within (\\d+)$");

  /** Small enough for the slowest engine on the smallest machine. */
  private static final long STATES_MAX = 200_000;

  private static Workbench.Result result;
  private static VerdictDocument document;

  @BeforeAll
  static void checkAll(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("verdicts.json");
    result = new Workbench(ROOT).run("check", "specs", "--json", json.toString());
    document = Workbench.verdict(Files.readString(json));
  }

  @Test
  void everyCheckComesOutAsExpected() {
    assertThat(checks().filter(c -> !c.asExpected()).map(CheckEntry::place)).isEmpty();
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void thereIsNothingToWarnOf() {
    assertThat(document.diagnostics()).isEmpty();
  }

  @Test
  void whatIsTooLargeToDecideHereIsRightAllTheSame() {
    Workbench.Result linted = new Workbench(ROOT).run("lint", "deep");
    assertThat(linted.code()).as(linted.out() + linted.err()).isZero();
    assertThat(linted.out() + linted.err()).contains("0 errors, 0 warnings");
  }

  @Test
  void everyFileIsFormatted() {
    Workbench.Result formatted =
        new Workbench(ROOT).run("fmt", "--check", "models", "specs", "deep");
    assertThat(formatted.code()).as(formatted.out() + formatted.err()).isZero();
  }

  @Test
  void everySystemIsCheckedInGoodTimesAndBad() {
    Set<String> checked =
        document.specs().stream()
            .map(SpecEntry::system)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(checked).containsExactlyInAnyOrderElementsOf(systems());
    for (String system : checked) {
      assertThat(checksOf(system).filter(c -> !c.builtIn()).map(CheckEntry::expected))
          .as(system)
          .contains(Outcome.HOLDS, Outcome.VIOLATED);
    }
  }

  /** A bound with room in it would go on holding when the model becomes slower. */
  @Test
  void everyBoundIsReached() {
    List<CheckEntry> bounded =
        document.specs().stream()
            .filter(s -> !s.spec().startsWith("tutorial."))
            .flatMap(s -> s.checks().stream())
            .filter(c -> c.expected() == Outcome.HOLDS && WITHIN.matcher(c.form()).find())
            .toList();
    assertThat(bounded).hasSizeGreaterThan(20);
    assertThat(bounded.stream().filter(c -> !isReached(c)).map(CheckEntry::place)).isEmpty();
  }

  private static boolean isReached(CheckEntry check) {
    Matcher within = WITHIN.matcher(check.form());
    return within.find() && Long.valueOf(within.group(1)).equals(check.worstTicks());
  }

  /** What goes wrong without the faults of its check is not what the check is about. */
  @Test
  void whatIsViolatedUnderFaultsIsViolatedByOne() {
    List<CheckEntry> told =
        checks()
            .filter(c -> c.expected() == Outcome.VIOLATED && !c.faults().isEmpty())
            .filter(c -> c.trace() != null)
            .toList();
    assertThat(told).hasSizeGreaterThan(50);
    assertThat(told.stream().filter(c -> !hasStrike(c)).map(CheckEntry::place)).isEmpty();
  }

  private static boolean hasStrike(CheckEntry check) {
    TraceDocument trace = check.trace();
    return trace != null && trace.steps().anyMatch(s -> s.kind() == Action.Kind.FAULT);
  }

  @Test
  void everySystemIsSmall() {
    assertThat(checks()).allSatisfy(c -> assertThat(c.states()).isLessThan(STATES_MAX));
  }

  @Test
  void theCatalogueIsCurrent() throws IOException {
    Path page = ROOT.resolve("docs/library.md");
    String now = Catalogue.of(document);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, now);
    }
    assertThat(now).isEqualTo(Files.readString(page));
  }

  private static Stream<CheckEntry> checks() {
    return document.specs().stream().flatMap(s -> s.checks().stream());
  }

  private static Stream<CheckEntry> checksOf(String system) {
    return document.specs().stream()
        .filter(s -> s.system().equals(system))
        .flatMap(s -> s.checks().stream());
  }

  /** The full names of the systems in the library, found by reading its text. */
  private static List<String> systems() {
    try (Stream<Path> files = Files.walk(ROOT.resolve("models"))) {
      return files
          .filter(f -> f.toString().endsWith(".defib"))
          .flatMap(LibraryTest::systems)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> systems(Path file) {
    try {
      String text = Files.readString(file);
      String model = MODEL.matcher(text).results().map(m -> m.group(1)).findFirst().orElseThrow();
      return SYSTEM.matcher(text).results().map(m -> model + "." + m.group(1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
