package dev.defib.cli.check;

import dev.defib.checker.lower.Plan;
import dev.defib.dsl.ast.Spec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which checks are wanted. A name selects a spec (whole or by its last part), or a check, or a
 * check of one spec ({@code spec.check}). Built-in checks come with their spec, or by their own
 * name.
 */
public final class Selection {
  private final List<String> names;

  public Selection(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** Whether any check of the spec may be wanted. */
  public boolean touches(Spec spec) {
    return names.isEmpty() || wantsAll(spec) || names.stream().anyMatch(n -> selects(spec, n));
  }

  /** Whether a check of the spec is wanted. */
  public boolean wants(Spec spec, Plan.PlannedCheck check) {
    return names.isEmpty()
        || wantsAll(spec)
        || names.stream().anyMatch(name -> isCheck(spec, check.name(), name));
  }

  private boolean wantsAll(Spec spec) {
    return names.contains(spec.name().text()) || names.contains(spec.name().last().text());
  }

  private static boolean selects(Spec spec, String name) {
    return declared(spec).stream().anyMatch(check -> isCheck(spec, check, name))
        || isBuiltIn(spec, name);
  }

  private static boolean isCheck(Spec spec, String check, String name) {
    return name.equals(check)
        || name.equals(spec.name().text() + "." + check)
        || name.equals(spec.name().last().text() + "." + check);
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

  private static List<String> declared(Spec spec) {
    return spec.items().stream()
        .filter(Spec.SpecItem.CheckItem.class::isInstance)
        .map(item -> ((Spec.SpecItem.CheckItem) item).check().name().text())
        .toList();
  }

  /** The names that select nothing in the specs. */
  public List<String> unmatched(List<Spec> specs) {
    return names.stream()
        .filter(
            name -> specs.stream().noneMatch(spec -> new Selection(List.of(name)).touches(spec)))
        .toList();
  }

  /** All that could be named, for suggestions. */
  public static Set<String> candidates(List<Spec> specs) {
    var candidates = new LinkedHashSet<String>();
    for (Spec spec : specs) {
      candidates.add(spec.name().text());
      candidates.addAll(declared(spec));
      declared(spec).forEach(check -> candidates.add(spec.name().text() + "." + check));
    }
    return candidates;
  }
}
