package dev.defib.checker.property;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.TransitionSystem.ErrorSite;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** In which states runs have ended in an error. */
public final class ErrorEnds {
  private ErrorEnds() {}

  /** Whether the run has ended in any error. */
  public static Term any(TransitionSystem system) {
    return variable(system).map(error -> Terms.not(is(error, 0))).orElse(Term.FALSE);
  }

  /** For each error whether the run has ended in it. */
  public static List<Term> each(TransitionSystem system) {
    return ends(system, _ -> true);
  }

  /** Whether the run has ended in an error of this kind. */
  public static Term of(TransitionSystem system, ErrorKind kind) {
    return Terms.or(ends(system, site -> site.kind() == kind));
  }

  private static List<Term> ends(TransitionSystem system, Predicate<ErrorSite> wanted) {
    List<Term> ends = new ArrayList<>();
    Optional<Variable> error = variable(system);
    for (int i = 0; i < system.errors().size() && error.isPresent(); i++) {
      if (wanted.test(system.errors().get(i)) && error.get().type().contains(i + 1L)) {
        ends.add(is(error.get(), i + 1L));
      }
    }
    return ends;
  }

  /** The variable that tells which error ended the run; absent where none can. */
  public static Optional<Variable> variable(TransitionSystem system) {
    return system.variables().stream()
        .filter(variable -> variable.role() == Variable.Role.ERROR)
        .findFirst();
  }

  private static Term is(Variable error, long value) {
    return Terms.equal(Terms.read(error), new Term.Constant(error.type(), value));
  }
}
