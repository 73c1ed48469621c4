package dev.defib.checker.survey;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.explicit.ExplicitEngine;
import dev.defib.checker.lower.Lowering;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Surveys of texts, for tests. */
final class Surveyed {
  private Surveyed() {}

  /** The first survey of the first spec. */
  static SurveyResult of(String text) {
    return within(text, Budget.UNLIMITED);
  }

  /** The same with this budget for each case. */
  static SurveyResult within(String text, Budget budget) {
    Analysis analysis =
        Analyzer.analyze(List.of(Parser.parse(new Source("m.defib", text))), ModelFinder.NONE);
    Spec spec = analysis.specs().getFirst();
    return within(analysis, spec, survey(spec), budget);
  }

  static Survey survey(Spec spec) {
    return spec.surveys().getFirst();
  }

  static SurveyResult of(Analysis analysis, Spec spec, Survey survey) {
    return within(analysis, spec, survey, Budget.UNLIMITED);
  }

  private static SurveyResult within(Analysis analysis, Spec spec, Survey survey, Budget budget) {
    Lowering.Surveyed made = Lowering.survey(analysis, spec, survey, Map.of());
    List<String> errors =
        Stream.concat(analysis.diagnostics().stream(), made.diagnostics().stream())
            .filter(Diagnostic::isError)
            .map(Diagnostic::headline)
            .toList();
    if (!errors.isEmpty()) {
      throw new AssertionError(errors.toString());
    }
    try {
      return new Surveyor(made.plan().orElseThrow(), new ExplicitEngine(true), budget).survey();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  /** Rows in short: {@code crash(a) while s: recovered 1..3}. */
  static List<String> rows(SurveyResult result) {
    return result.rows().stream().map(Surveyed::row).toList();
  }

  private static String row(SurveyResult.Row row) {
    String struck = String.join(row.ordered() ? " then " : " + ", row.faults());
    return struck + row.phase().map(p -> " while " + p).orElse("") + ": " + told(row.outcome());
  }

  static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Impossible _ -> "impossible";
      case Outcome.Open open -> "open, " + open.reason();
      case Outcome.Known known ->
          known.fate().word()
              + (known.fate().isRecovery()
                  ? " "
                      + known.best().map(String::valueOf).orElse("never")
                      + ".."
                      + known.worst().map(String::valueOf).orElse("for ever")
                  : "")
              + (known.lost().isEmpty() ? "" : ", lost " + String.join(" ", known.lost()))
              + (known.harms().isEmpty() ? "" : ", harm " + String.join(" ", known.harms()));
    };
  }

  static List<String> sets(SurveyResult result) {
    return result.sets().stream()
        .map(
            set ->
                set.orders().stream()
                        .map(o -> String.join(set.ordered() ? " then " : " + ", o))
                        .collect(Collectors.joining(" or "))
                    + (set.cures().isEmpty() ? "" : " cured by " + set.cures()))
        .toList();
  }
}
