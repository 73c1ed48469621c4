package dev.defib.cli.check;

import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.SpecEntry;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what an exit code has to tell; where there are several, the gravest is told. */
public final class ExitCodes {
  private static final List<ExitCode> GRAVEST_FIRST =
      List.of(
          ExitCode.INTERNAL,
          ExitCode.USAGE,
          ExitCode.WRONG_MODEL,
          ExitCode.OTHERWISE,
          ExitCode.VACUOUS,
          ExitCode.UNDECIDED);

  private final Set<ExitCode> seen = EnumSet.noneOf(ExitCode.class);

  public void add(ExitCode code) {
    seen.add(code);
  }

  public void add(Diagnostic diagnostic) {
    if (diagnostic.isError()) {
      boolean unreadable = diagnostic.code() == Code.UNREADABLE_FILE;
      add(unreadable ? ExitCode.USAGE : ExitCode.WRONG_MODEL);
    }
  }

  public void add(SpecEntry spec) {
    for (CheckEntry check : spec.checks()) {
      if (!check.asExpected()) {
        add(
            switch (check.verdict()) {
              case HOLDS, VIOLATED -> ExitCode.OTHERWISE;
              case VACUOUS -> ExitCode.VACUOUS;
              case UNDECIDED -> ExitCode.UNDECIDED;
            });
      }
    }
  }

  /** The gravest. */
  public ExitCode code() {
    return GRAVEST_FIRST.stream().filter(seen::contains).findFirst().orElse(ExitCode.AS_EXPECTED);
  }
}
