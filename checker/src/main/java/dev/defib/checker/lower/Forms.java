package dev.defib.checker.lower;

import dev.defib.checker.engine.Question.Occurrence;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import dev.defib.checker.property.Property.Scope;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Form;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the form of a check to a property of its system, and what must occur for it to mean much.
 */
final class Forms {
  private final World world;
  private final Expressions expressions;
  private final List<Flaw> flaws = new ArrayList<>();

  Forms(World world, Expressions expressions) {
    this.world = world;
    this.expressions = expressions;
  }

  /** What goes wrong in reading the expressions of the forms that were lowered, in a state. */
  List<Flaw> flaws() {
    return flaws;
  }

  /**
   * A property in the making: strikes are known only when the system has been assembled.
   *
   * @param occurrences states and steps that must occur
   */
  record Draft(Strikes strikes, List<Occurrence> occurrences) {
    /** Makes the property, given what are strikes of the sentence's own fault and of others. */
    interface Strikes {
      Property property(List<Integer> own, List<Integer> others);
    }

    static Draft of(Property property, List<Occurrence> occurrences) {
      return new Draft((_, _) -> property, occurrences);
    }
  }

  Draft draft(Form form) {
    return draft(form, new Scope.Everywhere(), List.of());
  }

  private Draft draft(Form form, Scope scope, List<Occurrence> occurrences) {
    return switch (form) {
      case Form.Always(Expr p, Span _) -> invariant(term(p), scope, occurrences);
      case Form.Never(Expr p, Span _) -> invariant(Terms.not(term(p)), scope, occurrences);
      case Form.Possible(Expr p, Span _) -> Draft.of(new Property.Reachable(term(p)), occurrences);
      case Form.AlwaysPossible(Expr p, Span _) ->
          Draft.of(new Property.AlwaysReachable(term(p), scope), occurrences);
      case Form.AlwaysEventually(Expr p, Span _) ->
          temporal(Ltl.always(Ltl.eventually(atom(p))), scope, occurrences);
      case Form.EventuallyAlways(Expr p, Span _) ->
          temporal(Ltl.eventually(Ltl.always(atom(p))), scope, occurrences);
      case Form.Eventually(Expr p, Optional<Expr> within, Span _) ->
          within.isPresent()
              ? bounded(Term.TRUE, term(p), within.get(), scope, true, occurrences)
              : temporal(Ltl.eventually(atom(p)), scope, occurrences);
      case Form.LeadsTo(Expr p, Expr q, Optional<Expr> within, Span _) -> {
        Term antecedent = term(p);
        List<Occurrence> more = with(occurrences, antecedent, p);
        yield within.isPresent()
            ? bounded(antecedent, term(q), within.get(), scope, false, more)
            : temporal(response(antecedent, term(q)), scope, more);
      }
      case Form.Measure measure -> {
        Term from = term(measure.from());
        yield Draft.of(
            new Property.Measure(
                from,
                term(measure.to()),
                measure.steps(),
                measure.figure() == Form.Figure.BEST,
                measure.within().map(this::bound)),
            with(occurrences, from, measure.from()));
      }
      case Form.StaysUntil(Expr p, Expr q, Span _) -> {
        Ltl left = atom(p);
        Ltl until = new Ltl.Until(left, atom(q));
        yield temporal(Ltl.always(Ltl.implies(left, until)), scope, with(occurrences, term(p), p));
      }
      case Form.After(Expr p, Form inner, Span _) ->
          draft(inner, new Scope.After(term(p)), with(occurrences, term(p), p));
      case Form.Before(Expr p, Form inner, Span _) ->
          draft(inner, new Scope.Before(term(p)), with(occurrences, term(p), p));
      case Form.Between(Expr opening, Expr closing, Form inner, Span _) ->
          draft(
              inner,
              new Scope.Between(term(opening), term(closing)),
              with(with(occurrences, term(opening), opening), term(closing), closing));
      case Form.While(Expr p, Form inner, Span _) ->
          draft(inner, new Scope.While(term(p)), with(occurrences, term(p), p));
      case Form.Recovery recovery -> recovery(recovery, occurrences);
      case Form.NoFalseAlarm(Expr machine, Optional<Expr> by, Span _) -> noFalseAlarm(machine, by);
      case Form.NoMissedHang(Expr machine, Optional<Expr> within, Span _) ->
          noMissedHang(machine, within);
      case Form.BuiltInCheck(Spec.BuiltIn builtIn, Span _) -> Draft.of(builtIn(builtIn), List.of());
      case Form.Ltl(Expr formula, Span _) ->
          temporal(new Formulas(this::term).formula(formula), scope, occurrences);
    };
  }

  static Property builtIn(Spec.BuiltIn builtIn) {
    return switch (builtIn) {
      case DEADLOCK -> new Property.NoDeadlock();
      case UNEXPECTED_COMMAND -> new Property.NoError(ErrorKind.UNEXPECTED_COMMAND);
      case RANGE_ERROR -> new Property.NoError(ErrorKind.RANGE);
      case MISUSE -> new Property.NoError(ErrorKind.MISUSE);
      case STUCK_TIME -> new Property.TimeProgresses();
    };
  }

  private static Draft invariant(Term invariant, Scope scope, List<Occurrence> occurrences) {
    return scope instanceof Scope.Everywhere
        ? Draft.of(new Property.Invariant(invariant), occurrences)
        : temporal(Ltl.always(new Ltl.Atom(invariant)), scope, occurrences);
  }

  private static Draft temporal(Ltl formula, Scope scope, List<Occurrence> occurrences) {
    return Draft.of(new Property.Temporal(Scopes.within(scope, formula)), occurrences);
  }

  private static Ltl response(Term p, Term q) {
    return Ltl.always(Ltl.implies(new Ltl.Atom(p), Ltl.eventually(new Ltl.Atom(q))));
  }

  private Draft bounded(
      Term p, Term q, Expr within, Scope scope, boolean initially, List<Occurrence> occurrences) {
    return Draft.of(
        new Property.BoundedResponse(p, q, bound(within), scope, initially), occurrences);
  }

  private long bound(Expr within) {
    long ticks = expressions.constant(within, Context.omniscient(new Store()));
    if (ticks < 0 || ticks > World.TICKS_MAX) {
      throw world
          .problems()
          .fatal(
              Code.VALUE_OUT_OF_RANGE,
              "a bound of " + ticks + " is not within 0.." + World.TICKS_MAX,
              within.span());
    }
    return ticks;
  }

  private Draft recovery(Form.Recovery recovery, List<Occurrence> occurrences) {
    Term usable = term(recovery.usable());
    Optional<Long> ticks = recovery.within().map(this::bound);
    return new Draft(
        (own, others) -> new Property.Recovery(usable, own, others, ticks), occurrences);
  }

  private Draft noFalseAlarm(Expr place, Optional<Expr> by) {
    Context context = Context.omniscient(new Store());
    List<MachineInstance> killers =
        by.map(p -> expressions.places().machines(p, context))
            .orElseGet(
                () ->
                    world.machines().stream().filter(m -> m.kind() == MachineKind.POLICY).toList());
    List<Term> alarms = new ArrayList<>();
    for (MachineInstance victim : expressions.places().machines(place, context)) {
      for (MachineInstance killer : killers) {
        alarms.add(new Term.Happened(world.event(Bodies.falseAlarm(victim, killer))));
      }
    }
    return Draft.of(new Property.Invariant(Terms.not(Terms.or(alarms))), List.of());
  }

  private Draft noMissedHang(Expr place, Optional<Expr> within) {
    List<Term> hung =
        expressions.places().machines(place, Context.omniscient(new Store())).stream()
            .map(m -> world.hung(m, new Store()))
            .toList();
    if (hung.size() != 1) {
      throw world.problems().fatal(Code.WRONG_WIRING, "one machine at a time", place.span());
    }
    Term p = hung.getFirst();
    List<Occurrence> occurrences =
        List.of(new Occurrence(List.of(), p, "`" + place.span().text() + "` never hangs"));
    return within.isPresent()
        ? bounded(p, Terms.not(p), within.get(), new Scope.Everywhere(), false, occurrences)
        : temporal(response(p, Terms.not(p)), new Scope.Everywhere(), occurrences);
  }

  // ---- Expressions

  private Ltl atom(Expr expr) {
    return new Ltl.Atom(term(expr));
  }

  private Term term(Expr expr) {
    Context context = Context.omniscient(new Store()).withEvents(event -> new Term.Happened(event));
    Value value = expressions.value(expr, context);
    for (Flaw flaw : value.flaws()) {
      if (!Terms.mentions(flaw.condition(), t -> t instanceof Term.Happened)) {
        flaws.add(flaw);
      }
    }
    return value.term();
  }

  private static List<Occurrence> with(List<Occurrence> occurrences, Term condition, Expr expr) {
    List<Occurrence> more = new ArrayList<>(occurrences);
    more.add(new Occurrence(List.of(), condition, "`" + expr.span().text() + "` never holds"));
    return more;
  }
}
