package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.cli.document.Json;
import dev.defib.cli.document.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check --evidence} writes is verified, and what was forged is refuted. */
class EvidenceTest {
  private static final String MODEL =
      """
      model t.line

      device Uart {
        signal empty

        state idle initial {
          on send -> sending
        }
        state sending {
          after 1 { raise empty } -> idle
        }
      }

      driver Serial(uart: Uart) {
        state ready initial {
          do uart.send -> waiting
        }
        state waiting {
          on uart.empty -> ready
        }
      }

      system Line {
        uart: Uart
        drv: Serial(uart)
      }

      spec t.line_spec for t.line.Line

      check apart "nobody sends while it sends"
        never uart.sending and drv.ready

      check quiet "never sends"
        always uart.idle

      check sends "can send"
        possible uart.sending
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void write() {
    bench = new Workbench(folder).file("line.defib", MODEL);
  }

  private void check(String engine) {
    Workbench.Result result =
        bench.run(
            "check",
            "line.defib",
            "--engine",
            engine,
            "--only",
            "apart,quiet,sends",
            "--evidence",
            "ev");
    assertThat(result.err()).isEmpty();
    Schemas.assertEvidence(bench.text("ev/manifest.json"));
  }

  private Workbench.Result verify(String... more) {
    return bench.run(
        Stream.concat(Stream.of("verify-evidence", "ev"), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ic3", "induction", "explicit", "reference"})
  void verifiesWhatEnginesShow(String engine) {
    check(engine);

    Workbench.Result result = verify();
    assertThat(result.out()).endsWith("3 verified, 0 refuted, 0 open\n");
    assertThat(result.code()).isZero();
    Workbench.Result json = verify("--json", "-");
    Schemas.assertVerification(json.out());
  }

  @Test
  void saysWhatHasNoEvidence() {
    bench.run("check", "line.defib", "--only", "no deadlock", "--evidence", "ev");
    Workbench.Result result = verify();
    assertThat(result.out()).contains("open      no deadlock holds: there is no evidence");
    assertThat(result.code()).isEqualTo(4);
  }

  @Test
  void findsSpecsElsewhere() throws IOException {
    check("ic3");
    Files.createDirectory(folder.resolve("moved"));
    Files.move(folder.resolve("line.defib"), folder.resolve("moved/line.defib"));
    assertThat(verify().code()).isEqualTo(1);
    assertThat(verify("moved").code()).isZero();
  }

  @Test
  void refusesAFolderThatIsThere() {
    check("ic3");
    Workbench.Result again = bench.run("check", "line.defib", "--evidence", "ev");
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("exists; evidence needs a new folder");
  }

  @Test
  void wantsAManifest() {
    assertThat(verify().code()).isEqualTo(3);
    bench.file("ev/manifest.json", "{}");
    assertThat(verify().err()).contains("is no manifest of evidence");
  }

  /** Evidence of nothing verifies nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"spec\": \"t.line_spec\", \"file\": \"line.defib\", \"system\": \"t.line.Line\","
            + " \"set\": {}, \"sha256\": {}, \"checks\": []}]",
      })
  void nothingIsNotVerified(String specs) {
    check("ic3");
    String manifest = bench.text("ev/manifest.json");
    String head = manifest.substring(0, manifest.indexOf("\"specs\""));
    bench.file("ev/manifest.json", head + "\"specs\": " + specs + "}");
    Workbench.Result result = verify();
    assertThat(result.out()).contains("0 verified, 0 refuted, 0 open");
    assertThat(result.code()).isEqualTo(4);
  }

  @Test
  void saysWhichPartOfTheManifestIsIncomplete() {
    check("ic3");
    String manifest = bench.text("ev/manifest.json");
    bench.file("ev/manifest.json", manifest.replaceAll("(?s),\\s*\"checks\".*", "}]}"));
    Workbench.Result result = verify();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("a field is missing in the document.specs[0]");
  }

  @Test
  void refutesClausesThatWereDropped() {
    check("ic3");
    List<String> lines = clauses().lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines).isNotEmpty();
    int refuted = 0;
    for (String line : lines) {
      String before = clauses();
      forge("apart.invariant", text -> text.replace(line + "\n", ""));
      refuted += verify().code();
      forge("apart.invariant", _ -> before);
    }
    assertThat(refuted).as("of " + lines).isPositive();
  }

  @Test
  void refutesAnInvariantOfNothing() {
    check("ic3");
    forge("apart.invariant", _ -> "# nothing\n");
    assertRefuted("apart", "the invariant does not imply what is asked");
  }

  @Test
  void refutesAClauseThatWasWeakened() {
    check("ic3");
    forge("apart.invariant", text -> text.replaceAll("(?m)^([^#].*)$", "$1 or drv = ready"));
    assertRefuted("apart", "");
  }

  @Test
  void refutesAClauseThatIsTooStrong() {
    check("ic3");
    forge("apart.invariant", text -> text + "uart = idle\n");
    assertRefuted("apart", "leads out of it: `uart = idle`");
  }

  @Test
  void refutesAClauseThatIsFalseAtFirst() {
    check("ic3");
    forge("apart.invariant", text -> text + "uart = sending\n");
    assertRefuted("apart", "an initial state is outside of it");
  }

  @Test
  void refutesAnInvariantOfAnotherModel() {
    check("ic3");
    forge("apart.invariant", _ -> "disk = idle or fs != asking\n");
    assertRefuted("apart", "the system has no variable of this name");
  }

  @Test
  void refutesProofsOfAModelThatChanged() {
    check("ic3");
    bench.file("line.defib", MODEL.replace("after 1", "after 2"));
    assertRefuted("apart", "`line.defib` is not what it was");
  }

  @Test
  void refutesEvidenceOfAnotherCheck() {
    check("ic3");
    bench.file(
        "ev/manifest.json",
        bench
            .text("ev/manifest.json")
            .replaceFirst("\"apart\"", "\"quiet\"")
            .replaceFirst("never uart.sending and drv.ready", "always uart.idle"));
    assertRefuted("quiet", "the invariant does not imply what is asked");
  }

  @Test
  void refutesAPropertyThatWasReplaced() {
    check("ic3");
    bench.file(
        "ev/manifest.json",
        bench
            .text("ev/manifest.json")
            .replaceFirst("never uart.sending and drv.ready", "never false"));
    assertRefuted("apart", "the spec has no such check");
  }

  @Test
  void refutesAVerdictThatWasTurned() {
    check("ic3");
    bench.file(
        "ev/manifest.json",
        bench.text("ev/manifest.json").replaceFirst("\"holds\"", "\"violated\""));
    assertRefuted("apart", "such evidence cannot show that verdict");
  }

  @Test
  void refutesAFileThatIsNotWhatWasWritten() throws IOException {
    check("ic3");
    Path file = folder.resolve("ev/t.line_spec/apart.invariant");
    Files.writeString(file, clauses() + "# more\n");
    assertRefuted("apart", "is not what was written");
    Files.delete(file);
    assertRefuted("apart", "cannot read");
  }

  @Test
  void refutesAnInductionThatIsTooShort() {
    check("induction");
    bench.file(
        "ev/manifest.json",
        bench.text("ev/manifest.json").replaceFirst("\"k\" : \\d+", "\"k\" : 0"));
    assertRefuted("apart", "0 steps in a row can lead to what refutes what is asked");
  }

  @Test
  void refutesARunOfWhichAStepWasChanged() {
    check("ic3");
    forge("quiet.trace.json", text -> text.replaceFirst("\"action\" : \\d+", "\"action\" : 0"));
    assertRefuted("quiet", "");
    forge("quiet.trace.json", text -> text.replaceFirst("\"action\" : \\d+", "\"action\" : 99"));
    assertRefuted("quiet", "the system does not take step 1");
  }

  @Test
  void refutesARunThatTellsOtherThanItDoes() {
    check("ic3");
    forge(
        "quiet.trace.json",
        text -> text.replace("\"after\" : \"sending\"", "\"after\" : \"idle\""));
    assertRefuted("quiet", "what it tells of its steps is not what they do");
  }

  @Test
  void refutesARunThatWasCutShort() {
    check("ic3");
    forge("quiet.trace.json", text -> text.substring(0, text.length() / 2));
    assertRefuted("quiet", "the run cannot be read");
  }

  @Test
  void refutesASetThatWasCutShort() throws IOException {
    check("explicit");
    Path file = folder.resolve("ev/t.line_spec/apart.states");
    byte[] content = Files.readAllBytes(file);
    forge("apart.states", Arrays.copyOf(content, content.length / 2));
    assertRefuted("apart", "the set cannot be read");
  }

  private String clauses() {
    return bench.text("ev/t.line_spec/apart.invariant");
  }

  private void forge(String file, UnaryOperator<String> change) {
    String content = change.apply(bench.text("ev/t.line_spec/" + file));
    forge(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Changes a file, and the manifest so that it looks as if it had been written so. */
  private void forge(String file, byte[] content) {
    try {
      JsonNode manifest = Json.tree(bench.text("ev/manifest.json"));
      String known =
          manifest.findParents("sha256").stream()
              .filter(part -> part.path("file").asText().equals("t.line_spec/" + file))
              .findFirst()
              .orElseThrow()
              .path("sha256")
              .asText();
      String now = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      Files.write(folder.resolve("ev/t.line_spec/" + file), content);
      bench.file("ev/manifest.json", bench.text("ev/manifest.json").replace(known, now));
    } catch (IOException | GeneralSecurityException | Json.MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertRefuted(String check, String why) {
    Workbench.Result result = verify();
    assertThat(result.code()).as(result.out()).isEqualTo(1);
    assertThat(result.out().lines())
        .anySatisfy(
            line -> assertThat(line).startsWith("  refuted   " + check + " ").contains(why));
  }
}
