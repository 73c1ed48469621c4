package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code defib.toml} says holds where the command line says nothing. */
final class ProjectTest {
  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void write() {
    bench = new Workbench(folder);
    bench.file("specs/here.defib", text("here", "check lit possible lamp.lit"));
    bench.file("old/there.defib", text("there", "check never_lit never lamp.lit"));
  }

  private static String text(String name, String check) {
    String model = Workbench.LAMP.replace("t.lamp", "t." + name);
    return model + "\nspec t." + name + "_spec for t." + name + ".Room\n" + check + "\n";
  }

  @Test
  void namesTheSpecs() {
    assertThat(bench.run("check").code()).isEqualTo(1);
    bench.file("defib.toml", "specs = [\"specs\"]\n");
    Workbench.Result checked = bench.run("check");
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(bench.run("check", "old").code()).isEqualTo(1);
    assertThat(bench.run("lint").out()).contains("1 file:");
    assertThat(bench.run("mutate").out()).doesNotContain("there_spec");
  }

  @Test
  void holdsInFoldersBelow() {
    bench.file("defib.toml", "specs = [\"specs\"]\n");
    var below = new Workbench(folder.resolve("old"));
    assertThat(below.run("check").out()).contains("here_spec").doesNotContain("there_spec");
  }

  @Test
  void aProfileWinsOverTheProjectAndAnOptionOverBoth() {
    bench.file(
        "defib.toml",
        """
        specs = ["specs"]
        state-limit = 1_000
        profile = "deep"
        [profiles.quick]
        state-limit = 1
        engine = "reference"
        reductions = false
        [profiles.deep]
        memory = "1g"
        """);
    assertThat(bench.run("check").code()).isZero();
    Workbench.Result quick = bench.run("check", "--profile", "quick", "--json", "-");
    assertThat(quick.code()).isEqualTo(4);
    assertThat(Workbench.verdict(quick.out()).specs().getFirst().reproduce())
        .contains("--engine reference", "--no-reductions", "--state-limit 1");
    assertThat(bench.run("check", "--profile", "quick", "--state-limit", "9").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time-limt = '1s'       | defib.toml:1:1: there is no setting `time-limt` (did you mean"
            + " `time-limit`?)",
        "workers = 'many'       | defib.toml:1:1: `workers` must be a number of threads: `4`",
        "specs = 3              | defib.toml:1:1: `specs` must be a list of files and folders",
        "memory = '4 elephants' | defib.toml: '4 elephants' is no amount of memory such as 4g",
        "engine = 'explicite'   | there is no engine `explicite` (did you mean `explicit`?)",
        "workers = 0            | --workers must be at least 1, not 0",
        "[profiles.a] speed = 1 | defib.toml:1:14: ",
        "profiles.a = 1         | defib.toml:1:1: a profile must be a table: `[profiles.a]`",
        "profile = 'quick'      | defib.toml:1:1: there is no profile `quick`",
      })
  void whatIsWrongHasAPlace(String text, String complaint) {
    bench.file("defib.toml", text.replace('\'', '"') + "\n");
    Workbench.Result result = bench.run("check");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains(complaint).doesNotContain("\tat ");
  }

  @Test
  void allThatIsWrongIsTold() {
    bench.file("defib.toml", "wrkers = 1\n[profiles.quick]\nmemori = \"1g\"\n");
    assertThat(bench.run("check").err())
        .contains("defib.toml:1:1: ", "`workers`?", "defib.toml:3:1: ", "`memory`?");
  }

  @Test
  void aProfileNeedsAFile() {
    Workbench.Result result = bench.run("check", "--profile", "quick");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("there is no defib.toml");
  }

  /** A file that was emptied by mistake does not take its checks out of the gate in silence. */
  @Test
  void anEmptyFileIsAnErrorBesideOthers() {
    bench.file("specs/emptied.defib", "// nothing\n");
    Workbench.Result result = bench.run("check");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("there is neither a model nor a spec in");
  }

  /** What the project names is there, and has something to look at; the rest does not make up. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specs = ['specs', 'empty'] | there is no file in",
        "specs = ['specs', 'missing'] | cannot read `missing`",
        "specs = [] | must name at least one file or folder",
      })
  void whatSelectsNothingIsAnError(String settings, String complaint) throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    bench.file("defib.toml", settings + "\n");
    for (String verb : new String[] {"check", "mutate"}) {
      Workbench.Result result = bench.run(verb);
      assertThat(result.code()).as(verb).isEqualTo(3);
      assertThat(result.err()).contains(complaint);
    }
  }
}
