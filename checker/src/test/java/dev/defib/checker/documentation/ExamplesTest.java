package dev.defib.checker.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.property.Property;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.checker.sat.Method;
import dev.defib.checker.sat.SatEngine;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.format.Formatter;
import dev.defib.dsl.parse.Parser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows as Defib is Defib, and comes out as it says. */
class ExamplesTest {
  private static final List<Example> EXAMPLES = Example.all();
  private static final Budget BRIEF = Budget.UNLIMITED.withNanosMax(2_000_000_000L);
  private static final int DECIDED_WITH_MONITORS_MIN = 30;

  /** Models of other examples, by name. */
  private static final ModelFinder PARTS =
      (model, _) ->
          EXAMPLES.stream()
              .filter(e -> e.kind() == Example.Kind.PART)
              .filter(e -> e.text().startsWith("model " + model + "\n"))
              .map(Example::source)
              .findFirst();

  static Stream<Example> all() {
    return EXAMPLES.stream();
  }

  static Stream<Example> right() {
    return EXAMPLES.stream()
        .filter(e -> e.kind() == Example.Kind.WHOLE || e.kind() == Example.Kind.PART);
  }

  static Stream<Example> wrong() {
    return EXAMPLES.stream().filter(e -> e.kind() == Example.Kind.WRONG);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("right")
  void comesOutAsItSays(Example example) throws InterruptedException {
    Analysis analysis = analysis(example);
    assertThat(errors(analysis.diagnostics())).isEmpty();
    boolean hasSpec = example.kind() == Example.Kind.WHOLE;
    assertThat(analysis.specs().isEmpty()).isNotEqualTo(hasSpec);
    for (Spec spec : analysis.specs()) {
      Plan plan = Lowering.plan(analysis, spec, Map.of());
      assertThat(errors(plan.diagnostics())).isEmpty();
      for (Plan.PlannedCheck check : plan.checks()) {
        assertThat(verdict(new ReferenceEngine(), plan, check, Budget.UNLIMITED))
            .as("%s, %s: %s", spec.name().text(), check.name(), check.form())
            .isEqualTo(check.expected().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /**
   * Not everything that it takes is decided in the time that it has here, but what is, is right.
   */
  @Test
  void comesOutTheSameBySatisfiability() throws InterruptedException {
    SatEngine engine = new SatEngine(Method.IC3);
    int decided = 0;
    for (Example example : right().toList()) {
      Analysis analysis = analysis(example);
      for (Spec spec : analysis.specs()) {
        Plan plan = Lowering.plan(analysis, spec, Map.of());
        for (Plan.PlannedCheck check : plan.checks()) {
          String verdict = verdict(engine, plan, check, BRIEF);
          if (!verdict.equals("undecided")) {
            assertThat(verdict)
                .as("%s, %s: %s", spec.name().text(), check.name(), check.form())
                .isEqualTo(check.expected().name().toLowerCase(Locale.ROOT));
            decided += check.question().property() instanceof Property.OfOneRun ? 0 : 1;
          }
        }
      }
    }
    assertThat(decided).isGreaterThan(DECIDED_WITH_MONITORS_MIN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void isFormatted(Example example) throws IOException {
    String formatted = Formatter.format(Parser.parse(example.source()).file());
    if (Boolean.getBoolean("golden.update")) {
      example.replaceBy(formatted);
    } else {
      assertThat(example.text()).isEqualTo(formatted);
    }
  }

  /** Exactly the error whose code stands in the first line: nothing cascades. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isRefused(Example example) {
    String code = example.text().lines().findFirst().orElseThrow().replace("//", "").strip();
    assertThat(errors(analysis(example).diagnostics()))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(code);
  }

  private static Analysis analysis(Example example) {
    return Analyzer.analyze(List.of(Parser.parse(example.source())), PARTS);
  }

  private static String verdict(Engine engine, Plan plan, Plan.PlannedCheck check, Budget budget)
      throws InterruptedException {
    TransitionSystem system = plan.environments().get(check.environment()).system();
    Problem problem = new Problem(system, List.of(check.question()));
    if (engine.declines(problem, check.question()).isPresent()) {
      return "undecided";
    }
    return switch (engine.check(problem, budget, Progress.SILENT).getFirst().verdict()) {
      case Verdict.Holds _ -> "holds";
      case Verdict.Violated _ -> "violated";
      case Verdict.Vacuous _ -> "vacuous";
      case Verdict.Undecided _ -> "undecided";
    };
  }

  private static List<String> errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code().text() + " " + d.place() + " " + d.headline())
        .toList();
  }
}
