package dev.defib.cli.check;

import dev.defib.checker.lower.Lowering;
import dev.defib.checker.survey.Outcome;
import dev.defib.checker.survey.SurveyPlan;
import dev.defib.checker.survey.SurveyResult;
import dev.defib.checker.trace.TraceWriter;
import dev.defib.cli.document.SurveyDocument;
import dev.defib.cli.document.SurveyDocument.Case;
import dev.defib.cli.document.SurveyDocument.MinimalSet;
import dev.defib.cli.document.SurveyDocument.Row;
import dev.defib.cli.document.SurveyDocument.SurveyEntry;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import java.util.List;

/** Turns what surveys found into entries of their document. */
public final class SurveyEntries {
  private SurveyEntries() {}

  /** The entry of one survey. */
  public static SurveyEntry entry(
      Spec spec,
      Survey survey,
      Lowering.Surveyed surveyed,
      SurveyPlan plan,
      SurveyResult result,
      double seconds) {
    boolean timed = plan.system().timed();
    return new SurveyEntry(
        spec.name().text(),
        /* file= */ spec.span().source().name(),
        spec.system().text(),
        Parameters.typed(surveyed.parameters()),
        /* name= */ survey.name().text(),
        /* text= */ survey.text().orElse(null),
        timed,
        texts(plan.services()),
        texts(plan.harms()),
        texts(plan.alive()),
        plan.depth(),
        outcome(result.nominal(), timed),
        result.rows().stream().map(row -> row(row, timed)).toList(),
        result.sets().stream()
            .map(set -> new MinimalSet(set.orders(), set.ordered(), set.cures()))
            .toList(),
        result.open(),
        seconds);
  }

  private static List<String> texts(List<SurveyPlan.Condition> conditions) {
    return conditions.stream().map(SurveyPlan.Condition::text).toList();
  }

  private static Row row(SurveyResult.Row row, boolean timed) {
    return new Row(
        row.faults(),
        row.phase().orElse(null),
        row.ordered(),
        outcome(row.outcome(), timed),
        timed && row.outcome() instanceof Outcome.Known known
            ? known.points().stream().map(Entries::faultPoint).toList()
            : List.of());
  }

  private static Case outcome(Outcome outcome, boolean timed) {
    return switch (outcome) {
      case Outcome.Impossible _ -> open("they cannot all strike");
      case Outcome.Open open -> open(open.reason());
      case Outcome.Known known ->
          new Case(
              known.fate().word(),
              timed ? known.worst().orElse(null) : null,
              timed ? known.best().orElse(null) : null,
              known.lost(),
              known.harms(),
              known.reason().isEmpty() ? null : known.reason(),
              known.witness().map(TraceWriter::document).orElse(null));
    };
  }

  private static Case open(String reason) {
    return new Case(SurveyDocument.UNDECIDED, null, null, List.of(), List.of(), reason, null);
  }
}
