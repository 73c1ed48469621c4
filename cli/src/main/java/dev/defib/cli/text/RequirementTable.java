package dev.defib.cli.text;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.SpecEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From requirement to checks to verdicts. */
final class RequirementTable {
  private RequirementTable() {}

  private record Row(String check, CheckEntry entry) {}

  /** The lines of the table, none if no check names a requirement. */
  static List<String> lines(Style style, List<SpecEntry> specs) {
    Map<String, List<Row>> rows = rows(specs);
    int width = Texts.width(List.copyOf(rows.keySet()));
    var lines = new ArrayList<String>();
    rows.forEach(
        (requirement, checks) -> {
          String lead = requirement;
          for (Row row : checks) {
            lines.add("  " + style.strong(Texts.left(lead, width)) + "  " + verdict(style, row));
            lead = "";
          }
        });
    if (!lines.isEmpty()) {
      lines.addFirst(style.strong("requirements"));
    }
    return lines;
  }

  private static Map<String, List<Row>> rows(List<SpecEntry> specs) {
    var rows = new TreeMap<String, List<Row>>();
    for (SpecEntry spec : specs) {
      for (CheckEntry check : spec.checks()) {
        if (check.requirement() != null) {
          rows.computeIfAbsent(Texts.harmless(check.requirement()), _ -> new ArrayList<>())
              .add(new Row(spec.spec() + "." + check.name(), check));
        }
      }
    }
    return rows;
  }

  private static String verdict(Style style, Row row) {
    CheckEntry check = row.entry();
    String word = Texts.left(check.verdict().word(), CheckEntry.Outcome.UNDECIDED.word().length());
    boolean known = check.asExpected() && check.expected() != CheckEntry.Outcome.HOLDS;
    return (check.asExpected() ? word : style.bad(word))
        + "  "
        + row.check()
        + (known ? "  (as expected)" : "");
  }
}
