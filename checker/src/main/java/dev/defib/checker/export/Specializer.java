package dev.defib.checker.export;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Puts into terms what is known: the choices of a resolution, the meaning of locals, the values of
 * some slots. Quantifiers are written out. The result has the value of the original.
 */
final class Specializer {
  /** A quantifier over more values than this stays as it is. */
  static final int DOMAIN_MAX = 4096;

  private final UnaryOperator<Term> leaf;
  private final Map<Integer, Term> bound;
  private final IdentityHashMap<Term, Term> done = new IdentityHashMap<>();

  /**
   * @param leaf says what stands for a read of a fixed slot, a choice or a local; itself if nothing
   *     better is known
   */
  Specializer(UnaryOperator<Term> leaf) {
    this(leaf, Map.of());
  }

  private Specializer(UnaryOperator<Term> leaf, Map<Integer, Term> bound) {
    this.leaf = leaf;
    this.bound = bound;
  }

  Term specialize(Term term) {
    Term known = done.get(term);
    if (known == null) {
      known = rebuild(term);
      done.put(term, known);
    }
    return known;
  }

  private Term rebuild(Term term) {
    return switch (term) {
      case Term.Constant _, Term.Happened _ -> term;
      case Term.Read _, Term.Chosen _, Term.Local _ -> leaf.apply(term);
      case Term.Bound t -> bound.getOrDefault(t.number(), t);
      case Term.ReadAt t -> readAt(t);
      case Term.Not t -> Terms.not(specialize(t.operand()));
      case Term.And t -> Terms.and(all(t.operands()));
      case Term.Or t -> Terms.or(all(t.operands()));
      case Term.Equal t -> Terms.equal(specialize(t.left()), specialize(t.right()));
      case Term.Less t -> Terms.less(specialize(t.left()), specialize(t.right()));
      case Term.Arithmetic t ->
          Terms.arithmetic(t.operator(), specialize(t.left()), specialize(t.right()));
      case Term.Overflows t ->
          Terms.overflows(t.operator(), specialize(t.left()), specialize(t.right()));
      case Term.IfThenElse t -> ifThenElse(t);
      case Term.Exists t -> exists(t);
    };
  }

  private List<Term> all(List<Term> terms) {
    List<Term> specialized = new ArrayList<>();
    for (Term term : terms) {
      specialized.add(specialize(term));
    }
    return specialized;
  }

  private Term readAt(Term.ReadAt read) {
    Term index = specialize(read.index());
    if (!(index instanceof Term.Constant place)) {
      return new Term.ReadAt(read.variable(), index);
    }
    return 0 <= place.value() && place.value() < read.variable().length()
        ? leaf.apply(new Term.Read(read.variable(), (int) place.value()))
        : Terms.constant(read.type(), read.type().low());
  }

  private Term ifThenElse(Term.IfThenElse term) {
    Term condition = specialize(term.condition());
    if (condition instanceof Term.Constant decided) {
      return specialize(decided.value() == 1 ? term.then() : term.otherwise());
    }
    return Terms.ifThenElse(condition, specialize(term.then()), specialize(term.otherwise()));
  }

  private Term exists(Term.Exists term) {
    Type domain = term.domain();
    if (domain.size() > DOMAIN_MAX) {
      return term;
    }
    List<Term> cases = new ArrayList<>();
    for (long value = domain.low(); value <= domain.high(); value++) {
      Map<Integer, Term> inner = new HashMap<>(bound);
      inner.put(term.number(), Terms.constant(domain, value));
      cases.add(new Specializer(leaf, inner).specialize(term.body()));
    }
    return Terms.or(cases);
  }
}
