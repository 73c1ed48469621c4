package dev.defib.cli.probe;

import dev.defib.checker.probe.Arena;
import dev.defib.checker.probe.Procedure.Branch;
import dev.defib.checker.probe.Procedure.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in the language what a branch of a stage is taken on. */
public final class Conditions {
  private Conditions() {}

  /** A condition that holds of the branch's readings, and of those of no other branch. */
  public static String of(Branch branch, Stage stage, List<Arena.Observable> observables) {
    List<List<String>> others =
        stage.branches().stream()
            .filter(b -> !b.equals(branch))
            .flatMap(b -> b.readings().stream())
            .toList();
    for (int o = 0; o < observables.size(); o++) {
      int observable = o;
      List<String> values =
          branch.readings().stream().map(r -> r.get(observable)).distinct().toList();
      if (others.stream().noneMatch(r -> values.contains(r.get(observable)))) {
        return values.stream()
            .map(v -> equal(observables.get(observable), v))
            .collect(Collectors.joining(" or "));
      }
    }
    List<String> alternatives = new ArrayList<>();
    for (List<String> reading : branch.readings()) {
      alternatives.add(conjunction(reading, others, observables));
    }
    return alternatives.stream().distinct().collect(Collectors.joining(" or "));
  }

  /** Enough of a reading to tell it from the others. */
  private static String conjunction(
      List<String> reading, List<List<String>> others, List<Arena.Observable> observables) {
    List<List<String>> left = others;
    List<String> parts = new ArrayList<>();
    for (int o = 0; o < observables.size() && !left.isEmpty(); o++) {
      int observable = o;
      String value = reading.get(o);
      List<List<String>> same = left.stream().filter(r -> r.get(observable).equals(value)).toList();
      if (same.size() < left.size()) {
        parts.add(equal(observables.get(o), value));
        left = same;
      }
    }
    return parts.stream().collect(Collectors.joining(" and "));
  }

  private static String equal(Arena.Observable observable, String value) {
    if (!observable.truth()) {
      return observable.text() + " == " + value;
    }
    return value.equals("true") ? observable.text() : "not " + observable.text();
  }
}
