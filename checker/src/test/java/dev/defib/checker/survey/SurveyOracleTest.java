package dev.defib.checker.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.reference.ReferenceEngine;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.random.RandomModel;
import dev.defib.dsl.random.RandomModels;
import dev.defib.dsl.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fates of single faults on random systems, against one plain check for each question. */
class SurveyOracleTest {
  private static final int MODELS = Integer.getInteger("random.surveys", 400);
  private static final long STATES_MAX = 6_000;

  @Test
  void fatesAreThoseOfPlainChecks() {
    int compared = 0;
    for (long seed = 0; seed < MODELS; seed++) {
      compared += compare(RandomModels.of(seed));
    }
    assertThat(compared).isGreaterThan(MODELS / 25);
  }

  private static int compare(RandomModel model) {
    Analysis analysis = analyze(model.sources());
    Spec spec = analysis.specs().getLast();
    boolean asked = spec.items().stream().anyMatch(Spec.SpecItem.SurveyItem.class::isInstance);
    if (!asked) {
      return 0;
    }
    Survey survey = Surveyed.survey(spec);
    String usable = survey.values("usable").getFirst().span().text();
    String fault = survey.faults().getFirst().kind().span().text();
    Optional<Map<String, Answer>> plain = plain(model, usable, fault);
    if (plain.isEmpty()) {
      return 0;
    }
    SurveyResult found = Surveyed.of(analysis, spec, survey);
    List<SurveyResult.Row> rows = found.rows().stream().filter(r -> isWhole(r)).toList();
    if (rows.isEmpty() || !(rows.getFirst().outcome() instanceof Outcome.Known known)) {
      return 0;
    }
    assertThat(known.fate().or(Fate.RECOVERED))
        .as("seed %d", model.seed())
        .isEqualTo(fate(plain.get()));
    if (known.fate().isRecovery()) {
      assertThat(known.worst()).as("seed %d", model.seed()).isEqualTo(worst(plain.get()));
    }
    return 1;
  }

  private static boolean isWhole(SurveyResult.Row row) {
    return row.faults().size() == 1 && row.phase().isEmpty();
  }

  private static Fate fate(Map<String, Answer> plain) {
    if (isViolated(plain, "stays_reachable")) {
      return isViolated(plain, "stays_alive") ? Fate.DEAD : Fate.ALIVE_IN_NAME_ONLY;
    }
    return isViolated(plain, "comes_back") ? Fate.MAY_RECOVER : Fate.RECOVERED;
  }

  private static Optional<Long> worst(Map<String, Answer> plain) {
    return Objects.requireNonNull(plain.get("in_time")).worstTicks();
  }

  private static boolean isViolated(Map<String, Answer> plain, String check) {
    return Objects.requireNonNull(plain.get(check)).verdict() instanceof Verdict.Violated;
  }

  /**
   * The same asked with checks; empty where the system is large, has errors, or nothing strikes.
   */
  private static Optional<Map<String, Answer>> plain(
      RandomModel model, String usable, String fault) {
    List<Source> sources = new ArrayList<>(model.sources());
    Source last = sources.removeLast();
    String under = "\n  under " + fault + " at most 1\n  ";
    String struck = "after " + fault + ", always possible ";
    String software = fault.substring(fault.indexOf('(') + 1, fault.indexOf(')'));
    String checks =
        "\ncheck comes_back"
            + under
            + "after "
            + fault
            + ", always eventually usable_"
            + "\ncheck in_time usable_ after any single "
            + fault
            + " within 1000"
            + "\ncheck stays_reachable"
            + under
            + struck
            + "usable_"
            + "\ncheck stays_alive"
            + under
            + struck
            + "(usable_ or alive_)\n";
    String definitions =
        "\ndefine usable_ = " + usable + "\ndefine alive_ = " + alive(model, software);
    sources.add(new Source(last.name(), last.text() + definitions + checks));
    Analysis analysis = analyze(sources);
    Plan plan = Lowering.plan(analysis, analysis.specs().getLast(), Map.of());
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Plan.PlannedCheck check : plan.checks()) {
      if (List.of("comes_back", "in_time", "stays_reachable", "stays_alive")
          .contains(check.name())) {
        Answer answer = answer(plan, check);
        boolean idle =
            answer.verdict() instanceof Verdict.Vacuous(String why) && !why.contains("any system");
        if (idle || answer.verdict() instanceof Verdict.Undecided) {
          return Optional.empty();
        }
        answers.put(check.name(), answer);
      }
    }
    return answers.size() < 4 ? Optional.empty() : Optional.of(answers);
  }

  /** That some software is neither dead nor hung. */
  private static String alive(RandomModel model, String any) {
    Analysis analysis = analyze(model.sources());
    Plan plan = Lowering.plan(analysis, analysis.specs().getLast(), Map.of());
    List<String> software =
        plan.environments().getFirst().system().machines().stream()
            .filter(m -> !m.kind().equals("device") && !m.kind().equals("observer"))
            .map(m -> "(alive(" + m.name() + ") and not hung(" + m.name() + "))")
            .toList();
    return software.isEmpty() ? "alive(" + any + ")" : String.join(" or ", software);
  }

  private static Answer answer(Plan plan, Plan.PlannedCheck check) {
    Problem problem =
        new Problem(
            plan.environments().get(check.environment()).system(), List.of(check.question()));
    try {
      return new ReferenceEngine()
          .check(problem, Budget.UNLIMITED.withStatesMax(STATES_MAX), Progress.SILENT)
          .getFirst();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  private static Analysis analyze(List<Source> sources) {
    return Analyzer.analyze(sources.stream().map(Parser::parse).toList(), ModelFinder.NONE);
  }
}
