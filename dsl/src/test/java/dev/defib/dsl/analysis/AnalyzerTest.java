package dev.defib.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalyzerTest {
  private static Analysis analyze(String text) {
    return Analyzer.analyze(
        List.of(Parser.parse(new Source("test.defib", text))), ModelFinder.NONE);
  }

  private static Transition onlyTransition(Analysis analysis, String machine) {
    return analysis.files().getFirst().model().orElseThrow().declarations().stream()
        .filter(d -> d.name().text().equals(machine))
        .map(Declaration.Machine.class::cast)
        .flatMap(m -> m.members().stream())
        .filter(Member.State.class::isInstance)
        .flatMap(s -> ((Member.State) s).transitions().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anIndexThatIsNoNameBindsInAnExitTrigger() {
    Analysis analysis =
        analyze(
            """
            model test
            policy Watch(ms: driver[]) {
              var last: 0..3
              state watching initial rest { on exit(ms[i]) { last = i; start ms[i] } -> stay }
            }
            """);
    Transition transition = onlyTransition(analysis, "Watch");
    Trigger.Exit exit = (Trigger.Exit) transition.trigger().orElseThrow();
    Expr.Name index = (Expr.Name) ((Expr.Index) exit.machine()).index();
    var assign = (dev.defib.dsl.ast.Effect.Assign) transition.effects().getFirst();
    Expr.Name use = (Expr.Name) ((dev.defib.dsl.ast.Initializer.Value) assign.value()).value();

    assertThat(analysis.hasErrors()).isFalse();
    Symbol.OfBinder bound = (Symbol.OfBinder) analysis.symbol(index).orElseThrow();
    Symbol.OfBinder used = (Symbol.OfBinder) analysis.symbol(use).orElseThrow();
    assertThat(used.binder()).isSameAs(bound.binder());
  }

  @Test
  void literalsMeanWhatTheTypeExpectedSays() {
    Analysis analysis =
        analyze(
            """
            model test
            enum Power { off, on_ }
            enum Link { off, up }
            driver D(limit: int = 1) {
              var link: Link = off
              state s initial rest { when link == off { link = up } -> stay }
            }
            """);
    Transition transition = onlyTransition(analysis, "D");
    Expr.Binary guard = (Expr.Binary) ((Transition.Guard.When) transition.guard()).condition();

    assertThat(analysis.hasErrors()).isFalse();
    Symbol.OfLiteral off =
        (Symbol.OfLiteral) analysis.symbol((Expr.Name) guard.right()).orElseThrow();
    assertThat(off.enumeration().name().text()).isEqualTo("Link");
    assertThat(off.ordinal()).isZero();
  }

  @Test
  void aSpecLoadsTheModelThatItIsFor() {
    Map<String, String> library =
        Map.of(
            "lib.disk",
            "model lib.disk use lib.kinds device Disk { var m: Mode state s initial {} }"
                + " system Sys { d: Disk }",
            "lib.kinds",
            "model lib.kinds enum Mode { idle, busy }");
    Source spec = new Source("a.defib", "spec a for lib.disk.Sys check c always d.m == Mode.idle");
    Analysis analysis =
        Analyzer.analyze(
            List.of(Parser.parse(spec)),
            (model, _) -> Optional.ofNullable(library.get(model)).map(t -> new Source(model, t)));

    assertThat(analysis.diagnostics()).isEmpty();
    assertThat(analysis.files()).hasSize(3);
    assertThat(analysis.declaration(analysis.specs().getFirst().system()))
        .get()
        .extracting(d -> d.name().text())
        .isEqualTo("Sys");
  }

  @Test
  void everyNameOfACorrectFileMeansSomething() throws IOException {
    Analysis analysis =
        TestFiles.read(Path.of("src/test/resources/golden/analysis/correct_everything.defib"))
            .analyze();
    Names names = new Names();
    analysis.files().forEach(f -> f.model().ifPresent(names::visit));
    analysis.specs().forEach(names::visit);

    assertThat(analysis.diagnostics()).isEmpty();
    assertThat(names.found).hasSizeGreaterThan(100);
    assertThat(names.found)
        .filteredOn(n -> analysis.symbol(n).isEmpty())
        .extracting(Expr.Name::text)
        .containsExactlyInAnyOrder("power_up", "read", "read");
  }

  /** All names of a tree, also those that name commands behind {@code on}. */
  private static final class Names {
    private final List<Expr.Name> found = new ArrayList<>();

    void visit(Object node) {
      switch (node) {
        case Expr.Name name -> found.add(name);
        case List<?> list -> list.forEach(this::visit);
        case Optional<?> optional -> optional.ifPresent(this::visit);
        case Span _ -> {}
        case Record tree -> parts(tree).forEach(this::visit);
        default -> {}
      }
    }

    private static List<Object> parts(Record tree) {
      return Arrays.stream(tree.getClass().getRecordComponents())
          .map(
              c -> {
                try {
                  return c.getAccessor().invoke(tree);
                } catch (ReflectiveOperationException e) {
                  throw new LinkageError(c.toString(), e);
                }
              })
          .toList();
    }
  }
}
