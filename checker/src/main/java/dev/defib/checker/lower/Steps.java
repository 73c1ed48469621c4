package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the steps of the system's machines out of their transitions. */
final class Steps {
  private final World world;
  private final Expressions expressions;
  private final Guards guards;
  private final Triggers triggers;
  private final Bodies bodies;
  private final Lives lives;
  private final Consumer<Step> finish;

  /**
   * @param finish what every step ends with: observers, and faults that are armed again
   */
  Steps(World world, Expressions expressions, Lives lives, Consumer<Step> finish) {
    this.world = world;
    this.expressions = expressions;
    this.guards = new Guards(expressions);
    this.triggers = new Triggers(world, expressions);
    this.bodies = new Bodies(world, expressions);
    this.lives = lives;
    this.finish = finish;
  }

  List<Step> all() {
    List<Step> steps = new ArrayList<>();
    for (MachineInstance machine : world.machines()) {
      for (ThreadInstance thread : machine.threads()) {
        for (Rule rule : Rules.of(thread)) {
          if (initiates(rule)) {
            steps(rule, steps);
          }
        }
      }
    }
    return steps;
  }

  private boolean initiates(Rule rule) {
    return rule.transition().fault().isEmpty()
        && !Rules.coversCommands(rule.transition(), rule.thread());
  }

  /**
   * One step for each thing that the trigger may wait for; of a command, for each reaction to it.
   */
  private void steps(Rule rule, List<Step> steps) {
    MachineInstance machine = rule.thread().machine();
    int candidates = triggers.candidates(rule, Context.of(machine, new Store())).size();
    for (int i = 0; i < candidates; i++) {
      Lead lead = lead(rule, i);
      if (lead.candidate().subject() instanceof Subject.Command command) {
        new Commands(this, rule, i, command).steps(steps);
      } else {
        complete(lead, steps);
      }
    }
  }

  /** The initiating part of a step, its guard added, nothing done yet. */
  record Lead(Rule rule, Triggers.Candidate candidate, Context context, Step step) {}

  Lead lead(Rule rule, int candidate) {
    ThreadInstance thread = rule.thread();
    MachineInstance machine = thread.machine();
    Step step = new Step(world, Action.Kind.STEP, Optional.of(thread));
    Context context = Context.of(machine, step.store());
    Triggers.Candidate chosen = triggers.candidates(rule, context).get(candidate);
    step.place(rule.transition().span());
    step.label(thread.name() + ": " + arrow(rule));
    step.guard(Terms.and(world.able(machine, step.store()), at(rule, step)));
    step.guard(new Value(chosen.condition(), chosen.flaws()));
    step.guard(triggers.ready(chosen.subject(), machine, rule.transition(), step.store()));
    triggers.timing(rule, context, step);
    Context bound = triggers.bind(rule.transition(), chosen.subject(), context);
    step.guard(guard(rule, t -> triggers.bind(t, chosen.subject(), context), bound));
    return new Lead(rule, chosen, bound, step);
  }

  private void complete(Lead lead, List<Step> steps) {
    Step step = lead.step();
    Rule rule = lead.rule();
    MachineInstance machine = rule.thread().machine();
    if (Terms.isFalse(step.enabled())) {
      return;
    }
    triggers.take(lead.candidate().subject(), machine, rule.transition(), step);
    triggers.fired(rule, step);
    bodies.run(rule.transition().effects(), lead.context(), Term.TRUE, step, _ -> {});
    target(rule, step);
    finish(step);
    steps.add(step);
  }

  /** Everything that happens at the end of a step. */
  void finish(Step step) {
    lives.settle(step);
    step.initiator()
        .map(ThreadInstance::machine)
        .filter(m -> m.slow().isPresent())
        .ifPresent(m -> step.store().write(m.slowCount(), Term.TRUE, 0));
    finish.accept(step);
  }

  Term at(Rule rule, Step step) {
    return world.at(rule.thread(), rule.states(), step.store());
  }

  /**
   * The rule's own condition.
   *
   * @param bind gives, for a transition with the same trigger, the context of its condition
   * @param own the rule's own context
   */
  Value guard(Rule rule, java.util.function.Function<Transition, Context> bind, Context own) {
    boolean waits =
        rule.transition().guard() instanceof Transition.Guard.Otherwise
            && rule.transition().trigger().orElse(null) instanceof Trigger.Acquire;
    return waits ? Value.of(Term.TRUE) : guards.value(rule, bind, own);
  }

  /** Moves the thread to the rule's target. */
  void target(Rule rule, Step step) {
    ThreadInstance thread = rule.thread();
    if (rule.transition().target().orElse(null)
        instanceof Transition.Target.Exit(Identifier reason, Span span)) {
      step.lifeChanges()
          .add(
              new Step.LifeChange(
                  Term.TRUE, false, thread.machine(), Lives.reason(reason.text()), span));
    } else {
      lives.move(step, rule, Term.TRUE);
    }
  }

  /** {@code asking -> waiting}. */
  static String arrow(Rule rule) {
    String from =
        rule.states().size() == 1
            ? rule.thread().states().get(rule.states().getFirst()).name().text()
            : "*";
    return switch (rule.transition().target().orElse(null)) {
      case null -> from;
      case Transition.Target.Stay _ -> from;
      case Transition.Target.ToState(Identifier state, Span _) -> from + " -> " + state;
      case Transition.Target.ToOneOf(List<Identifier> states, Span _) ->
          from
              + " -> { "
              + String.join(", ", states.stream().map(Identifier::text).toList())
              + " }";
      case Transition.Target.ToAny _ -> from + " -> any";
      case Transition.Target.Exit(Identifier reason, Span _) -> from + " -> exit(" + reason + ")";
    };
  }

  World world() {
    return world;
  }

  Expressions expressions() {
    return expressions;
  }

  Triggers triggers() {
    return triggers;
  }

  Bodies bodies() {
    return bodies;
  }

  /** The rules by which the machine handles the command. */
  List<Rule> handlers(MachineInstance machine, String command) {
    return rules(machine)
        .filter(
            r ->
                r.transition().trigger().orElse(null) instanceof Trigger.On on
                    && triggers.isHandler(on)
                    && Rules.text(on.subject()).equals(command))
        .toList();
  }

  /** The rules by which a device takes the commands that nothing else takes. */
  List<Rule> fallbacks(MachineInstance machine) {
    return rules(machine).filter(r -> Rules.coversCommands(r.transition(), r.thread())).toList();
  }

  private static java.util.stream.Stream<Rule> rules(MachineInstance machine) {
    return machine.threads().stream().flatMap(t -> Rules.of(t).stream());
  }

  static boolean isDevice(MachineInstance machine) {
    return machine.kind() == MachineKind.DEVICE;
  }

  static List<Declaration.Parameter> parameters(Transition handler) {
    return handler.trigger().orElse(null) instanceof Trigger.On on ? on.parameters() : List.of();
  }
}
