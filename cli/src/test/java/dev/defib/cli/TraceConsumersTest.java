package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.cli.report.Formats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs written for other tools, read by those tools; one run ends, the other goes round. */
final class TraceConsumersTest {
  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void decide() {
    bench = new Workbench(folder).file("post.defib", TraceCommandsTest.MODEL);
    assertThat(bench.run("check", "post.defib", "--json", "v.json").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unread", "alive"})
  void graphvizDrawsTheGraph(String check) throws Exception {
    Peers.require("dot");
    export("dot", check, "run.dot");
    assertThat(Peers.run(folder, "dot", "-Tsvg", "-orun.svg", "run.dot")).isEmpty();
    assertThat(bench.text("run.svg")).contains("r = waiting", "</svg>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unread", "alive"})
  void plantumlTakesTheDiagramForASequence(String check) throws Exception {
    Peers.require("plantuml");
    export("plantuml", check, "run.puml");
    assertThat(Peers.run(folder, "sh", "-c", "plantuml -syntax < run.puml").lines())
        .containsExactly("SEQUENCE", "(3 participants)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unread", "alive"})
  void gtkwaveReadsTheValuesOfEachStep(String check) throws Exception {
    Peers.require("vcd2fst");
    export("vcd", check, "run.vcd");
    Peers.run(folder, "vcd2fst", "run.vcd", "run.fst");
    List<Map<String, String>> written = Waveform.read(bench.text("run.vcd"));
    List<Map<String, String>> read = Waveform.read(Peers.run(folder, "fst2vcd", "run.fst"));
    assertThat(read).isEqualTo(written);
    assertThat(written.getFirst()).containsEntry("s", "idle").containsEntry("s.n", "0");
    assertThat(written).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unread", "alive"})
  void itfKeepsToItsSpecification(String check) {
    JsonNode document = Formats.json(export("itf", check, "run.itf.json"));
    ItfSpecification.assertKept(document);
    assertThat(document.has("loop")).isEqualTo(check.equals("alive"));
  }

  private String export(String format, String check, String file) {
    Workbench.Result result =
        bench.run("trace", "export", "v.json", "--to", format, "--check", check);
    assertThat(result.code()).as(result.err()).isZero();
    bench.file(file, result.out());
    return result.out();
  }
}
