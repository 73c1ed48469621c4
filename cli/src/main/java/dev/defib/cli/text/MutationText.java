package dev.defib.cli.text;

import dev.defib.cli.document.MutationDocument;
import dev.defib.cli.document.MutationDocument.AskedSpec;
import dev.defib.cli.document.MutationDocument.Fate;
import dev.defib.cli.document.MutationDocument.MutantEntry;
import dev.defib.cli.document.MutationDocument.Score;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What became of mutants, as text. */
public final class MutationText {
  private static final int FATE_WIDTH = 10;

  private final Style style;
  private final boolean verbose;
  private final Consumer<String> lines;

  /**
   * Makes a report.
   *
   * @param verbose whether to tell of each mutant, not of those alone that no check noticed
   * @param lines takes the text
   */
  public MutationText(Style style, boolean verbose, Consumer<String> lines) {
    this.style = style;
    this.verbose = verbose;
    this.lines = lines;
  }

  /** Tells of a mutant as soon as its fate is known. */
  public void mutant(MutantEntry mutant) {
    boolean isOpen = mutant.fate() == Fate.SURVIVED || mutant.fate() == Fate.UNDECIDED;
    if (!verbose && !isOpen) {
      return;
    }
    String word = Texts.left(mutant.fate().name().toLowerCase(Locale.ROOT), FATE_WIDTH);
    String why = mutant.reason() == null ? "" : ": " + mutant.reason();
    String by = mutant.check() == null ? why : " by " + mutant.check() + why;
    lines.accept(paint(mutant.fate(), word) + "  " + mutant.place() + style.faint(by));
    lines.accept(" ".repeat(FATE_WIDTH + 2) + mutant.machine() + ": " + mutant.change());
  }

  private String paint(Fate fate, String word) {
    return switch (fate) {
      case NOTICED -> style.good(word);
      case SURVIVED -> style.bad(word);
      case UNDECIDED -> style.doubtful(word);
      case EQUIVALENT, MALFORMED -> style.faint(word);
    };
  }

  /** Tells which checks noticed how many, and the score. */
  public void summary(MutationDocument document) {
    for (AskedSpec spec : document.specs()) {
      lines.accept(style.strong(spec.spec()) + "  " + style.faint(spec.file()));
      Map<String, Integer> noticed = new LinkedHashMap<>();
      spec.checks().forEach(check -> noticed.put(check, 0));
      document.mutants().stream()
          .filter(mutant -> mutant.check() != null && spec.spec().equals(mutant.spec()))
          .forEach(mutant -> noticed.merge(String.valueOf(mutant.check()), 1, Integer::sum));
      noticed.entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
          .forEach(
              e ->
                  lines.accept("  " + Texts.right(e.getValue().toString(), 4) + "  " + e.getKey()));
    }
    lines.accept(totals(document.score()));
  }

  private String totals(Score score) {
    String percent =
        String.format(
            Locale.ROOT,
            score.undecided() > 0 ? "score at least %.1f %%" : "score %.1f %%",
            score.percent());
    boolean all = score.survived() + score.undecided() == 0;
    return (all ? style.good(percent) : style.bad(percent))
        + ": "
        + String.join(
            ", ",
            List.of(
                score.noticed() + " noticed",
                score.survived() + " survived",
                score.undecided() + " undecided"))
        + "; not counted: "
        + score.equivalent()
        + " equivalent, "
        + score.malformed()
        + " malformed";
  }
}
