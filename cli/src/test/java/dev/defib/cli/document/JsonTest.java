package dev.defib.cli.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void aVerdictDocumentMatchesItsSchemaAndReadsBackTheSame() throws Exception {
    VerdictDocument document = Samples.document();
    String json = Json.write(document);

    Schemas.assertVerdict(json);
    VerdictDocument back = Json.read(json, VerdictDocument.class);
    assertThat(back).isEqualTo(document);
    assertThat(Json.write(back)).isEqualTo(json);
  }

  @Test
  void aSavedWalkMatchesItsSchemaAndReadsBackTheSame() throws Exception {
    String json = Json.write(Samples.saved());

    Schemas.assertTrace(json);
    assertThat(Json.read(json, SavedTrace.class)).isEqualTo(Samples.saved());
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() {
    String json = Json.write(Samples.document()).replace("\"diagnostics\"", "\"diagnostic\"");
    assertThatThrownBy(() -> Schemas.assertVerdict(json)).isInstanceOf(AssertionError.class);
    String trace = Json.write(Samples.saved()).replace("\"timed\"", "\"clocked\"");
    assertThatThrownBy(() -> Schemas.assertTrace(trace)).isInstanceOf(AssertionError.class);
  }

  @Test
  void fieldsStandInTheOrderOfTheContract() {
    assertThat(Json.write(Samples.document()))
        .matches("(?s)\\{\\s+\"schema\".*\"tool\".*\"exitCode\".*\"specs\".*\"diagnostics\".*")
        .containsSubsequence(
            "\"spec\"",
            "\"file\"",
            "\"system\"",
            "\"parameters\"",
            "\"sha256\"",
            "\"reproduce\"",
            "\"checks\"",
            "\"name\"",
            "\"text\"",
            "\"verdict\"",
            "\"expected\"",
            "\"asExpected\"",
            "\"evidence\"",
            "\"engine\"",
            "\"states\"",
            "\"transitions\"",
            "\"depth\"",
            "\"assumptions\"",
            "\"seconds\"",
            "\"peakMemoryBytes\"");
  }

  @Test
  void whatIsNoDocumentIsRefusedWithThePlace() {
    assertThatThrownBy(() -> Json.read("{\n \"schema\": }", VerdictDocument.class))
        .isInstanceOf(Json.MalformedException.class)
        .hasMessageStartingWith("line 2: ");
    assertThatThrownBy(() -> Json.read("{\"schema\": \"defib.trace/1\"}", SavedTrace.class))
        .isInstanceOf(Json.MalformedException.class);
  }
}
