package dev.defib.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Holds JSON against the schemas that are published. */
public final class Schemas {
  private static final String VERDICT = read("verdict.schema.json");
  private static final String TRACE = read("trace.schema.json");
  private static final String MUTATION = read("mutation.schema.json");
  private static final String PROBE = read("probe.schema.json");
  private static final String SURVEY = read("survey.schema.json");
  private static final String TUNE = read("tune.schema.json");
  private static final String DIAGNOSIS = read("diagnosis.schema.json");
  private static final String EVIDENCE = read("evidence.schema.json");
  private static final String VERIFICATION = read("verification.schema.json");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry -> registry.schemas(Map.of("urn:defib:verdict:1", VERDICT)));

  private Schemas() {}

  public static void assertVerdict(String json) {
    assertValid(VERDICT, json);
  }

  public static void assertEvidence(String json) {
    assertValid(EVIDENCE, json);
  }

  public static void assertVerification(String json) {
    assertValid(VERIFICATION, json);
  }

  public static void assertTrace(String json) {
    assertValid(TRACE, json);
  }

  public static void assertMutation(String json) {
    assertValid(MUTATION, json);
  }

  public static void assertProbe(String json) {
    assertValid(PROBE, json);
  }

  public static void assertSurvey(String json) {
    assertValid(SURVEY, json);
  }

  public static void assertTune(String json) {
    assertValid(TUNE, json);
  }

  public static void assertDiagnosis(String json) {
    assertValid(DIAGNOSIS, json);
  }

  private static void assertValid(String schema, String json) {
    assertThat(REGISTRY.getSchema(schema).validate(json, InputFormat.JSON)).isEmpty();
  }

  private static String read(String name) {
    try (var in = Schemas.class.getResourceAsStream("/dev/defib/cli/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
