package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FmtCommandTest {
  private static final String UGLY = Workbench.LAMP.replace("{ lazy", "{lazy");

  @TempDir Path folder;

  @Test
  void formatsInPlaceAndNamesWhatChanged() {
    Workbench bench = bench().file("ugly.defib", UGLY).file("sub/fine.defib", Workbench.LAMP);
    Workbench.Result result = bench.run("fmt", ".");
    assertThat(result).isEqualTo(new Workbench.Result(0, "formatted ugly.defib\n", ""));
    assertThat(bench.text("ugly.defib")).isEqualTo(Workbench.LAMP);
    assertThat(bench.run("fmt", ".").out()).isEmpty();
  }

  @Test
  void checkWritesNothing() {
    Workbench bench = bench().file("ugly.defib", UGLY).file("fine.defib", Workbench.LAMP);
    Workbench.Result result = bench.run("fmt", "--check", "ugly.defib", "fine.defib");
    assertThat(result).isEqualTo(new Workbench.Result(1, "not formatted: ugly.defib\n", ""));
    assertThat(bench.text("ugly.defib")).isEqualTo(UGLY);
    assertThat(bench.run("fmt", "--check", "fine.defib").code()).isZero();
  }

  @Test
  void aFileWithSyntaxErrorsIsLeftAloneAndTheOthersAreFormatted() {
    Workbench bench = bench().file("a.defib", "model t.a\n\n\n\ndevice {").file("b.defib", UGLY);
    Workbench.Result result = bench.run("fmt", "a.defib", "b.defib");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("error[DF01", "a.defib:5:8");
    assertThat(result.out()).isEqualTo("formatted b.defib\n");
    assertThat(bench.text("a.defib")).isEqualTo("model t.a\n\n\n\ndevice {");
  }

  @Test
  void standardInputGoesToStandardOutput() {
    assertThat(bench().type(UGLY, "fmt", "-"))
        .isEqualTo(new Workbench.Result(0, Workbench.LAMP, ""));
    assertThat(bench().type(UGLY, "fmt", "--check", "-").code()).isEqualTo(1);
    assertThat(bench().type(Workbench.LAMP, "fmt", "--check", "-").code()).isZero();
  }

  @Test
  void whatCannotBeReadIsTold() throws Exception {
    Files.createDirectory(folder.resolve("x.defib"));
    assertThat(bench().run("fmt", "x.defib").err()).contains("it is a folder");
    assertThat(bench().run("fmt", "x.defib").code()).isEqualTo(3);
    assertThat(bench().run("fmt").code()).isEqualTo(3);
    assertThat(bench().run("fmt").err()).contains("`defib fmt .` formats all files");
    assertThat(bench().run("fmt", "--check").err()).contains("there is no file to format");
    assertThat(bench().run("fmt", folder.toString()).code()).isEqualTo(3);
  }

  private Workbench bench() {
    return new Workbench(folder);
  }
}
