package dev.defib.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.cli.document.Samples;
import dev.defib.cli.document.VerdictDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

final class FormatTest {
  private static final VerdictDocument SAMPLE = Samples.document();

  @Test
  void junitCountsWhatItHolds() {
    for (Element suite : Formats.junit(Format.JUNIT.write(SAMPLE))) {
      for (String kind : List.of("failure", "error")) {
        int counted = Integer.parseInt(suite.getAttribute(kind + "s"));
        assertThat(Formats.elements(suite, kind)).hasSize(counted);
      }
      assertThat(Formats.elements(suite, "testcase"))
          .hasSize(Integer.parseInt(suite.getAttribute("tests")));
    }
  }

  @Test
  void sarifTellsTheRunStepByStep() {
    JsonNode run = Formats.sarif(Format.SARIF.write(SAMPLE)).path("runs").path(0);
    assertThat(run.path("tool").path("driver").path("rules"))
        .extracting(rule -> rule.path("id").asText())
        .contains(SAMPLE.specs().getFirst().spec() + ".usable_again");
    List<JsonNode> flows = run.findValues("threadFlows");
    assertThat(flows).isNotEmpty();
    JsonNode steps = flows.getFirst().path(0).path("locations");
    assertThat(steps).hasSize((int) Samples.trace().steps().count());
    assertThat(steps.path(4).path("location").path("message").path("text").asText())
        .isEqualTo("for ever from here: tick");
  }

  @Test
  void aRuleIsWhereItsIndexSays() {
    JsonNode run = Formats.sarif(Format.SARIF.write(SAMPLE)).path("runs").path(0);
    JsonNode rules = run.path("tool").path("driver").path("rules");
    assertThat(run.path("results"))
        .isNotEmpty()
        .allMatch(
            result ->
                rules
                    .path(result.path("ruleIndex").asInt())
                    .path("id")
                    .asText()
                    .equals(result.path("ruleId").asText()));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 130, 143})
  void aRunThatCameToNothingIsNowhereGreen(int code) {
    VerdictDocument document = VerdictDocument.of(code, List.of(), List.of());
    assertThat(Formats.junit(Format.JUNIT.write(document)).getLast().getAttribute("errors"))
        .isEqualTo("1");
    JsonNode invocation = Formats.sarif(Format.SARIF.write(document)).at("/runs/0/invocations/0");
    assertThat(invocation.path("executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.path("exitCode").asInt()).isEqualTo(code);
    assertThat(Format.SUMMARY.write(document)).startsWith("## defib: not as expected");
    assertThat(Formats.json(Format.CODE_QUALITY.write(document))).hasSize(1);
    assertThat(Annotations.lines(document)).hasSize(1).first().asString().startsWith("::error ");
  }

  @Test
  void noNameBecomesAPartOfTheMarkup() {
    String nasty = "<b>&\"'|`]]>\u0007\u001b[31m";
    assertThat(Markup.xml(nasty)).doesNotContain("<", ">", "\"", "'", "\u0007", "\u001b");
    assertThat(Markup.markdown("a|b`c*\n[d](e)")).isEqualTo("a\\|b\\`c\\* \\[d\\](e)");
  }

  @Test
  void eachIssueHasAFingerprintOfItsOwn() {
    assertThat(Formats.json(Format.CODE_QUALITY.write(SAMPLE)).findValuesAsText("fingerprint"))
        .doesNotHaveDuplicates()
        .allMatch(print -> print.matches("[0-9a-f]{64}"));
  }
}
