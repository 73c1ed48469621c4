package dev.defib.cli.check;

import dev.defib.checker.lower.Plan;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Probe;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.ast.Survey;
import dev.defib.dsl.ast.Tune;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which items of specs are wanted. A name selects a spec (whole or by its last part), or an item of
 * any spec, or an item of one spec ({@code spec.item}). Built-in checks come with their spec, or by
 * their own name.
 */
public final class Selection {
  private final List<String> names;

  public Selection(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** What a command answers. */
  public enum Kind {
    /** Checks, measures and probes, and the checks that every spec makes. */
    CHECK,
    PROBE,
    SURVEY,
    TUNE;

    /** As it is called in a spec, and as the verb that answers it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private List<String> items(Spec spec) {
      Stream<Identifier> names =
          switch (this) {
            case CHECK ->
                Stream.concat(
                    spec.checks().stream().map(Spec.Check::name),
                    spec.probes().stream().map(Probe::name));
            case PROBE -> spec.probes().stream().map(Probe::name);
            case SURVEY -> spec.surveys().stream().map(Survey::name);
            case TUNE -> spec.tunes().stream().map(Tune::name);
          };
      return names.map(Identifier::text).toList();
    }
  }

  /** Whether any check of the spec may be wanted, or a probe. */
  public boolean touches(Spec spec) {
    return touches(spec, Kind.CHECK);
  }

  private boolean touches(Spec spec, Kind kind) {
    return kind.items(spec).stream().anyMatch(item -> wants(spec, item))
        || (kind == Kind.CHECK
            && (wantsAll(spec) || names.stream().anyMatch(name -> isBuiltIn(spec, name))));
  }

  /** Whether a check of the spec is wanted. */
  public boolean wants(Spec spec, Plan.PlannedCheck check) {
    return wants(spec, check.name());
  }

  /** Whether an item of the spec is wanted, by its own name. */
  public boolean wants(Spec spec, String item) {
    return wantsAll(spec) || names.stream().anyMatch(name -> isItem(spec, item, name));
  }

  /** Whether the spec is wanted as a whole. */
  public boolean wantsAll(Spec spec) {
    return names.isEmpty()
        || names.contains(spec.name().text())
        || names.contains(spec.name().last().text());
  }

  private static boolean isItem(Spec spec, String item, String name) {
    return name.equals(item)
        || name.equals(spec.name().text() + "." + item)
        || name.equals(spec.name().last().text() + "." + item);
  }

  private static boolean isBuiltIn(Spec spec, String name) {
    for (Spec.BuiltIn builtIn : Spec.BuiltIn.values()) {
      for (String lead : List.of("", spec.name().text() + ".", spec.name().last().text() + ".")) {
        String check = lead + builtIn.check();
        if (name.equals(check) || name.startsWith(check + " under ")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The names that select nothing of this kind in the specs. */
  public List<String> unmatched(List<Spec> specs, Kind kind) {
    return names.stream()
        .filter(
            name -> specs.stream().noneMatch(s -> new Selection(List.of(name)).touches(s, kind)))
        .toList();
  }

  /**
   * The names that select none of the items that specs turned out to have.
   *
   * @param items by their own names
   */
  List<String> unmatched(Spec spec, List<String> items) {
    return names.stream()
        .filter(name -> items.stream().noneMatch(i -> new Selection(List.of(name)).wants(spec, i)))
        .toList();
  }

  /** All of this kind that could be named, for suggestions. */
  public static Set<String> candidates(List<Spec> specs, Kind kind) {
    var candidates = new LinkedHashSet<String>();
    for (Spec spec : specs) {
      List<String> items = kind.items(spec);
      if (kind == Kind.CHECK || !items.isEmpty()) {
        candidates.add(spec.name().text());
        candidates.add(spec.name().last().text());
      }
      candidates.addAll(items);
      items.forEach(item -> candidates.add(spec.name().text() + "." + item));
    }
    return candidates;
  }
}
