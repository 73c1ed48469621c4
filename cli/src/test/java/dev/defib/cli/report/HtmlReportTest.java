package dev.defib.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Place;
import dev.defib.checker.trace.Shown;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.Browser;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.Samples;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.VerdictDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: Chromium without a window prints what it has made of it. */
final class HtmlReportTest {
  private static final String CHECK = "tutorial.disk_recovers.restarts_run_out";

  @TempDir Path folder;

  @Test
  void showsAllChecksAndOpensTheFirstThatFails() throws Exception {
    String page = open(Format.HTML.write(Samples.document()), "", "");
    for (CheckEntry check : Samples.spec().checks()) {
      assertThat(page).contains("</span>" + check.name() + "</a>");
    }
    assertThat(page).contains("checks as expected, exit code 1").contains("<h3>the formula</h3>");
  }

  @Test
  void aLinkLeadsToAStepOfACheck() throws Exception {
    String page = open(Format.HTML.write(Samples.document()), "#check=" + CHECK + "&step=4", "");
    assertThat(page)
        .contains("step 4 of 6</b> crash(drv)")
        .contains("issue \u2192 dead")
        .contains("<rect class=\"now\"");
  }

  @Test
  void theSourceOfTheStepIsShown() throws Exception {
    Map<String, String> sources = Map.of("models/disk.defib", "line\n".repeat(30) + "<i>end");
    VerdictDocument document = Samples.document().withSources(sources);
    String page = open(Format.HTML.write(document), "#check=" + CHECK + "&step=4", "");
    assertThat(page)
        .contains("<div class=\"active\"><span class=\"number\">24</span>line</div>")
        .contains("&lt;i&gt;end");
  }

  @Test
  void keysAndClicksStep() throws Exception {
    String html = Format.HTML.write(Samples.document());
    assertThat(open(html, at(1), key("ArrowRight") + key("ArrowRight"))).contains("step 3 of 6");
    assertThat(open(html, at(3), key("ArrowLeft"))).contains("step 2 of 6");
    assertThat(open(html, at(3), key("End"))).contains("step 6 of 6");
    assertThat(open(html, at(3), key("Home"))).contains(">initially<");
    assertThat(open(html, at(1), key("f"))).contains("step 4 of 6");
    assertThat(
            open(
                html,
                at(1),
                "document.querySelector('[data-step=\"5\"]').dispatchEvent(new"
                    + " MouseEvent('click'));"))
        .contains("step 5 of 6");
    String mark =
        "[...document.querySelectorAll('tr.variable')]"
            + ".find((row) => row.textContent.startsWith('drv.clock')).click();";
    assertThat(open(html, at(1), mark + key("n"))).contains("step 2 of 6");
  }

  @Test
  void theSearchLeavesWhatMatches() throws Exception {
    String search =
        "document.getElementById('search').value = 'usable_again';"
            + "document.getElementById('search').dispatchEvent(new Event('input'));";
    String page = open(Format.HTML.write(Samples.document()), "", search);
    assertThat(page)
        .contains("</span>usable_again</a>")
        .doesNotContain("</span>restarts_run_out</a>");
  }

  @Test
  void noNameBecomesMarkup() throws Exception {
    String nasty = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>";
    VerdictDocument document = document(run(3, 2, nasty));
    String page = open(Format.HTML.write(document), "", "");
    assertThat(page)
        .contains("<title>defib</title>")
        .contains("&lt;img src=x")
        .doesNotContain("<img");
  }

  @Test
  void aLongRunMakesNoLargePage() throws Exception {
    String html = Format.HTML.write(document(run(1_000, 200, "")));
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
    String measure =
        "const begin = performance.now();"
            + "for (let i = 0; i < 20; i++) { cursor = 900 + i; showRun(); }"
            + "document.title = 'step in ' + Math.round((performance.now() - begin) / 20) + ' ms';";
    String page = open(html, "#check=t.long.it&step=990", measure);
    assertThat(page).contains(" of 1000</b>");
    String title = page.substring(page.indexOf("<title>"), page.indexOf("</title>"));
    assertThat(Integer.parseInt(title.replaceAll("\\D", ""))).isLessThan(50);
  }

  private static String at(int step) {
    return "#check=" + CHECK + "&step=" + step;
  }

  private static String key(String key) {
    return "document.dispatchEvent(new KeyboardEvent('keydown', { key: '" + key + "' }));";
  }

  /** What the browser has made of the page, after a script was run in it. */
  private String open(String html, String fragment, String script)
      throws IOException, InterruptedException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, html.replace("</body>", "<script>" + script + "</script></body>"));
    String dom = Browser.dom(folder, page.toUri() + fragment);
    return dom.substring(0, dom.indexOf("<script"));
  }

  // ---- A run of any length

  private static VerdictDocument document(TraceDocument trace) {
    CheckEntry like = Samples.spec().checks().get(2);
    assertThat(like.trace()).isNotNull();
    CheckEntry check =
        new CheckEntry(
            "it",
            null,
            "always true",
            like.place(),
            false,
            null,
            List.of(),
            CheckEntry.Outcome.VIOLATED,
            CheckEntry.Outcome.HOLDS,
            false,
            "it is",
            null,
            like.evidence(),
            like.engine(),
            1,
            1,
            1,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            null,
            0,
            0,
            trace,
            null);
    var spec =
        new SpecEntry(
            "t.long", "t.defib", "t.S", Map.of(), Map.of(), "", List.of(check), List.of());
    return VerdictDocument.of(1, List.of(spec), List.of());
  }

  private static TraceDocument run(int length, int variables, String decoration) {
    var initial = new ArrayList<Shown>();
    for (int i = 0; i < variables; i++) {
      initial.add(new Shown("machine.v" + i, "machine", Shown.Sort.VARIABLE, "0" + decoration));
    }
    var steps = new ArrayList<TraceDocument.Step>();
    for (int i = 1; i <= length; i++) {
      var changes = new ArrayList<TraceDocument.Change>();
      for (int v = 0; v < Math.min(8, variables); v++) {
        int variable = (i + v) % variables;
        changes.add(
            new TraceDocument.Change(
                "machine.v" + variable, "machine", Shown.Sort.VARIABLE, "0", i + decoration));
      }
      steps.add(
          new TraceDocument.Step(
              i,
              0,
              Action.Kind.STEP,
              "machine: a -> b" + decoration,
              "machine",
              List.of("machine"),
              new Place("m.defib", 3, 5, 3, 20),
              List.of(),
              List.of(),
              changes,
              variables - changes.size(),
              0,
              null));
    }
    return new TraceDocument(
        "t.S",
        false,
        List.of(new TraceDocument.Actor("machine", "process")),
        List.of(),
        initial,
        steps,
        List.of());
  }
}
