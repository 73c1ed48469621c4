package dev.defib.cli.evaluate;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spec with checks put to it that speak of one more expression: one for each set of faults that
 * its own checks have, so that every environment has its meaning of the expression.
 *
 * @param spec with the checks
 * @param analysis of it and the files that it uses
 */
record WatchedSpec(Spec spec, Analysis analysis) {
  /** With what the names of the checks begin; no name that is written in a file has a blank. */
  static final String PREFIX = "watch ";

  /** What the expression's own text is called where something is wrong with it. */
  private static final String SOURCE = "expression";

  /** Reads an expression; what is wrong with it is among the diagnostics. */
  static Parsed parse(String expression) {
    return Parser.parse(
        new Source(SOURCE, "spec watched for watched\ncheck it always (\n" + expression + "\n)\n"));
  }

  /**
   * Puts an expression to a spec.
   *
   * @param parsed the expression, without errors
   * @param files the spec's own, which holds no other spec, and all that it uses
   * @param timed whether time passes in the environments asked for
   */
  static WatchedSpec of(Parsed parsed, Spec spec, List<SourceFile> files, boolean timed) {
    Form form = form(parsed, timed);
    List<List<Fault>> environments =
        Stream.concat(Stream.of(List.<Fault>of()), faults(spec)).toList();
    List<Spec.SpecItem> items = new ArrayList<>(spec.items());
    for (int i = 0; i < environments.size(); i++) {
      var check =
          new Spec.Check(
              new Identifier(PREFIX + i, form.span()),
              Optional.empty(),
              environments.get(i),
              Optional.of(form),
              Optional.empty(),
              Optional.empty(),
              form.span());
      items.add(new Spec.SpecItem.CheckItem(check, form.span()));
    }
    var watched = new Spec(spec.name(), spec.system(), spec.arguments(), items, spec.span());
    List<Parsed> all =
        files.stream().map(file -> new Parsed(with(file, spec, watched), List.of())).toList();
    return new WatchedSpec(watched, Analyzer.analyze(all, ModelFinder.NONE));
  }

  private static SourceFile with(SourceFile file, Spec spec, Spec watched) {
    List<Spec> specs = file.specs().contains(spec) ? List.of(watched) : List.of();
    return new SourceFile(file.source(), file.version(), file.model(), specs);
  }

  /** Only a form with a bound brings time into a system whose machines do not mention it. */
  private static Form form(Parsed parsed, boolean timed) {
    Spec.SpecItem item = parsed.file().specs().getFirst().items().getFirst();
    Form always = ((Spec.SpecItem.CheckItem) item).check().form().orElseThrow();
    if (!timed || !(always instanceof Form.Always(Expr p, var span))) {
      return always;
    }
    Optional<Expr> atOnce = Optional.of(new Expr.Numeral(0, span));
    return new Form.LeadsTo(new Expr.Truth(true, span), p, atOnce, span);
  }

  private static Stream<List<Fault>> faults(Spec spec) {
    return spec.items().stream()
        .filter(Spec.SpecItem.CheckItem.class::isInstance)
        .map(item -> ((Spec.SpecItem.CheckItem) item).check())
        .map(WatchedSpec::faults);
  }

  /** A recovery sentence brings a fault of its own, behind the others. */
  private static List<Fault> faults(Spec.Check check) {
    List<Fault> faults = new ArrayList<>(check.faults());
    if (check.form().orElse(null) instanceof Form.Recovery recovery) {
      faults.add(recovery.fault());
    }
    return faults;
  }
}
