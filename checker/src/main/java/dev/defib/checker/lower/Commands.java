package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.ParameterType;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins one caller's `do` with every reaction of the machine that is called.
 *
 * <p>A device that is wedged accepts without effect, unless the command revives it; one that is
 * gone accepts everything; one that has no enabled handler has a fallback, or is an error. Software
 * that has none lets the caller wait, which is no step.
 */
final class Commands {
  private final Steps steps;
  private final World world;
  private final Rule caller;
  private final int candidate;
  private final MachineInstance target;
  private final String command;
  private final List<Rule> handlers;
  private final Trigger.Do trigger;

  Commands(Steps steps, Rule caller, int candidate, Subject.Command subject) {
    this.steps = steps;
    this.world = steps.world();
    this.caller = caller;
    this.candidate = candidate;
    this.target = subject.machine();
    this.command = subject.command();
    this.handlers = steps.handlers(target, command);
    this.trigger = (Trigger.Do) caller.transition().trigger().orElseThrow();
  }

  void steps(List<Step> result) {
    for (Rule handler : handlers) {
      add(handled(handler), result);
    }
    if (Steps.isDevice(target)) {
      List<Rule> fallbacks = steps.fallbacks(target);
      for (Rule fallback : fallbacks) {
        add(fallenBack(fallback), result);
      }
      add(unexpected(fallbacks), result);
      if (target.wedged().isPresent() || target.removed().isPresent()) {
        add(accepted(), result);
      }
    }
  }

  private static void add(@Nullable Step step, List<Step> result) {
    if (step != null) {
      result.add(step);
    }
  }

  // ---- Reactions

  private @Nullable Step handled(Rule handler) {
    Steps.Lead lead = steps.lead(caller, candidate);
    Step step = lead.step();
    Store store = step.store();
    List<Value> arguments = arguments(lead);
    step.guard(handlerAble(handler, store));
    step.guard(handlerGuard(handler, arguments, step));
    if (Terms.isFalse(step.enabled())) {
      return null;
    }
    step.participants().add(handler.thread());
    take(lead, arguments);
    step.label(handler.thread().name() + ": " + Steps.arrow(handler));
    if (revives(handler)) {
      revive(store);
    }
    Reply reply = new Reply();
    Context context = bind(handler.transition(), arguments, step);
    steps
        .bodies()
        .run(handler.transition().effects(), context, Term.TRUE, step, r -> reply.give(r));
    result(lead, reply.value());
    return done(lead, Optional.of(handler));
  }

  /** A device's `otherwise`: no handler is enabled. */
  private @Nullable Step fallenBack(Rule fallback) {
    Steps.Lead lead = steps.lead(caller, candidate);
    Step step = lead.step();
    List<Value> arguments = arguments(lead);
    step.guard(
        Terms.and(
            world.able(target, step.store()),
            steps.at(fallback, step),
            Terms.not(anyHandler(arguments, step, false))));
    if (Terms.isFalse(step.enabled())) {
      return null;
    }
    step.participants().add(fallback.thread());
    take(lead, arguments);
    step.label(fallback.thread().name() + ": " + Steps.arrow(fallback) + " (otherwise)");
    Context context = Context.of(target, step.store());
    steps.bodies().run(fallback.transition().effects(), context, Term.TRUE, step, _ -> {});
    return done(lead, Optional.of(fallback));
  }

  private @Nullable Step unexpected(List<Rule> fallbacks) {
    Steps.Lead lead = steps.lead(caller, candidate);
    Step step = lead.step();
    List<Value> arguments = arguments(lead);
    List<Term> covered = new ArrayList<>(List.of(anyHandler(arguments, step, false)));
    fallbacks.forEach(f -> covered.add(steps.at(f, step)));
    step.guard(Terms.and(world.able(target, step.store()), Terms.not(Terms.or(covered))));
    if (Terms.isFalse(step.enabled())) {
      return null;
    }
    take(lead, arguments);
    step.flawless(
        Term.TRUE,
        List.of(
            new Flaw(
                Term.TRUE,
                ErrorKind.UNEXPECTED_COMMAND,
                "`" + command + "` is given to `" + target.name() + "`, which does not expect it",
                trigger.span())));
    return done(lead, Optional.empty());
  }

  /** Wedged or gone, it takes everything and does nothing. */
  private @Nullable Step accepted() {
    Steps.Lead lead = steps.lead(caller, candidate);
    Step step = lead.step();
    Store store = step.store();
    List<Value> arguments = arguments(lead);
    Term numb =
        Terms.and(world.wedged(target, store), Terms.not(anyHandler(arguments, step, true)));
    step.guard(Terms.or(world.removed(target, store), numb));
    if (Terms.isFalse(step.enabled())) {
      return null;
    }
    take(lead, arguments);
    step.label("no effect on " + target.name());
    if (trigger.result().isPresent()) {
      result(lead, Optional.of(anything(lead)));
    }
    return done(lead, Optional.empty());
  }

  private Term anything(Steps.Lead lead) {
    Expr place = trigger.result().orElseThrow();
    Meaning meaning = steps.expressions().places().single(place, lead.context());
    Type type =
        meaning instanceof Meaning.Cell(Variable variable, int _, boolean _)
            ? variable.type()
            : Type.BOOL;
    return lead.step().store().choose("reply of " + target.name(), type);
  }

  // ---- The parts of a joint step

  private List<Value> arguments(Steps.Lead lead) {
    List<Value> values = new ArrayList<>();
    for (Argument argument : trigger.arguments()) {
      Value value = steps.expressions().value(argument.value(), lead.context());
      lead.step().guard(new Value(Term.TRUE, value.flaws()));
      values.add(value);
    }
    return values;
  }

  private Term handlerAble(Rule handler, Store store) {
    Term able =
        revives(handler) ? Terms.not(world.removed(target, store)) : world.able(target, store);
    return Terms.and(able, world.at(handler.thread(), handler.states(), store));
  }

  private Value handlerGuard(Rule handler, List<Value> arguments, Step step) {
    return steps.guard(
        handler, t -> bind(t, arguments, step), bind(handler.transition(), arguments, step));
  }

  /** Whether some handler takes the command; of a wedged device only those that revive count. */
  private Term anyHandler(List<Value> arguments, Step step, boolean reviving) {
    List<Term> enabled = new ArrayList<>();
    for (Rule handler : handlers) {
      if (!reviving || revives(handler)) {
        Value guard = handlerGuard(handler, arguments, step);
        enabled.add(
            Terms.and(steps.at(handler, step), Terms.or(guard.term(), Flaw.any(guard.flaws()))));
      }
    }
    return Terms.or(enabled);
  }

  private static boolean revives(Rule handler) {
    return handler.transition().trigger().orElse(null) instanceof Trigger.On on && on.revives();
  }

  private void revive(Store store) {
    target.wedged().ifPresent(wedged -> store.write(wedged, Term.TRUE, 0));
    target.transients().forEach(age -> store.write(age, Term.TRUE, -1));
  }

  /** The handler's context: its parameters stand for the arguments, whose types they check. */
  private Context bind(Transition handler, List<Value> arguments, Step step) {
    Context context = Context.of(target, step.store());
    List<Declaration.Parameter> parameters = Steps.parameters(handler);
    for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
      context = context.bind(parameters.get(i), new Meaning.Fixed(arguments.get(i).term()));
    }
    return context;
  }

  private void take(Steps.Lead lead, List<Value> arguments) {
    Step step = lead.step();
    steps
        .triggers()
        .take(lead.candidate().subject(), caller.thread().machine(), caller.transition(), step);
    argumentsWithin(lead, arguments);
  }

  /** An argument outside its parameter's type is a range error of the caller. */
  private void argumentsWithin(Steps.Lead lead, List<Value> values) {
    if (handlers.isEmpty()) {
      return;
    }
    List<Declaration.Parameter> parameters = Steps.parameters(handlers.getFirst().transition());
    Context context = Context.of(target, lead.step().store());
    for (int i = 0; i < parameters.size() && i < values.size(); i++) {
      if (parameters.get(i).type() instanceof ParameterType.Plain(TypeExpr declared, Span _)
          && !(declared instanceof TypeExpr.Int)) {
        Type type = steps.expressions().types().scalar(declared, context);
        Term wrong = Terms.not(Terms.within(values.get(i).term(), type));
        if (!Terms.isFalse(wrong)) {
          lead.step()
              .flawless(
                  Term.TRUE,
                  List.of(
                      new Flaw(
                          wrong,
                          ErrorKind.RANGE,
                          "an argument of `" + command + "` is outside its type",
                          trigger.arguments().get(i).span())));
        }
      }
    }
  }

  /** What the caller gets for its `? x`. */
  private void result(Steps.Lead lead, Optional<Term> reply) {
    if (trigger.result().isEmpty() || reply.isEmpty()) {
      return;
    }
    Step step = lead.step();
    Expr place = trigger.result().get();
    Meaning meaning = steps.expressions().places().single(place, lead.context());
    if (meaning instanceof Meaning.Cell(Variable variable, int element, boolean _)) {
      List<Flaw> flaws = new ArrayList<>();
      Term wrong = Terms.not(Terms.within(reply.get(), variable.type()));
      if (!Terms.isFalse(wrong)) {
        flaws.add(
            new Flaw(
                wrong,
                ErrorKind.RANGE,
                "the reply is outside the type of `" + variable.name() + "`",
                place.span()));
      }
      Term sound = step.flawless(Term.TRUE, flaws);
      steps.bodies().write(step, variable, element, Terms.integer(element), sound, reply.get());
    }
  }

  private Step done(Steps.Lead lead, Optional<Rule> handler) {
    Step step = lead.step();
    steps.bodies().run(caller.transition().effects(), lead.context(), Term.TRUE, step, _ -> {});
    handler.ifPresent(h -> steps.target(h, step));
    steps.target(caller, step);
    handler.filter(h -> h.transition().fair()).ifPresent(step::strong);
    steps.finish(step);
    return step;
  }

  /** The last reply that a handler gives. */
  private static final class Reply {
    private @Nullable Term value;

    void give(Bodies.Reply reply) {
      value = value == null ? reply.value() : Terms.ifThenElse(reply.path(), reply.value(), value);
    }

    Optional<Term> value() {
      return Optional.ofNullable(value);
    }
  }
}
