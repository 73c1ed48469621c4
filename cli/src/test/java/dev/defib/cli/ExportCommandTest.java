package dev.defib.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.explicit.code.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
  @TempDir Path folder;

  private Workbench bench;

  @BeforeEach
  void write() {
    bench =
        new Workbench(folder)
            .lamp(
                "a",
                "check struck under wedge(lamp) at most 1 never lamp.lit expect violated",
                "check calm always lamp.lit or lamp.dark",
                "check later always eventually lamp.lit expect violated");
  }

  @Test
  void promelaHoldsTheInvariantsOfTheChosenFaults() {
    Workbench.Result calm = bench.run("export", "--to", "promela", "a.defib");
    assertThat(calm.code()).as(calm.err()).isZero();
    assertThat(calm.out()).contains("proctype", "calm").doesNotContain("struck", "later");
    String struck = bench.run("export", "--to", "promela", "t.a_spec", "--check", "struck").out();
    assertThat(struck).contains("struck").doesNotContain("calm");
  }

  @Test
  void murphiHoldsTheSameInvariants() {
    Workbench.Result calm = bench.run("export", "--to", "murphi", "a.defib");
    assertThat(calm.code()).as(calm.err()).isZero();
    assertThat(calm.out()).contains("startstate", "invariant \"0 calm\"").doesNotContain("struck");
  }

  @Test
  void aigerHoldsTheSameInvariantsAsTextAndInBinary() {
    Workbench.Result text = bench.run("export", "--to", "aiger", "a.defib");
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).startsWith("aag ").contains("\nb0 calm\n", "\nl0 lamp");
    assertThat(bench.run("export", "--to", "aiger", "a.defib", "-o", "a.aig"))
        .isEqualTo(new Workbench.Result(0, "", ""));
    assertThat(folder.resolve("a.aig")).binaryContent().startsWith("aig ".getBytes(US_ASCII));
  }

  @Test
  void bytecodeIsAClassFileForJavap() throws IOException {
    assertThat(bench.run("export", "--to", "bytecode", "a.defib", "-o", "A.class"))
        .isEqualTo(new Workbench.Result(0, "", ""));
    byte[] written = Files.readAllBytes(folder.resolve("A.class"));
    assertThat(Compiler.longestMethod(written)).isBetween(1, Compiler.METHOD_BYTES_MAX);
    Workbench.Result nowhere = bench.run("export", "--to", "bytecode", "a.defib");
    assertThat(nowhere.code()).isEqualTo(3);
    assertThat(nowhere.err()).contains("--output FILE.class");
  }

  @Test
  void aFileIsWrittenWhole() {
    Workbench.Result result =
        bench.run("export", "--to", "promela", "a.defib", "--output", "a.pml");
    assertThat(result).isEqualTo(new Workbench.Result(0, "", ""));
    assertThat(bench.text("a.pml"))
        .isEqualTo(bench.run("export", "--to", "promela", "a.defib").out());
  }

  @Test
  void dotDrawsTheMachinesOrTheStates() {
    Workbench.Result machines = bench.run("export", "--to", "dot", "a.defib");
    assertThat(machines.code()).as(machines.err()).isZero();
    assertThat(machines.out()).startsWith("digraph").contains("dark", "lit");
    Workbench.Result states = bench.run("export", "--to", "dot", "a.defib", "--states", "2");
    assertThat(states.out()).startsWith("digraph").isNotEqualTo(machines.out());
    assertThat(bench.run("export", "--to", "promela", "a.defib", "--states", "2").code())
        .isEqualTo(3);
    assertThat(bench.run("export", "--to", "dot", "a.defib", "--states", "0").code()).isEqualTo(3);
  }

  @Test
  void oneMachineCanBeDrawnAlone() {
    Workbench.Result drawn = bench.run("export", "--to", "mermaid", "--machine", "lamp", "a.defib");
    assertThat(drawn.code()).as(drawn.err()).isZero();
    assertThat(drawn.out()).startsWith("flowchart").contains("lamp (device)", "dark", "lit");
    Workbench.Result none = bench.run("export", "--to", "mermaid", "--machine", "lmp", "a.defib");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("`lmp`", "lamp");
    assertThat(bench.run("export", "--to", "murphi", "--machine", "lamp", "a.defib").code())
        .isEqualTo(3);
  }

  @Test
  void aToolThatIsNotKnownIsWrongUsage() {
    Workbench.Result result = bench.run("export", "--to", "fortran", "a.defib");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("'fortran'", "promela");
  }
}
