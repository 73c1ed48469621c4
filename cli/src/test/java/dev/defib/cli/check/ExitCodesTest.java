package dev.defib.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.Samples;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExitCodesTest {
  private final ExitCodes codes = new ExitCodes();

  @Test
  void theGravestIsTold() {
    assertThat(codes.code()).isEqualTo(ExitCode.AS_EXPECTED);
    List<ExitCode> gravestLast =
        List.of(
            ExitCode.UNDECIDED,
            ExitCode.VACUOUS,
            ExitCode.OTHERWISE,
            ExitCode.WRONG_MODEL,
            ExitCode.USAGE,
            ExitCode.INTERNAL);
    for (ExitCode code : gravestLast) {
      codes.add(code);
      assertThat(codes.code()).isEqualTo(code);
    }
  }

  @Test
  void checksOtherwiseThanExpectedGoBeforeVacuousAndUndecidedOnes() {
    codes.add(Samples.spec());
    assertThat(codes.code()).isEqualTo(ExitCode.OTHERWISE);
  }

  @Test
  void unreadableFilesAreWrongUsageAndWarningsAreNothing() {
    codes.add(diagnostic(Code.UNREACHABLE_STATE));
    assertThat(codes.code()).isEqualTo(ExitCode.AS_EXPECTED);
    codes.add(diagnostic(Code.SYNTAX));
    assertThat(codes.code()).isEqualTo(ExitCode.WRONG_MODEL);
    codes.add(diagnostic(Code.UNREADABLE_FILE));
    assertThat(codes.code()).isEqualTo(ExitCode.USAGE);
  }

  private static Diagnostic diagnostic(Code code) {
    return Diagnostic.of(code, "so").at(new Span(new Source("f", ""), 0, 0));
  }
}
