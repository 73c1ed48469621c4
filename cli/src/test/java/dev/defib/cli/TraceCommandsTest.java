package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.cli.convert.ItfTrace;
import dev.defib.cli.document.Json;
import dev.defib.cli.report.Formats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved runs: compared, written for other tools, read back and followed. */
final class TraceCommandsTest {
  static final String MODEL =
      """
      model t.post

      messages Letter { letter(n: 0..3) answer }
      process Sender(out: queue of Letter) {
        var n: 0..3 = 0
        state idle initial rest { lazy { n = 2; out!letter(2) } -> sent }
        state sent rest {}
      }
      driver Reader(inbox: queue of Letter) {
        state waiting initial rest { on inbox?letter(x) -> reading }
        state reading { after 2 -> waiting }
      }
      system Post {
        queue box: Letter[2]
        s: Sender(box)
        r: Reader(box)
      }

      spec t.mail for t.post.Post
      check unread never r.reading
      check alive under crash(r) at most 1 always eventually r.waiting
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void decide() {
    bench = new Workbench(folder).file("post.defib", MODEL);
    assertThat(bench.run("check", "post.defib", "--json", "v.json").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unread", "alive"})
  void whatIsWrittenAsItfIsReadBackAndFollowed(String check) throws Exception {
    String written = export("itf", check);

    ItfTrace read = ItfTrace.read(written);
    assertThat(read.loop() >= 0).isEqualTo(check.equals("alive"));
    bench.file("run.itf.json", written);
    Workbench.Result replayed =
        bench.run("trace", "replay", "post.defib", "--check", check, "--run", "run.itf.json");

    assertThat(replayed.code()).as(replayed.out() + replayed.err()).isZero();
    String shown = bench.run("trace", "show", "v.json", "--check", check).out();
    for (String line : replayed.out().lines().toList()) {
      assertThat(shown).contains(line.replaceFirst(" +post\\.defib:\\d+$", "").strip());
    }
  }

  @Test
  void aRunIsFollowedByItsStatesAlone() {
    bench.file("run.itf.json", export("itf", "unread").replaceAll("\"action\"", "\"was\""));
    assertThat(bench.run("trace", "replay", "post.defib", "--run", "run.itf.json").code()).isZero();
  }

  @Test
  void aRunThatTheSystemHasNoMoreIsRefusedWhereItEnds() {
    String other = MODEL.replace("n = 2;", "n = 1;").replace("letter(2)", "letter(1)");
    bench.file("other.defib", other);
    Workbench.Result result =
        bench.run("trace", "replay", "other.defib", "--run", "v.json", "--of", "unread");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("follows the run up to state 0, but not to state 1 by `s:");
  }

  @Test
  void itfHasTypedValues() {
    JsonNode document = Formats.json(export("itf", "unread"));
    assertThat(document.path("vars")).extracting(JsonNode::asText).contains("s.n", "box");
    JsonNode second = document.path("states").path(1);
    assertThat(second.path("s.n").isNumber()).isTrue();
    assertThat(second.path("box")).hasSize(1);
    assertThat(second.path("box").path(0).asText()).isEqualTo("letter(2)");
  }

  @Test
  void sequenceDiagramsDrawMessages() {
    assertThat(export("mermaid", "unread"))
        .startsWith("sequenceDiagram\n")
        .contains("  participant p2 as box", "p0->>p2: 1 letter", "p2->>p1: 2 letter");
    assertThat(export("mermaid", "alive")).contains("Note over p0,p2: 1 fault: crash(r)", "loop");
    assertThat(export("plantuml", "unread"))
        .startsWith("@startuml\n")
        .contains("queue \"box\" as p2", "p0 -> p2: 1 letter")
        .endsWith("@enduml\n");
  }

  @Test
  void aWaveformChangesWhereTheRunDoes() {
    List<String> dump = export("vcd", "unread").lines().toList();
    assertThat(dump).contains("$enddefinitions $end", "#0", "#1", "#2");
    String n = dump.stream().filter(l -> l.endsWith(" s.n $end")).findFirst().orElseThrow();
    String id = n.replaceFirst("^\\S+ \\S+ \\S+ (\\S+) .*$", "$1");
    assertThat(n).startsWith("$var integer 64 ");
    assertThat(dump.subList(dump.indexOf("#0"), dump.indexOf("#1"))).contains("b0 " + id);
    assertThat(dump.subList(dump.indexOf("#1"), dump.indexOf("#2"))).contains("b10 " + id);
    assertThat(dump.subList(dump.indexOf("#2"), dump.size())).noneMatch(l -> l.endsWith(" " + id));
  }

  @Test
  void aGraphLeadsBackIntoItsLoop() {
    String graph = export("dot", "alive");
    assertThat(graph).startsWith("digraph run {").contains("color=red").endsWith("}\n");
    assertThat(graph.lines().filter(line -> line.contains("->")))
        .last()
        .asString()
        .containsPattern("s(\\d+) -> s\\d+ ");
  }

  @Test
  void jsonIsTheRunItself() throws Exception {
    assertThat(Json.tree(export("json", "unread")).path("stem")).hasSize(2);
  }

  @Test
  void runsAreComparedStepByStep() {
    assertThat(bench.run("trace", "diff", "v.json", "v.json", "--check", "unread").out())
        .isEqualTo("the runs are the same\n".replace("\n", System.lineSeparator()));
    Workbench.Result differ =
        bench.run("trace", "diff", "v.json", "v.json", "--check", "unread", "--and", "alive");
    assertThat(differ.code()).isEqualTo(1);
    assertThat(differ.out()).contains("+ fault: crash(r)", "- s: idle -> sent");
  }

  @Test
  void aFileOfSeveralRunsAsksWhichOne() {
    Workbench.Result result = bench.run("trace", "export", "v.json", "--to", "itf");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("choose with --check", "t.mail.unread", "t.mail.alive");
  }

  private String export(String format, String check) {
    Workbench.Result result =
        bench.run("trace", "export", "v.json", "--to", format, "--check", check);
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }
}
