package dev.defib.cli;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The library as a page of Markdown: each check of each spec, and what it came to. */
final class Catalogue {
  private final VerdictDocument document;
  private final StringBuilder out = new StringBuilder();

  private Catalogue(VerdictDocument document) {
    this.document = document;
  }

  static String of(VerdictDocument document) {
    return new Catalogue(document).page();
  }

  private String page() {
    Map<String, List<SpecEntry>> folders =
        document.specs().stream()
            .collect(Collectors.groupingBy(Catalogue::folder, TreeMap::new, Collectors.toList()));
    opening();
    folders.forEach(this::folder);
    return out.toString();
  }

  private static String folder(SpecEntry spec) {
    return Path.of(spec.file()).getName(1).toString();
  }

  private static List<CheckEntry> written(SpecEntry spec) {
    return spec.checks().stream().filter(c -> !c.builtIn()).toList();
  }

  private void opening() {
    List<CheckEntry> checks = document.specs().stream().flatMap(s -> written(s).stream()).toList();
    out.append(
        """
        # The library

        Every check of `specs/`, what it says, and what it came to. This page is written by the project's
        tests, which fail when it is out of date; this writes it anew:

        ```sh
        mvn -q -Dfast test -pl cli -am -Dtest=LibraryTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true
        ```

        *States* are those that were searched, under the faults of the check; *ticks* the most that were seen,
        where the check has a bound. Seconds are not here, as they would be out of date on every other
        machine: `./defib check specs` prints them. The built-in checks, which are decided besides, are left
        out, and so are the specs in `deep/` ([more](engine/deep.md)).

        """);
    out.append(
        String.format(
            Locale.ROOT,
            "%d specs, %d checks: %d hold, %d are violated and expected to be.%n",
            document.specs().size(),
            checks.size(),
            count(checks, Outcome.HOLDS),
            count(checks, Outcome.VIOLATED)));
  }

  private static long count(List<CheckEntry> checks, Outcome outcome) {
    return checks.stream().filter(c -> c.verdict() == outcome).count();
  }

  private void folder(String name, List<SpecEntry> specs) {
    out.append("\n## ").append(name).append('\n');
    specs.forEach(this::spec);
  }

  private void spec(SpecEntry spec) {
    out.append("\n### ").append(spec.spec()).append("\n\n");
    out.append('[').append(spec.file()).append("](../").append(spec.file()).append(')');
    out.append(", of `").append(spec.system()).append("`\n\n");
    out.append("| check | says | under | verdict | states | ticks |\n");
    out.append("|---|---|---|---|---:|---:|\n");
    written(spec).forEach(this::check);
  }

  private void check(CheckEntry check) {
    String text = check.text();
    out.append("| ").append(check.name()).append(" | ");
    out.append(text == null ? code(check.form()) : text.replace("|", "\\|")).append(" | ");
    out.append(check.faults().stream().map(Catalogue::code).collect(Collectors.joining(", ")));
    out.append(" | ").append(check.verdict().word());
    out.append(String.format(Locale.ROOT, " | %,d | ", check.states()));
    out.append(check.worstTicks() == null ? "" : check.worstTicks()).append(" |\n");
  }

  private static String code(String text) {
    return '`' + text.replace("|", "\\|") + '`';
  }
}
