package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintCommandTest {
  @TempDir Path folder;

  @Test
  void warningsAreFindingsButNoFailure() {
    String guarded = Workbench.LAMP.replace("lazy -> lit", "lazy when 1 > 2 -> lit");
    Workbench.Result result = new Workbench(folder).file("a.defib", guarded).run("lint");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("warning[DF0902]").contains(" 0 errors, ");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void errorsAreFound() {
    Workbench bench = new Workbench(folder).lamp("a", "check c never lamp.gone");
    Workbench.Result result = bench.run("lint", "a.defib");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("error[DF0");
  }

  @Test
  void nothingToLookAtIsWrongUsage() {
    assertThat(new Workbench(folder).run("lint").code()).isEqualTo(3);
    Workbench.Result missing = new Workbench(folder).run("lint", "nope.defib");
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.out()).contains("cannot read `nope.defib`");
  }
}
