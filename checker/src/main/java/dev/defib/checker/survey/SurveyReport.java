package dev.defib.checker.survey;

import dev.defib.checker.survey.SurveyResult.MinimalSet;
import dev.defib.checker.survey.SurveyResult.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws rows and minimal sets up from what was found for each sequence of strikes. */
final class SurveyReport {
  private final SurveyPlan plan;
  private final Map<List<Integer>, Outcome> outcomes;

  /** The sequences that can happen, by what is in them; each of them in some order. */
  private final Map<List<Integer>, List<List<Integer>>> combinations = new LinkedHashMap<>();

  SurveyReport(SurveyPlan plan, Map<List<Integer>, Outcome> outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
    for (List<Integer> order : outcomes.keySet()) {
      if (!(outcomes.get(order) instanceof Outcome.Impossible)) {
        combinations
            .computeIfAbsent(order.stream().sorted().toList(), _ -> new ArrayList<>())
            .add(order);
      }
    }
  }

  SurveyResult result(Outcome nominal, Map<Integer, List<Row>> phases) {
    List<Row> rows = new ArrayList<>();
    combinations.forEach(
        (combination, orders) -> {
          rows.addAll(rows(orders));
          if (combination.size() == 1) {
            rows.addAll(phases.getOrDefault(combination.getFirst(), List.of()));
          }
        });
    boolean served = SurveyResult.isServed(nominal);
    return new SurveyResult(
        nominal, rows, served ? sets() : List.of(), served ? open() : List.of());
  }

  /** One for each order if they have different fates, otherwise that of the worst. */
  private List<Row> rows(List<List<Integer>> orders) {
    long fates = orders.stream().map(this::fate).distinct().count();
    if (fates == 1) {
      List<Integer> worst = orders.stream().reduce((a, b) -> isWorse(b, a) ? b : a).orElseThrow();
      return List.of(row(worst, false, together(worst, orders)));
    }
    return orders.stream().map(order -> row(order, true, outcome(order))).toList();
  }

  private Row row(List<Integer> order, boolean ordered, Outcome outcome) {
    return new Row(names(order), Optional.empty(), ordered, outcome);
  }

  /** What the worst of some orders comes to, with what else may happen in the others. */
  private Outcome together(List<Integer> worst, List<List<Integer>> orders) {
    Outcome together = outcome(worst);
    for (List<Integer> order : orders) {
      if (together instanceof Outcome.Known known
          && outcome(order) instanceof Outcome.Known other) {
        together = known.and(other);
      }
    }
    return together;
  }

  private boolean isWorse(List<Integer> order, List<Integer> other) {
    return outcome(order) instanceof Outcome.Known a
        && outcome(other) instanceof Outcome.Known b
        && a.worst().orElse(Long.MAX_VALUE) > b.worst().orElse(Long.MAX_VALUE);
  }

  private Outcome outcome(List<Integer> order) {
    return Objects.requireNonNull(outcomes.get(order));
  }

  private Optional<Fate> fate(List<Integer> order) {
    return outcome(order) instanceof Outcome.Known known
        ? Optional.of(known.fate())
        : Optional.empty();
  }

  private List<String> names(List<Integer> order) {
    return order.stream().map(fault -> plan.faults().get(fault).name()).toList();
  }

  // ---- Minimal sets

  private List<MinimalSet> sets() {
    return minimal().filter(this::isKnown).map(this::set).toList();
  }

  /** Those that may be minimal sets, for all that is known. */
  private List<List<String>> open() {
    return minimal().filter(c -> !isKnown(c)).map(this::names).toList();
  }

  /** The combinations that fail or may fail, and no part of which is known to fail. */
  private Stream<List<Integer>> minimal() {
    return combinations.keySet().stream()
        .filter(c -> fails(c) || isOpen(c))
        .filter(c -> combinations.keySet().stream().noneMatch(d -> isPart(d, c) && fails(d)));
  }

  /** Whether neither it nor any part of it is undecided. */
  private boolean isKnown(List<Integer> combination) {
    return combinations.keySet().stream()
        .filter(c -> c.equals(combination) || isPart(c, combination))
        .noneMatch(this::isOpen);
  }

  private boolean isOpen(List<Integer> combination) {
    return orders(combination).stream().anyMatch(order -> outcome(order) instanceof Outcome.Open);
  }

  /** Whether clients are not surely served again, in some order. */
  private boolean fails(List<Integer> combination) {
    return orders(combination).stream().anyMatch(this::isFailure);
  }

  private boolean isFailure(List<Integer> order) {
    return fate(order).filter(f -> !f.isRecovery()).isPresent();
  }

  private boolean isCured(List<Integer> combination) {
    return orders(combination).stream()
        .allMatch(order -> fate(order).filter(Fate::isRecovery).isPresent());
  }

  private List<List<Integer>> orders(List<Integer> combination) {
    return combinations.getOrDefault(combination, List.of());
  }

  /** Whether it is contained in another combination, and not the same. */
  private static boolean isPart(List<Integer> part, List<Integer> whole) {
    List<Integer> rest = new ArrayList<>(whole);
    return part.size() < whole.size() && part.stream().allMatch(rest::remove);
  }

  private MinimalSet set(List<Integer> combination) {
    List<List<Integer>> orders = orders(combination);
    List<List<Integer>> failing = orders.stream().filter(this::isFailure).toList();
    boolean ordered = failing.size() < orders.size();
    return new MinimalSet(
        ordered ? failing.stream().map(this::names).toList() : List.of(names(combination)),
        ordered,
        combinations.keySet().stream()
            .filter(other -> isPart(combination, other) && isCured(other))
            .map(this::names)
            .toList());
  }
}
