package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.diagnostics.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  @TempDir Path folder;

  @Test
  void aCodeMayBeWrittenInThreeWays() {
    Workbench.Result full = run("DF0201");
    assertThat(full.code()).isZero();
    assertThat(full.out()).startsWith("DF0201: ").doesNotContain("```");
    assertThat(full.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(run("df0201")).isEqualTo(full);
    assertThat(run("201")).isEqualTo(full);
  }

  @Test
  void noneListsAll() {
    assertThat(run().out().lines()).hasSize(Code.values().length).allMatch(l -> l.length() > 10);
  }

  @Test
  void everyCodeIsExplained() {
    for (Code code : Code.values()) {
      assertThat(run(code.text()).out()).as(code.text()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void whatIsNoCodeIsRefused() {
    for (String wrong : new String[] {"DF9999", "0", "E0201", "99999"}) {
      Workbench.Result result = run(wrong);
      assertThat(result.code()).as(wrong).isEqualTo(3);
      assertThat(result.err()).contains("there is no code `" + wrong + "`");
    }
  }

  private Workbench.Result run(String... codes) {
    String[] arguments = new String[codes.length + 1];
    arguments[0] = "explain";
    System.arraycopy(codes, 0, arguments, 1, codes.length);
    return new Workbench(folder).run(arguments);
  }
}
