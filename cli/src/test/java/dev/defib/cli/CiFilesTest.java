package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files by which CI servers run Defib: their commands are run as they stand there. */
final class CiFilesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Map<String, String> VARIABLES =
      Map.of(
          "SPECS", "a.defib",
          "DEFIB_SPECS", "a.defib",
          "ARGUMENTS", "",
          "DEFIB_ARGUMENTS", "",
          "SARIF", "out.sarif",
          "JUNIT", "out.xml",
          "GITHUB_STEP_SUMMARY", "summary.md");

  @TempDir Path folder;

  @Test
  void theActionIsGreenAndRedAndUndecidedAsTheRunIs() throws IOException {
    JsonNode steps = yaml("action.yml").path("runs").path("steps");
    String command = steps.path(steps.size() - 1).path("run").asText();
    assertThat(codes(command)).containsExactly(0, 1, 4);
    assertThat(folder.resolve("summary.md")).exists();
    assertThat(folder.resolve("out.sarif")).exists();
  }

  @Test
  void theTemplateIsGreenAndRedAndUndecidedAsTheRunIs() throws IOException {
    JsonNode job = yaml("docs/ci/gitlab.yml").path(".defib");
    assertThat(codes(job.path("script").path(0).asText())).containsExactly(0, 1, 4);
    for (JsonNode report : job.path("artifacts").path("reports")) {
      assertThat(folder.resolve(report.asText())).exists();
    }
  }

  @Test
  void theHooksTakeTheFilesThatChanged() throws IOException {
    Workbench bench = new Workbench(folder).lamp("a", "check c always possible lamp.lit");
    bench.run("fmt", "a.defib");
    for (JsonNode hook : yaml(".pre-commit-hooks.yaml")) {
      assertThat("a.defib").containsPattern(hook.path("files").asText());
      assertThat(run(bench, hook.path("entry").asText() + " a.defib")).isZero();
    }
  }

  /** The exit codes of a command for a spec that holds, one that does not, and one too large. */
  private List<Integer> codes(String command) {
    Workbench good = new Workbench(folder).lamp("a", "check c always possible lamp.lit");
    int green = run(good, command);
    int undecided = run(good, command + " --state-limit 1");
    int red = run(good.lamp("a", "check c never lamp.lit"), command);
    return List.of(green, red, undecided);
  }

  /** Runs a line of a shell, of which variables and quotes are all that is used. */
  private static int run(Workbench bench, String line) {
    String plain =
        Pattern.compile("\\$(\\w+)")
            .matcher(line.replace("\"", ""))
            .replaceAll(name -> VARIABLES.getOrDefault(name.group(1), ""));
    List<String> words = List.of(plain.strip().split("\\s+"));
    assertThat(words.getFirst()).matches("(.*/)?defib");
    return bench.run(words.subList(1, words.size()).toArray(String[]::new)).code();
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(ROOT.resolve(file)));
  }
}
