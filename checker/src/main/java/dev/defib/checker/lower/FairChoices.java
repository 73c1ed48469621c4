package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Fairness;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Strong fairness of each resolution of a transition's choices. Where there are too many
 * resolutions, or what is chosen is what a lying device shows, none is assumed: assuming less is
 * sound.
 */
final class FairChoices {
  private static final long RESOLUTIONS_MAX = 1024;

  private FairChoices() {}

  static List<Fairness> each(
      String name,
      List<Step> steps,
      BiFunction<List<Step>, List<Long>, List<Fairness.Taken>> taken) {
    Map<List<Long>, List<Step>> byResolution = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.store().readings().isEmpty()) {
        for (List<Long> resolution : resolutions(step.store().choices())) {
          byResolution.computeIfAbsent(resolution, _ -> new ArrayList<>()).add(step);
        }
      }
    }
    List<Fairness> result = new ArrayList<>();
    byResolution.forEach(
        (resolution, chosen) -> {
          Term enabled = Terms.or(chosen.stream().map(s -> enabled(s, resolution)).toList());
          result.add(
              new Fairness(
                  name + " with " + shown(chosen.getFirst(), resolution),
                  true,
                  enabled,
                  taken.apply(chosen, resolution)));
        });
    return result;
  }

  private static Term enabled(Step step, List<Long> resolution) {
    Term inlined = step.store().inline(step.enabled());
    return Terms.replace(
        inlined,
        t ->
            t instanceof Term.Chosen(int choice, var type)
                ? Terms.constant(type, resolution.get(choice))
                : t);
  }

  private static String shown(Step step, List<Long> resolution) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < resolution.size(); i++) {
      Action.Choice choice = step.store().choices().get(i);
      parts.add(choice.name() + " = " + choice.type().show(resolution.get(i)));
    }
    return String.join(", ", parts);
  }

  /** All resolutions; none where there is no choice, or too many. */
  private static List<List<Long>> resolutions(List<Action.Choice> choices) {
    long count = 1;
    for (Action.Choice choice : choices) {
      count =
          Math.min(
              RESOLUTIONS_MAX + 1, count * Math.min(RESOLUTIONS_MAX + 1, choice.type().size()));
    }
    if (choices.isEmpty() || count > RESOLUTIONS_MAX) {
      return List.of();
    }
    List<List<Long>> all = List.of(List.of());
    for (Action.Choice choice : choices) {
      List<List<Long>> longer = new ArrayList<>();
      for (List<Long> prefix : all) {
        for (long v = choice.type().low(); v <= choice.type().high(); v++) {
          List<Long> next = new ArrayList<>(prefix);
          next.add(v);
          longer.add(List.copyOf(next));
        }
      }
      all = longer;
    }
    return all;
  }
}
