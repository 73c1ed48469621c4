package dev.defib.cli.check;

import dev.defib.checker.engine.Progress;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.document.TuneDocument;
import dev.defib.cli.document.TuneDocument.Point;
import dev.defib.cli.document.TuneDocument.TuneEntry;
import dev.defib.cli.document.TuneDocument.Verdict;
import dev.defib.cli.sources.Loaded;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Tune;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a tune: has the checks decided once for each valuation. */
public final class TuneRun {
  private final Loaded loaded;
  private final CheckSettings settings;
  private final Deadline deadline;
  private final Spec spec;
  private final Tune tune;
  private final CheckRun.Listener listener;
  private final List<String> parameters;
  private final List<String> figures;

  /**
   * Prepares it.
   *
   * @param settings of each valuation; the tuned parameters and checks are put in
   * @param deadline of all valuations
   * @param listener is told everything but what was decided
   */
  public TuneRun(
      Loaded loaded,
      CheckSettings settings,
      Deadline deadline,
      Spec spec,
      Tune tune,
      CheckRun.Listener listener) {
    this.loaded = loaded;
    this.settings = settings;
    this.deadline = deadline;
    this.spec = spec;
    this.tune = tune;
    this.listener = listener;
    this.parameters = tune.ranges().stream().map(r -> r.parameter().text()).toList();
    this.figures = tune.figures().stream().map(Identifier::text).toList();
  }

  /** Decides all valuations; nothing where the listener is told why that cannot be. */
  public Optional<TuneEntry> run() {
    Lowering.Ranges found = Lowering.ranges(loaded.analysis(), spec, tune, settings.overrides());
    listener.found(found.diagnostics());
    if (found.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return Optional.empty();
    }
    Optional<String> objection = objection(found.values());
    objection.ifPresent(listener::misused);
    return objection.isPresent() ? Optional.empty() : Optional.of(run(found.values()));
  }

  private TuneEntry run(List<List<String>> ranges) {
    List<String> chosen = chosen(ranges);
    List<Point> points = new ArrayList<>();
    for (List<String> values : product(ranges)) {
      points.add(point(values, ranges, isNeighbour(values, chosen, ranges)));
    }
    return new TuneEntry(
        spec.name().text(),
        /* file= */ spec.span().source().name(),
        spec.system().text(),
        /* name= */ tune.name().text(),
        /* text= */ tune.text().orElse(null),
        parameters,
        chosen,
        tune.checks().stream().map(Identifier::text).toList(),
        figures,
        new Front(figures).marked(points));
  }

  /** Why there is nothing to decide, or too much. */
  private Optional<String> objection(List<List<String>> ranges) {
    String id = "the tune `" + spec.name() + "." + tune.name() + "`";
    if (ranges.stream().anyMatch(List::isEmpty)) {
      return Optional.of(id + " gives a parameter no value: the low end of a range comes first");
    }
    double valuations = ranges.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    return valuations > Lowering.VALUES_MAX
        ? Optional.of(id + " has more than " + Lowering.VALUES_MAX + " valuations")
        : Optional.empty();
  }

  /** The values that the spec gives; of one that it does not tell, the first of the range. */
  private List<String> chosen(List<List<String>> ranges) {
    Map<String, String> given =
        Lowering.plan(loaded.analysis(), spec, settings.overrides()).parameters();
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      chosen.add(given.getOrDefault(parameters.get(i), ranges.get(i).getFirst()));
    }
    return chosen;
  }

  private static List<List<String>> product(List<List<String>> ranges) {
    List<List<String>> product = List.of(List.of());
    for (List<String> range : ranges) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> values : product) {
        range.forEach(
            value -> longer.add(Stream.concat(values.stream(), Stream.of(value)).toList()));
      }
      product = longer;
    }
    return product;
  }

  /** Whether it differs from the chosen one by one step of one parameter. */
  private static boolean isNeighbour(
      List<String> values, List<String> chosen, List<List<String>> ranges) {
    int steps = 0;
    for (int i = 0; i < values.size(); i++) {
      int here = ranges.get(i).indexOf(values.get(i));
      int there = ranges.get(i).indexOf(chosen.get(i));
      steps += there < 0 ? 2 : Math.abs(here - there);
    }
    return steps == 1;
  }

  private Point point(List<String> values, List<List<String>> ranges, boolean shown) {
    Map<String, CheckEntry> decided = decide(values);
    List<CheckEntry> failed =
        tune.checks().stream()
            .map(name -> decided.get(name.text()))
            .filter(check -> check != null && !check.asExpected())
            .toList();
    boolean complete = tune.checks().stream().allMatch(name -> decided.containsKey(name.text()));
    boolean rejected = failed.stream().anyMatch(check -> check.verdict() != Outcome.UNDECIDED);
    Verdict verdict =
        rejected
            ? Verdict.REJECTED
            : complete && failed.isEmpty() ? Verdict.SAFE : Verdict.UNDECIDED;
    @Nullable TraceDocument trace = shown && rejected ? trace(failed) : null;
    return new Point(
        values,
        verdict,
        failed.stream().map(CheckEntry::name).toList(),
        measured(values, ranges, decided),
        missing(decided),
        false,
        trace);
  }

  private static @Nullable TraceDocument trace(List<CheckEntry> failed) {
    return failed.stream()
        .flatMap(check -> Stream.ofNullable(check.trace()))
        .findFirst()
        .orElse(null);
  }

  private Map<String, Long> measured(
      List<String> values, List<List<String>> ranges, Map<String, CheckEntry> decided) {
    Map<String, Long> measured = new LinkedHashMap<>();
    for (String figure : figures) {
      int parameter = parameters.indexOf(figure);
      Long value =
          parameter >= 0
              ? Long.valueOf(size(values.get(parameter), ranges.get(parameter)))
              : value(decided.get(figure));
      if (value != null) {
        measured.put(figure, value);
      }
    }
    return measured;
  }

  /** A number itself, of anything else its place in the range. */
  private static long size(String value, List<String> range) {
    return value.matches("-?\\d{1,18}") ? Long.parseLong(value) : range.indexOf(value);
  }

  private static @Nullable Long value(@Nullable CheckEntry check) {
    if (check == null || check.verdict() == Outcome.UNDECIDED) {
      return null;
    }
    return check.measurement() != null ? check.measurement().value() : check.worstTicks();
  }

  private Map<String, String> missing(Map<String, CheckEntry> decided) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String figure : figures) {
      CheckEntry check = decided.get(figure);
      if (!parameters.contains(figure) && value(check) == null) {
        missing.put(figure, why(check));
      }
    }
    return missing;
  }

  private static String why(@Nullable CheckEntry check) {
    if (check == null) {
      return TuneDocument.UNDECIDED;
    }
    return switch (check.verdict()) {
      case HOLDS, VIOLATED -> "no bound";
      case VACUOUS -> Outcome.VACUOUS.word();
      case UNDECIDED -> TuneDocument.UNDECIDED;
    };
  }

  private Map<String, CheckEntry> decide(List<String> values) {
    Map<String, String> overrides = new LinkedHashMap<>(settings.overrides());
    for (int i = 0; i < values.size(); i++) {
      overrides.put(parameters.get(i), values.get(i));
    }
    Set<String> wanted = new LinkedHashSet<>();
    Stream.concat(tune.checks().stream(), tune.figures().stream())
        .map(Identifier::text)
        .filter(name -> !parameters.contains(name))
        .forEach(name -> wanted.add(spec.name().text() + "." + name));
    var each =
        new CheckSettings(
            settings.engine(),
            List.copyOf(wanted),
            overrides,
            settings.limits().withTime(deadline.timeLeft()),
            settings.expectations(),
            settings.fewerFaults(),
            false,
            settings.reproduce());
    var collector = new Collector(spec.name().text(), listener);
    new CheckRun(loaded, each, collector).run();
    return collector.checks;
  }

  /** Takes what was decided of one spec, and hands on everything else. */
  private static final class Collector implements CheckRun.Listener {
    private final String spec;
    private final CheckRun.Listener listener;
    private final Map<String, CheckEntry> checks = new LinkedHashMap<>();

    Collector(String spec, CheckRun.Listener listener) {
      this.spec = spec;
      this.listener = listener;
    }

    @Override
    public void decided(SpecEntry decided) {
      if (decided.spec().equals(spec)) {
        decided.checks().forEach(check -> checks.put(check.name(), check));
      }
    }

    @Override
    public void found(List<Diagnostic> diagnostics) {
      listener.found(diagnostics);
    }

    @Override
    public void misused(String complaint) {
      listener.misused(complaint);
    }

    @Override
    public void failed(String where, Throwable defect) {
      listener.failed(where, defect);
    }

    @Override
    public Progress progress(String name) {
      return listener.progress(name);
    }
  }
}
