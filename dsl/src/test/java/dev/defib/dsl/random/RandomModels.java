package dev.defib.dsl.random;

import dev.defib.dsl.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Small systems in the manner of recovery protocols: devices under drivers, clients and policies,
 * and a spec with some checks.
 *
 * <p>Well-formed and well-typed: whatever is reported as an error in one is a defect of the
 * generator or of the analysis.
 */
public final class RandomModels {
  private RandomModels() {}

  /** A model of the mix of profiles. */
  public static RandomModel of(long seed) {
    return of(seed, Profile.of(seed));
  }

  public static RandomModel of(long seed, Profile profile) {
    Dice dice = new Dice(seed);
    Traits traits = Traits.of(dice);
    Blueprint blueprint = new Blueprint(dice, profile);
    ModelText model = new ModelText(dice, profile, traits, blueprint);
    boolean split = dice.percent(8);
    List<String> lines = new ArrayList<>();
    if (dice.percent(15)) {
      lines.add("defib 1");
    }
    lines.add("model random.desk");
    if (split) {
      lines.add("use random.words");
    } else {
      lines.addAll(model.vocabulary());
    }
    lines.addAll(model.rest());
    String head = "spec random.claims for random.desk.Desk" + model.systemArguments();
    lines.addAll(new SpecText(dice, blueprint, profile, traits).lines(head));
    List<Source> sources = new ArrayList<>();
    sources.add(new Source("random/desk.defib", text(lines)));
    if (split) {
      List<String> words = new ArrayList<>(List.of("model random.words"));
      words.addAll(model.vocabulary());
      sources.add(new Source("random/words.defib", text(words)));
    }
    return new RandomModel(seed, profile, sources);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
