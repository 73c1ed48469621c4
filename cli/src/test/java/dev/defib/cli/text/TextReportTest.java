package dev.defib.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.Golden;
import dev.defib.cli.document.CheckEntry.FaultPoint;
import dev.defib.cli.document.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TextReportTest {
  private final List<String> lines = new ArrayList<>();
  private final TextReport report = new TextReport(Style.PLAIN, Detail.NORMAL, lines::add);

  @Test
  void reportsEveryOutcome() {
    report.spec(Samples.spec());
    report.summary(Samples.document());
    Golden.assertSame("report.txt", text());
  }

  @Test
  void briefIsALineForEachCheck() {
    int builtInsThatShareALine = 2;
    assertThat(report(Detail.BRIEF))
        .filteredOn(line -> line.startsWith("  "))
        .hasSize(Samples.spec().checks().size() - builtInsThatShareALine + 1)
        .noneMatch(line -> line.startsWith("   "));
  }

  @Test
  void runsOfExpectedViolationsAreShownOnDemand() {
    String run = "rs: watching -> watching";
    assertThat(report(Detail.NORMAL)).filteredOn(line -> line.contains(run)).hasSize(1);
    assertThat(report(Detail.TRACES)).filteredOn(line -> line.contains(run)).hasSize(2);
  }

  @Test
  void everythingMeansEverything() {
    assertThat(report(Detail.FULL))
        .contains("      the system stays usable after any single driver crash")
        .anyMatch(line -> line.endsWith("crash(drv) while drv start, disk"))
        .contains("  reproduce: " + Samples.spec().reproduce());
  }

  @Test
  void noLineIsWiderThanATerminal() {
    for (Detail detail : List.of(Detail.NORMAL, Detail.TRACES, Detail.FULL)) {
      assertThat(report(detail)).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void showsARunByItself() {
    report.trace(Samples.spec(), Samples.spec().checks().get(3));
    Golden.assertSame("trace.txt", text());
  }

  @Test
  void colorsAreAllThatColorAdds() {
    report.spec(Samples.spec());
    report.summary(Samples.document());
    String plain = text();
    lines.clear();
    var colored = new TextReport(Style.COLORED, Detail.NORMAL, lines::add);
    colored.spec(Samples.spec());
    colored.summary(Samples.document());
    assertThat(text()).contains("\u001b[").isNotEqualTo(plain);
    assertThat(text().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void listsTheWorstFaultPointsAndCountsTheRest() {
    List<FaultPoint> points =
        IntStream.range(0, 12)
            .mapToObj(
                i -> new FaultPoint("crash(drv)", "drv s" + i, (long) i, (long) i, null, false))
            .toList();
    List<String> table = FaultPointTable.lines(points, 8, 80);
    assertThat(table).hasSize(10);
    assertThat(table.get(1)).endsWith("no bound  crash(drv) while drv s11");
    assertThat(table.getLast()).isEqualTo("and 4 more places where it is no worse");
  }

  @Test
  void nothingFromAFileSteersTheTerminal() {
    assertThat(Texts.harmless("a\u001b[31mb\u0007")).isEqualTo("a\uFFFD[31mb\uFFFD");
  }

  private List<String> report(Detail detail) {
    var told = new ArrayList<String>();
    new TextReport(Style.PLAIN, detail, told::add).spec(Samples.spec());
    return told;
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }
}
