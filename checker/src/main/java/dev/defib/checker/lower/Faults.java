package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Effect;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Fault;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The faults of an environment: their subjects, their budgets, and when they are armed again. */
final class Faults {
  private final World world;
  private final Expressions expressions;
  private final Optional<Expr> recovered;
  private final List<FaultClause> clauses = new ArrayList<>();

  /**
   * @param recovered the spec's predicate that arms `at once` again
   */
  Faults(World world, Expressions expressions, List<Fault> faults, Optional<Expr> recovered) {
    this.world = world;
    this.expressions = expressions;
    this.recovered = recovered;
    for (Fault fault : faults) {
      clauses.add(clause(clauses.size(), fault));
    }
  }

  List<FaultClause> clauses() {
    return clauses;
  }

  // ---- Subjects

  private FaultClause clause(int index, Fault fault) {
    Context context = Context.omniscient(new Store());
    if (fault.kind() instanceof Expr.Call(Identifier function, List<Expr> arguments, Span _)) {
      List<Meaning> subjects =
          arguments.stream()
              .flatMap(a -> expressions.places().members(a, context).stream())
              .toList();
      return new FaultClause(index, fault, function.text(), subjects);
    }
    if (fault.kind() instanceof Expr.Select(Expr object, Identifier member, Span _)) {
      List<Meaning> subjects =
          expressions.places().machines(object, context).stream()
              .map(m -> (Meaning) new Meaning.OfFault(m, member.text()))
              .toList();
      return new FaultClause(index, fault, member.text(), subjects);
    }
    throw world
        .problems()
        .fatal(Code.NOT_A_FAULT, "`" + fault.kind().span().text() + "` is no fault", fault.span());
  }

  // ---- Variables

  /** Allocates lives, wedges, budgets and whatever else the faults need. */
  void allocate() {
    lives();
    for (FaultClause clause : clauses) {
      for (Meaning subject : clause.subjects()) {
        subject(clause, subject);
      }
      strength(clause);
    }
  }

  private void lives() {
    boolean restarts =
        world.machines().stream()
            .flatMap(m -> Notices.transitions(m).stream())
            .anyMatch(t -> startsOrKills(t.effects()));
    for (MachineInstance machine : world.machines()) {
      boolean dead = machine.item().filter(SystemItem.Instance::dead).isPresent();
      if (machine.kind().isSoftware() && (restarts || dead || isStruck(machine) || ends(machine))) {
        Variable life =
            world.scalar(
                machine.name() + ".life",
                new Type.Enumeration("life", List.of("alive", "hung", "dead")),
                Variable.Role.LIFE,
                machine.index());
        machine.life(life);
        long start = dead ? MachineInstance.DEAD : MachineInstance.ALIVE;
        world.initial(life, new Initial(start, start));
      }
    }
  }

  private static boolean startsOrKills(List<Effect> effects) {
    return effects.stream()
        .anyMatch(
            e ->
                e instanceof Effect.Start
                    || e instanceof Effect.Kill
                    || (e instanceof Effect.If branch
                        && (startsOrKills(branch.then()) || startsOrKills(branch.otherwise())))
                    || (e instanceof Effect.For loop && startsOrKills(loop.body())));
  }

  private boolean isStruck(MachineInstance machine) {
    return clauses.stream()
        .filter(c -> !c.isNamed() && (c.kind().equals("crash") || c.kind().equals("hang")))
        .flatMap(c -> c.subjects().stream())
        .anyMatch(s -> s instanceof Meaning.OfMachine(MachineInstance m) && m == machine);
  }

  private boolean ends(MachineInstance machine) {
    return machine.item().flatMap(SystemItem.Instance::endsWith).isPresent()
        || Notices.transitions(machine).stream()
            .anyMatch(t -> t.target().filter(x -> x instanceof Transition.Target.Exit).isPresent());
  }

  private void subject(FaultClause clause, Meaning subject) {
    if (clause.isNamed()) {
      return;
    }
    String name = clause.kind() + " of " + expressions.name(subject, clause.fault().kind());
    switch (clause.kind()) {
      case "wedge" -> {
        MachineInstance device = machine(subject, clause);
        if (device.wedged().isEmpty()) {
          device.wedged(flag(device.name() + ".wedged", device.index()));
          device.frozen(clause.fault().frozen());
        }
      }
      case "remove" -> {
        MachineInstance device = machine(subject, clause);
        if (device.removed().isEmpty()) {
          device.removed(flag(device.name() + ".removed", device.index()));
        }
      }
      case "slow" -> slow(clause, machine(subject, clause));
      case "stuck" -> {
        Variable flag = flag(name + " " + clause.index(), -1);
        clause.flags().put(subject, flag);
        cells(subject, clause).forEach(cell -> world.sticks(cell, flag));
      }
      default -> {}
    }
    if (clause.fault().duration().isPresent()) {
      age(clause, subject, name);
    }
  }

  private void slow(FaultClause clause, MachineInstance machine) {
    Context context = Context.omniscient(new Store());
    long ticks =
        clause
            .fault()
            .by()
            .map(e -> (long) expressions.types().length(e, context, "a delay"))
            .orElse(1L);
    if (machine.slow().isEmpty()) {
      machine.slow(
          flag(machine.name() + ".slow", machine.index()),
          world.scalar(
              machine.name() + ".delay",
              new Type.Int(0, ticks),
              Variable.Role.CLOCK,
              machine.index()),
          ticks);
    }
  }

  private void age(FaultClause clause, Meaning subject, String name) {
    Fault.Duration duration = clause.fault().duration().orElseThrow();
    Context context = Context.omniscient(new Store());
    long high = expressions.constant(duration.high(), context);
    long low = expressions.constant(duration.low(), context);
    if (low < 0 || high < low || high > World.TICKS_MAX) {
      throw world
          .problems()
          .fatal(
              Code.EMPTY_RANGE,
              "a fault that lasts for " + low + ".." + high + " ticks",
              duration.span());
    }
    Variable age =
        world.scalar(
            name + " since " + clause.index(), new Type.Int(-1, high), Variable.Role.CLOCK, -1);
    clause.ages().put(subject, age);
    if (subject instanceof Meaning.OfMachine(MachineInstance machine)
        && (clause.kind().equals("hang") || clause.kind().equals("wedge"))) {
      machine.transients().add(age);
    }
  }

  private void strength(FaultClause clause) {
    Context context = Context.omniscient(new Store());
    String name = "strikes of " + clause.text() + " " + clause.index();
    switch (clause.fault().strength()) {
      case Fault.Strength.Unlimited _ -> {}
      case Fault.Strength.FinitelyMany _ -> {}
      case Fault.Strength.Total(Expr count, Span _) -> budget(clause, name, count, context);
      case Fault.Strength.AtOnce(Expr count, Span _) -> {
        budget(clause, name, count, context);
        for (Meaning subject : clause.subjects()) {
          if (subject instanceof Meaning.OfMachine(MachineInstance machine)) {
            clause.struck().put(machine, flag(name + " on " + machine.name(), -1));
          }
        }
      }
      case Fault.Strength.PerTicks(Expr count, Expr ticks, Span _) -> {
        int strikes = expressions.types().length(count, context, "a strength");
        int span = expressions.types().length(ticks, context, "a number of ticks");
        for (int i = 0; i < strikes; i++) {
          clause
              .recent()
              .add(
                  world.scalar(
                      name + " age " + i, new Type.Int(-1, span - 1L), Variable.Role.BUDGET, -1));
          world.initial(clause.recent().getLast(), new Initial(-1, -1));
        }
      }
    }
  }

  private void budget(FaultClause clause, String name, Expr count, Context context) {
    long strikes = expressions.constant(count, context);
    if (strikes < 0 || strikes > Integer.MAX_VALUE) {
      throw world
          .problems()
          .fatal(Code.WRONG_SIZE, "a fault cannot strike " + strikes + " times", count.span());
    }
    Variable budget = world.scalar(name, new Type.Int(0, strikes), Variable.Role.BUDGET, -1);
    world.initial(budget, new Initial(strikes, strikes));
    clause.budget(budget);
  }

  private Variable flag(String name, int owner) {
    return world.scalar(name, Type.BOOL, Variable.Role.LIFE, owner);
  }

  MachineInstance machine(Meaning subject, FaultClause clause) {
    if (subject instanceof Meaning.OfMachine(MachineInstance machine)
        && (machine.kind() == MachineKind.DEVICE || machine.kind().isSoftware())) {
      return machine;
    }
    throw wrongSubject(clause);
  }

  /** What a fault of variables strikes: one element, or all of an array. */
  List<Term.Read> cells(Meaning subject, FaultClause clause) {
    return switch (subject) {
      case Meaning.Cell(Variable variable, int element, boolean _) ->
          List.of(new Term.Read(variable, element));
      case Meaning.Whole(Variable variable, boolean _) ->
          IntStream.range(0, variable.length()).mapToObj(i -> new Term.Read(variable, i)).toList();
      default -> throw wrongSubject(clause);
    };
  }

  Problems.Abandoned wrongSubject(FaultClause clause) {
    return world
        .problems()
        .fatal(
            Code.WRONG_FAULT_SUBJECT,
            "`"
                + clause.fault().kind().span().text()
                + "`: nothing of this kind can be struck by `"
                + clause.kind()
                + "`",
            clause.fault().span());
  }

  // ---- At once

  /**
   * Arms `at once` again where the spec's predicate holds in the state that the step reaches, and
   * no struck machine is dead, hung or wedged. Steps other than faults do that.
   */
  void rearm(Step step) {
    Store store = step.store();
    for (FaultClause clause : clauses) {
      Variable budget = clause.budget();
      if (clause.fault().strength() instanceof Fault.Strength.AtOnce && budget != null) {
        List<Term> well = new ArrayList<>();
        well.add(
            recovered
                .map(p -> expressions.value(p, Context.omniscient(store)).holds())
                .orElse(Term.TRUE));
        clause
            .struck()
            .forEach(
                (machine, flag) ->
                    well.add(
                        Terms.implies(
                            store.read(flag),
                            Terms.and(
                                world.alive(machine, store),
                                Terms.not(world.wedged(machine, store))))));
        Term rearmed = store.share(Terms.and(well));
        store.write(budget, rearmed, budget.type().high());
        clause.struck().values().forEach(flag -> store.write(flag, rearmed, 0));
      }
    }
  }
}
