package dev.defib.checker.survey;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Measurement;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.property.Ltl;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** One case: certain strikes in a certain order, and the checks that define its fate. */
final class SurveyCase {
  private final SurveyPlan plan;
  private final StrikeSequence sequence;
  private final List<Integer> order;
  private final boolean whole;
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  /**
   * @param order the faults (indices) in the order of their strikes
   * @param phase where the first may strike; true for anywhere
   */
  SurveyCase(SurveyPlan plan, List<Integer> order, Term phase) {
    this.plan = plan;
    this.order = order;
    this.whole = Terms.isTrue(phase);
    List<List<Integer>> strikes = order.stream().map(f -> plan.faults().get(f).strikes()).toList();
    this.sequence = new StrikeSequence(plan.system(), strikes, phase);
    ask();
  }

  private void ask() {
    Term complete = sequence.complete();
    Property.Scope after = new Property.Scope.After(complete);
    add("strikes", new Property.Reachable(complete));
    for (ErrorKind kind : ErrorKind.values()) {
      add("error " + kind, new Property.NoError(kind));
    }
    for (int i = 0; i < plan.services().size(); i++) {
      Term service = plan.services().get(i).term();
      Ltl again = Ltl.implies(new Ltl.Atom(complete), Ltl.eventually(new Ltl.Atom(service)));
      add("recurs " + i, new Property.Temporal(Ltl.always(again)));
      add("reachable " + i, new Property.AlwaysReachable(service, after));
      add("felt " + i, measure(complete, service, false));
      if (!order.isEmpty()) {
        add("first " + i, measure(sequence.lastStrike(), service, true));
      }
    }
    Term any = Terms.or(plan.services().stream().map(SurveyPlan.Condition::term).toList());
    Term running = Terms.or(plan.alive().stream().map(SurveyPlan.Condition::term).toList());
    add("alive", new Property.AlwaysReachable(Terms.or(any, running), after));
    Term begun = order.isEmpty() ? Term.TRUE : sequence.begun();
    for (int i = 0; i < plan.harms().size(); i++) {
      add("harm " + i, new Property.Reachable(Terms.and(plan.harms().get(i).term(), begun)));
    }
    if (order.size() == 1 && whole) {
      Term all = Terms.and(plan.services().stream().map(SurveyPlan.Condition::term).toList());
      List<Integer> strikes = plan.faults().get(order.getFirst()).strikes();
      add("points", new Property.Recovery(all, strikes, List.of(), Optional.empty()));
    }
  }

  private static Property measure(Term from, Term to, boolean best) {
    return new Property.Measure(from, to, false, best, Optional.empty());
  }

  private void add(String name, Property property) {
    boolean traced = !(property instanceof Property.Reachable);
    questions.put(name, new Question(name, property, List.of(), traced));
  }

  /**
   * Decides it.
   *
   * @param nominal what is found without faults; absent when that is what is asked
   */
  Outcome decide(Engine engine, Budget budget, Optional<Outcome.Known> nominal)
      throws InterruptedException {
    Problem problem = new Problem(sequence.system(), List.copyOf(questions.values()));
    engine.check(problem, budget, Progress.SILENT).forEach(a -> answers.put(a.question(), a));
    Optional<Outcome> error = error();
    if (error.isPresent()) {
      return error.get();
    }
    for (Answer answer : answers.values()) {
      if (answer.verdict() instanceof Verdict.Undecided open) {
        return new Outcome.Open(open.reason());
      }
    }
    return isViolated("strikes") ? new Outcome.Impossible() : known(nominal);
  }

  /** A run that ends in an error: nobody can tell what comes after it. */
  private Optional<Outcome> error() {
    for (ErrorKind kind : ErrorKind.values()) {
      if (answer("error " + kind).verdict() instanceof Verdict.Violated(var _, var run, var why)) {
        List<String> lost = plan.services().stream().map(SurveyPlan.Condition::text).toList();
        return Optional.of(
            new Outcome.Known(
                Fate.DEAD, List.of(), Optional.empty(), lost, List.of(), run, why, List.of()));
      }
    }
    return Optional.empty();
  }

  private Outcome known(Optional<Outcome.Known> nominal) {
    List<String> lost = new ArrayList<>();
    Fate worst = Fate.TRANSPARENT;
    for (int i = 0; i < plan.services().size(); i++) {
      Fate fate = fate(i);
      worst = worst.or(fate);
      if (!fate.isRecovery()) {
        lost.add(plan.services().get(i).text());
      }
    }
    List<String> harms = harms(nominal);
    List<Optional<Long>> felt = outages();
    Fate fate = overall(worst, lost.size());
    if (fate == Fate.RECOVERED && harms.isEmpty() && isUnfelt(felt, nominal)) {
      fate = Fate.TRANSPARENT;
    }
    Optional<Verdict.Violated> violation = violation(worst);
    return new Outcome.Known(
        fate,
        felt,
        least("first "),
        lost,
        harms,
        violation.flatMap(Verdict.Violated::trace).or(this::longest),
        "",
        questions.containsKey("points") ? answer("points").faultPoints() : List.of());
  }

  private Fate overall(Fate worst, int lost) {
    return lost > 0 && lost < plan.services().size() ? Fate.DEGRADED : worst;
  }

  /** What becomes of one service, be it felt or not. */
  private Fate fate(int service) {
    if (isViolated("reachable " + service)) {
      return isViolated("alive") ? Fate.DEAD : Fate.ALIVE_IN_NAME_ONLY;
    }
    return isViolated("recurs " + service) ? Fate.MAY_RECOVER : Fate.RECOVERED;
  }

  /** Whether each service is away for no longer than it is without faults. */
  private static boolean isUnfelt(List<Optional<Long>> felt, Optional<Outcome.Known> nominal) {
    List<Optional<Long>> usual = nominal.map(Outcome.Known::outages).orElse(felt);
    return IntStream.range(0, felt.size())
        .allMatch(i -> felt.get(i).orElse(Long.MAX_VALUE) <= usual.get(i).orElse(Long.MAX_VALUE));
  }

  private List<String> harms(Optional<Outcome.Known> nominal) {
    List<String> usual = nominal.map(Outcome.Known::harms).orElse(List.of());
    List<String> harms = new ArrayList<>();
    for (int i = 0; i < plan.harms().size(); i++) {
      String text = plan.harms().get(i).text();
      if (!isViolated("harm " + i) && !usual.contains(text)) {
        harms.add(text);
      }
    }
    return harms;
  }

  /** The violated check that makes the fate as bad as it is. */
  private Optional<Verdict.Violated> violation(Fate fate) {
    String check =
        switch (fate) {
          case DEAD -> "alive";
          case ALIVE_IN_NAME_ONLY -> "reachable ";
          case MAY_RECOVER -> "recurs ";
          case DEGRADED, RECOVERED, TRANSPARENT -> "none";
        };
    return answers.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(check))
        .map(entry -> entry.getValue().verdict())
        .filter(Verdict.Violated.class::isInstance)
        .map(Verdict.Violated.class::cast)
        .findFirst();
  }

  /** The run of the longest recovery. */
  private Optional<Trace> longest() {
    return measurements("felt ").stream()
        .max(SurveyCase::byWorst)
        .flatMap(
            entry ->
                entry.verdict() instanceof Verdict.Holds holds ? holds.trace() : Optional.empty());
  }

  private static int byWorst(Answer left, Answer right) {
    return Long.compare(worst(left), worst(right));
  }

  private static long worst(Answer answer) {
    return answer.measurement().flatMap(Measurement::worst).orElse(Long.MAX_VALUE);
  }

  private List<Optional<Long>> outages() {
    return IntStream.range(0, plan.services().size())
        .mapToObj(i -> answer("felt " + i).measurement().flatMap(Measurement::worst))
        .toList();
  }

  private Optional<Long> least(String name) {
    return measurements(name).stream()
        .flatMap(answer -> answer.measurement().flatMap(Measurement::best).stream())
        .min(Long::compare);
  }

  private List<Answer> measurements(String name) {
    return answers.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .map(Map.Entry::getValue)
        .filter(answer -> answer.measurement().isPresent())
        .toList();
  }

  private boolean isViolated(String name) {
    return answer(name).verdict() instanceof Verdict.Violated;
  }

  private Answer answer(String name) {
    return Objects.requireNonNull(answers.get(name), name);
  }
}
