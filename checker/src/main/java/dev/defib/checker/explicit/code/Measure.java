package dev.defib.checker.explicit.code;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Variable;
import java.util.IdentityHashMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** About how many bytes of code a term takes, and which names it mentions. */
final class Measure {
  private static final int BYTES_PER_NODE = 7;
  private static final int BYTES_PER_READ = 14;
  private static final int BYTES_PER_EXISTS = 30;

  private final Layout layout;
  private final IdentityHashMap<Term, Integer> sizes = new IdentityHashMap<>();

  Measure(Layout layout) {
    this.layout = layout;
  }

  int bytes(Term term) {
    Integer known = sizes.get(term);
    if (known != null) {
      return known;
    }
    long bytes =
        switch (term) {
          case Term.Read _ -> BYTES_PER_READ;
          case Term.ReadAt _ -> 3 * BYTES_PER_READ;
          case Term.Exists _ -> BYTES_PER_EXISTS;
          default -> BYTES_PER_NODE;
        };
    for (Term child : Terms.children(term)) {
      bytes += bytes(child);
    }
    int size = (int) Math.min(Integer.MAX_VALUE / 2, bytes);
    sizes.put(term, size);
    return size;
  }

  /** What must have a value before the term has one, in order. */
  SortedSet<Name> names(Term term) {
    SortedSet<Name> names = new TreeSet<>();
    collect(term, names);
    return names;
  }

  private void collect(Term term, SortedSet<Name> names) {
    switch (term) {
      case Term.Read read -> {
        Layout.Place place = layout.place(read.slot());
        if (place.width() > 0) {
          names.add(Name.word(place.word()));
        }
      }
      case Term.ReadAt read -> words(read.variable(), names);
      case Term.Chosen chosen -> names.add(Name.choice(chosen.choice()));
      case Term.Local local -> names.add(Name.local(local.local()));
      case Term.Bound bound -> names.add(Name.bound(bound.number()));
      case Term.Happened happened -> names.add(Name.event(happened.event()));
      default -> {}
    }
    for (Term child : Terms.children(term)) {
      collect(child, names);
    }
    if (term instanceof Term.Exists exists) {
      names.remove(Name.bound(exists.number()));
    }
  }

  private void words(Variable variable, SortedSet<Name> names) {
    for (int i = 0; i < variable.length(); i++) {
      names.add(Name.word(layout.place(variable.offset() + i).word()));
    }
  }
}
