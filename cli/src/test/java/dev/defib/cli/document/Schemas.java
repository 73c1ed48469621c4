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

  private static final String EVIDENCE = read("evidence.schema.json");
  private static final String VERIFICATION = read("verification.schema.json");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry -> registry.schemas(Map.of("urn:defib:verdict:1", VERDICT)));

  private Schemas() {}

  public static void assertVerdict(String json) {
    assertThat(REGISTRY.getSchema(VERDICT).validate(json, InputFormat.JSON)).isEmpty();
  }

  public static void assertEvidence(String json) {
    assertThat(REGISTRY.getSchema(EVIDENCE).validate(json, InputFormat.JSON)).isEmpty();
  }

  public static void assertVerification(String json) {
    assertThat(REGISTRY.getSchema(VERIFICATION).validate(json, InputFormat.JSON)).isEmpty();
  }

  public static void assertTrace(String json) {
    assertThat(REGISTRY.getSchema(TRACE).validate(json, InputFormat.JSON)).isEmpty();
  }

  public static void assertMutation(String json) {
    assertThat(REGISTRY.getSchema(MUTATION).validate(json, InputFormat.JSON)).isEmpty();
  }

  public static void assertProbe(String json) {
    assertThat(REGISTRY.getSchema(PROBE).validate(json, InputFormat.JSON)).isEmpty();
  }

  private static String read(String name) {
    try (var in = Schemas.class.getResourceAsStream("/dev/defib/cli/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
