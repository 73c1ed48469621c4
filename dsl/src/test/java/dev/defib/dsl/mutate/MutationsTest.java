package dev.defib.dsl.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MutationsTest {
  private static final String TEXT =
      """
      model t.whole

      device Card {
        signal irq
        state idle initial { on reset -> stay }
        state more { lazy -> busy }
        state busy {
          after 1..3 { raise irq } -> idle
          after 0.. -> idle
          on reset -> idle
        }
      }
      driver Drv(card: Card) {
        window errors[2] over 5
        var n: 0..3 = 0
        thread main {
          state start initial { do card.reset { clear card.irq } -> work }
          state work {
            when n < 3 { if n == 1 { note errors } else { n = 2 } } -> wait
            otherwise -> wait
          }
          state wait { on card.irq { n = 0; for i in 1..2 { n += 1 } } -> start }
        }
      }
      policy Sup(drv: driver) {
        state watch initial rest {
          on exit(drv) { start drv } -> stay
          every 4 { kill drv }
        }
      }
      """;

  private SourceFile file;

  @BeforeEach
  void parse() {
    Parsed parsed = Parser.parse(new Source("all.defib", TEXT));
    assertThat(parsed.diagnostics()).isEmpty();
    file = parsed.file();
  }

  @Test
  void leavesOutOneThingAfterTheOther() {
    assertThat(Mutations.of(file, _ -> true))
        .extracting(m -> m.span().line() + " " + m.kind() + " " + m.change())
        .containsExactly(
            "8 DEADLINE allow `after 1..3` at once",
            "8 DEADLINE never force `after 1..3`",
            "8 EFFECT drop the effect `raise irq`",
            "14 DEADLINE forget after 1 tick in place of `5`",
            "17 COMMAND drop the command `do card.reset`",
            "17 RESET drop the reset `clear card.irq`",
            "19 GUARD drop the guard `n < 3`",
            "19 GUARD drop the condition `n == 1`",
            "19 EFFECT drop the effect `note errors`",
            "19 EFFECT drop the effect `n = 2`",
            "20 GUARD drop the guard `otherwise`",
            "22 EFFECT drop the effect `n = 0`",
            "22 EFFECT drop the effect `n += 1`",
            "27 RESTART drop the restart `start drv`",
            "28 DEADLINE never force `every 4`",
            "28 RESTART drop the restart `kill drv`");
  }

  @Test
  void eachMutantIsAModelOfItsOwn() {
    List<Mutant> mutants = Mutations.of(file, _ -> true);
    assertThat(mutants).isNotEmpty();
    for (Mutant mutant : mutants) {
      Analysis analysis =
          Analyzer.analyze(List.of(new Parsed(mutant.file(), List.of())), ModelFinder.NONE);
      assertThat(analysis.diagnostics()).as(mutant.change()).noneMatch(Diagnostic::isError);
    }
    assertThat(mutants.stream().map(m -> m.file().model())).doesNotHaveDuplicates();
    assertThat(mutants.stream().map(m -> m.file().model())).doesNotContain(file.model());
  }

  @Test
  void changesTheWantedMachinesAlone() {
    assertThat(Mutations.of(file, machine -> machine.name().text().equals("Sup")))
        .extracting(m -> m.machine().name().text())
        .containsExactly("Sup", "Sup", "Sup");
  }
}
