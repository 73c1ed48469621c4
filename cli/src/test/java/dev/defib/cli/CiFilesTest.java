package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files by which CI servers run Defib, followed as those servers do, in a folder with a spec
 * and nothing else. The release profile does it with the packed release.
 */
final class CiFilesTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.(\\w+) }}");
  private static final String HOLDS = "check c always possible lamp.lit";
  private static final String VIOLATED = "check c never lamp.lit";
  private static final String LIMIT = "--state-limit=1";

  @TempDir static Path installed;
  private static Installation defib;

  @TempDir Path folder;

  /** What a server runs, with further options of {@code defib check}. */
  private interface Step {
    int run(String options) throws IOException, InterruptedException;
  }

  @BeforeAll
  static void install() throws Exception {
    defib = Installation.in(installed);
  }

  @Test
  void theActionIsGreenAndRedAndUndecidedAsTheRunIs() throws Exception {
    JsonNode action = yaml("action.yml");
    JsonNode steps = action.path("runs").path("steps");
    JsonNode step = steps.path(steps.size() - 1);
    assertThat(step.path("shell").asText()).isEqualTo("bash");
    assertThat(
            codes(
                options -> {
                  Map<String, String> given = Map.of("command", "defib", "arguments", options);
                  return bash(step.path("run").asText(), environment(action, step, given));
                }))
        .containsExactly(0, 1, 4);
    assertThat(printed()).contains("::error ");
    assertThat(folder.resolve("summary.md")).exists();
    assertThat(folder.resolve("defib.sarif")).exists();
    assertThat(folder.resolve("defib-junit.xml")).exists();
  }

  @Test
  void theActionBuildsDefibOnlyWhereNoneIsInstalled() throws Exception {
    JsonNode setup = yaml("action.yml").path("runs").path("steps").path(0);
    assertThat(setup.path("uses").asText()).startsWith("actions/setup-java@");
    assertThat(setup.path("if").asText()).isEqualTo("inputs.command == ''");
  }

  @Test
  void theTemplateIsGreenAndRedAndUndecidedAsTheRunIs() throws Exception {
    JsonNode job = yaml("docs/ci/gitlab.yml").path(".defib");
    var script = new ArrayList<String>();
    job.path("script").forEach(line -> script.add(line.asText()));
    assertThat(
            codes(
                options -> {
                  var variables = new HashMap<String, String>();
                  job.path("variables")
                      .properties()
                      .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
                  variables.put("DEFIB_ARGUMENTS", options);
                  return bash(String.join("\n", script), variables);
                }))
        .containsExactly(0, 1, 4);
    for (JsonNode report : job.path("artifacts").path("reports")) {
      assertThat(folder.resolve(report.asText())).exists();
    }
  }

  @Test
  void theHookIsGreenAndRedAndUndecidedAsTheRunIs() throws Exception {
    JsonNode check = hook("defib-check");
    assertThat(codes(options -> commit(check, options))).containsExactly(0, 1, 4);
  }

  @Test
  void theHooksForFormAndMistakesDecideNothing() throws Exception {
    Workbench bench = new Workbench(folder).lamp("a", VIOLATED);
    bench.run("fmt", "a.defib");
    assertThat(commit(hook("defib-fmt"), "")).isZero();
    assertThat(commit(hook("defib-lint"), "")).isZero();
    bench.file("a.defib", bench.text("a.defib").replace("  lamp", " lamp"));
    assertThat(commit(hook("defib-fmt"), "")).isEqualTo(1);
  }

  /** The exit codes for a spec that holds, one that does not, and one that a limit ends. */
  private List<Integer> codes(Step step) throws Exception {
    Workbench bench = new Workbench(folder).lamp("a", HOLDS);
    int green = step.run("");
    int undecided = step.run(LIMIT);
    bench.lamp("a", VIOLATED);
    int red = step.run("");
    return List.of(green, red, undecided);
  }

  /** Both servers end a script at the first command that fails. */
  private int bash(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> shell = List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
    return defib.run(folder, environment, shell);
  }

  /** What GitHub hands to a step of an action. */
  private static Map<String, String> environment(
      JsonNode action, JsonNode step, Map<String, String> given) {
    var environment = new HashMap<String, String>();
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", "summary.md");
    for (Map.Entry<String, JsonNode> entry : step.path("env").properties()) {
      Matcher input = INPUT.matcher(entry.getValue().asText());
      assertThat(input.matches()).as("%s", entry).isTrue();
      JsonNode declared = action.path("inputs").path(input.group(1));
      assertThat(declared.isObject()).as("%s", entry).isTrue();
      environment.put(
          entry.getKey(), given.getOrDefault(input.group(1), declared.path("default").asText()));
    }
    return environment;
  }

  /** Runs a hook on the file that changed, if it is one for the hook, as pre-commit does. */
  private int commit(JsonNode hook, String options) throws IOException, InterruptedException {
    assertThat("a.defib").containsPattern(hook.path("files").asText());
    assertThat(hook.path("language").asText()).isEqualTo("system");
    var words = new ArrayList<>(List.of(hook.path("entry").asText().split(" ", -1)));
    if (!options.isEmpty()) {
      words.add(options);
    }
    words.add("a.defib");
    return defib.run(folder, Map.of(), words);
  }

  private static JsonNode hook(String id) throws IOException {
    for (JsonNode hook : yaml(".pre-commit-hooks.yaml")) {
      if (hook.path("id").asText().equals(id)) {
        return hook;
      }
    }
    throw new AssertionError("no hook " + id);
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("printed.txt"));
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(ROOT.resolve(file)));
  }
}
