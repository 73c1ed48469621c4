package dev.defib.dsl.parse;

import static dev.defib.dsl.parse.Nodes.optional;

import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Transition.Guard;
import dev.defib.dsl.ast.Transition.Target;
import dev.defib.dsl.ast.Trigger;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.grammar.DefibParser;
import dev.defib.grammar.DefibParserBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds transitions: triggers, guards and targets. */
final class TransitionBuilder {
  private final Nodes nodes;
  private final ExpressionBuilder expressions;
  private final TypeBuilder types;
  private final EffectBuilder effects;
  private final Triggers triggers = new Triggers();
  private final Guards guards = new Guards();
  private final Targets targets = new Targets();

  TransitionBuilder(
      Nodes nodes, ExpressionBuilder expressions, TypeBuilder types, EffectBuilder effects) {
    this.nodes = nodes;
    this.expressions = expressions;
    this.types = types;
    this.effects = effects;
  }

  Transition transition(DefibParser.TransitionContext node) {
    if (isContinuation(node)) {
      return nothing(node);
    }
    if (isEmpty(node)) {
      reportEmpty(node);
      return continued(node).map(next -> built(node, next)).orElseGet(() -> built(node));
    }
    lateGuard(node).ifPresent(nodes::report);
    return built(node);
  }

  private Transition built(DefibParser.TransitionContext node) {
    return built(node, node);
  }

  /**
   * @param head with the modifiers, and with the trigger and the guard if it has them
   * @param tail with what happens, and with the trigger and the guard otherwise
   */
  private Transition built(DefibParser.TransitionContext head, DefibParser.TransitionContext tail) {
    boolean hasOwn = head.trigger() != null || head.faultName != null;
    DefibParser.TriggerContext trigger = hasOwn ? head.trigger() : tail.trigger();
    DefibParser.GuardContext guard = head.guard() == null ? tail.guard() : head.guard();
    return new Transition(
        nodes.has(head.modifiers, DefibParser.LAZY),
        nodes.has(head.modifiers, DefibParser.FAIR),
        optional(head.faultName, nodes::identifier),
        optional(trigger, triggers::visit),
        guard == null ? new Guard.None() : guards.visit(guard),
        effects.block(tail.block()),
        optional(tail.target(), targets::visit),
        nodes.span(head).to(nodes.span(tail)));
  }

  private static boolean isEmpty(DefibParser.TransitionContext node) {
    return node.block() == null && node.target() == null && !ignores(node.guard());
  }

  /** Whether it is what the one in front of it runs into. */
  private static boolean isContinuation(DefibParser.TransitionContext node) {
    List<DefibParser.TransitionContext> all = beside(node);
    int place = all.indexOf(node);
    return place > 0
        && isEmpty(all.get(place - 1))
        && continued(all.get(place - 1)).filter(node::equals).isPresent();
  }

  private Transition nothing(DefibParser.TransitionContext node) {
    return new Transition(
        /* lazy= */ false,
        /* fair= */ false,
        Optional.empty(),
        Optional.empty(),
        new Guard.None(),
        List.of(),
        Optional.empty(),
        nodes.span(node));
  }

  /** The transition that an empty one runs into, as its author meant one by both. */
  private static Optional<DefibParser.TransitionContext> continued(
      DefibParser.TransitionContext node) {
    return nextOnLine(node).filter(next -> next.trigger() != null);
  }

  private void reportEmpty(DefibParser.TransitionContext node) {
    nodes.report(
        continued(node)
            .map(next -> continuation(node, next))
            .orElseGet(
                () ->
                    Diagnostic.of(
                            Code.EMPTY_TRANSITION, "this transition says nothing of what happens")
                        .help(emptyHelp(node))
                        .at(nodes.span(node))));
  }

  private Diagnostic continuation(
      DefibParser.TransitionContext node, DefibParser.TransitionContext next) {
    if (node.faultName != null) {
      return triggeredFault(node, next);
    }
    return node.trigger() == null ? late(node, next) : second(node, next);
  }

  /** {@code fault melt on hot -> off}. */
  private Diagnostic triggeredFault(
      DefibParser.TransitionContext node, DefibParser.TransitionContext next) {
    String fault = nodes.span(node).text();
    String rest = node.guard() == null ? rest(next) : rest(next, "");
    return Diagnostic.of(
            Code.EMPTY_TRANSITION,
            "a fault strikes by itself, and this one has the trigger `"
                + nodes.span(next.trigger()).text()
                + "`")
        .help("write `" + fault + (rest.isEmpty() ? " -> stay" : rest) + "`")
        .at(nodes.span(next.trigger()));
  }

  /** {@code when c on irq -> s}: taken for two transitions, the first of them empty. */
  private Diagnostic late(DefibParser.TransitionContext node, DefibParser.TransitionContext next) {
    String guard = nodes.span(node.guard()).text();
    return Diagnostic.of(Code.EMPTY_TRANSITION, "the trigger stands in front of the guard")
        .help("write `" + nodes.span(next.trigger()).text() + " " + guard + rest(next) + "`")
        .at(nodes.span(node.guard()).to(nodes.span(next.trigger())));
  }

  /** {@code on irq after 5 -> s}. */
  private Diagnostic second(
      DefibParser.TransitionContext node, DefibParser.TransitionContext next) {
    String first = nodes.span(node.trigger()).text();
    String other = nodes.span(next.trigger()).text();
    String guard = node.guard() == null ? "" : " " + nodes.span(node.guard()).text();
    String both = node.guard() == null ? rest(next) : rest(next, "");
    return Diagnostic.of(
            Code.EMPTY_TRANSITION,
            "a transition has one trigger, and this one has two: `"
                + first
                + "` and `"
                + other
                + "`")
        .help(
            other.startsWith("do ")
                ? "give the command a state of its own: `%s%s -> asking`, and `%s%s` in `asking`"
                    .formatted(first, guard, other, rest(next, ""))
                : "write `%s%s%s`; what `%s` does, if anything, is a transition of its own"
                    .formatted(first, guard, both, other))
        .at(nodes.span(node.trigger()).to(nodes.span(next.trigger())));
  }

  /** What follows the trigger, on one line. */
  private String rest(DefibParser.TransitionContext node) {
    return rest(node, node.guard() == null ? "" : " " + nodes.span(node.guard()).text());
  }

  private String rest(DefibParser.TransitionContext node, String guard) {
    String block = node.block() == null ? "" : " " + nodes.span(node.block()).text();
    String target = node.target() == null ? "" : " -> " + nodes.span(node.target()).text();
    return guard + (block.contains("\n") ? " { … }" : block) + target;
  }

  /** A transition that ends too early, for what goes on behind it is none of its parts. */
  private static String emptyHelp(DefibParser.TransitionContext node) {
    boolean implies =
        node.guard() instanceof DefibParser.WhenGuardContext guard
            && guard.condition instanceof DefibParser.BinaryExpressionContext condition
            && condition.op.getText().equals("=>");
    if (implies) {
      return "`=>` means `implies`; in front of the next state, write `->`";
    }
    return "to take it and remain in the state, write `-> stay` behind it";
  }

  /** {@code on irq { … } when c -> s} reads as one transition, and is two. */
  private Optional<Diagnostic> lateGuard(DefibParser.TransitionContext node) {
    boolean ended = node.block() != null && node.target() == null;
    return nextOnLine(node)
        .filter(next -> ended && next.guard() != null && next.guard() == next.getChild(0))
        .map(
            next ->
                Diagnostic.of(Code.SYNTAX, "the guard stands before the effects")
                    .because(nodes.span(node), "this transition ends in front of it")
                    .help("write `" + guardFirst(node, next) + "`")
                    .at(nodes.span(next.guard())));
  }

  private String guardFirst(
      DefibParser.TransitionContext node, DefibParser.TransitionContext next) {
    String trigger = node.trigger() == null ? "" : nodes.span(node.trigger()).text() + " ";
    String target = next.target() == null ? "" : " -> " + nodes.span(next.target()).text();
    return trigger + nodes.span(next.guard()).text() + " { … }" + target;
  }

  private static Optional<DefibParser.TransitionContext> nextOnLine(
      DefibParser.TransitionContext node) {
    List<DefibParser.TransitionContext> all = beside(node);
    int next = all.indexOf(node) + 1;
    return Optional.of(next)
        .filter(i -> i < all.size())
        .map(all::get)
        .filter(t -> t.getStart().getLine() == node.getStop().getLine());
  }

  private static List<DefibParser.TransitionContext> beside(DefibParser.TransitionContext node) {
    return Optional.ofNullable(node.getParent())
        .map(parent -> parent.getRuleContexts(DefibParser.TransitionContext.class))
        .orElse(List.of());
  }

  private static boolean ignores(DefibParser.@Nullable GuardContext guard) {
    return guard instanceof DefibParser.OtherwiseGuardContext otherwise && otherwise.ignore != null;
  }

  private final class Guards extends DefibParserBaseVisitor<Guard> {
    @Override
    public Guard visitWhenGuard(DefibParser.WhenGuardContext node) {
      return new Guard.When(expressions.expression(node.condition), nodes.span(node));
    }

    @Override
    public Guard visitOtherwiseGuard(DefibParser.OtherwiseGuardContext node) {
      return new Guard.Otherwise(node.ignore != null, nodes.span(node));
    }
  }

  private final class Targets extends DefibParserBaseVisitor<Target> {
    @Override
    public Target visitAnyTarget(DefibParser.AnyTargetContext node) {
      return new Target.ToAny(nodes.span(node));
    }

    @Override
    public Target visitStayTarget(DefibParser.StayTargetContext node) {
      return new Target.Stay(nodes.span(node));
    }

    @Override
    public Target visitChoiceTarget(DefibParser.ChoiceTargetContext node) {
      return new Target.ToOneOf(nodes.identifiers(node.names), nodes.span(node));
    }

    @Override
    public Target visitExitTarget(DefibParser.ExitTargetContext node) {
      return new Target.Exit(nodes.identifier(node.reason), nodes.span(node));
    }

    @Override
    public Target visitStateTarget(DefibParser.StateTargetContext node) {
      return new Target.ToState(nodes.identifier(node.name), nodes.span(node));
    }
  }

  private final class Triggers extends DefibParserBaseVisitor<Trigger> {
    @Override
    public Trigger visitReceiveTrigger(DefibParser.ReceiveTriggerContext node) {
      return new Trigger.Receive(
          expressions.place(node.queue),
          nodes.member(node.message),
          nodes.identifiers(node.binders),
          nodes.span(node));
    }

    @Override
    public Trigger visitExitTrigger(DefibParser.ExitTriggerContext node) {
      return new Trigger.Exit(
          expressions.place(node.machine_),
          optional(node.binder, nodes::identifier),
          nodes.span(node));
    }

    @Override
    public Trigger visitChangeTrigger(DefibParser.ChangeTriggerContext node) {
      return new Trigger.Change(expressions.place(node.variable_), nodes.span(node));
    }

    @Override
    public Trigger visitOnTrigger(DefibParser.OnTriggerContext node) {
      return new Trigger.On(
          expressions.place(node.subject),
          types.parameters(node.parameters()),
          node.REVIVES() != null,
          nodes.span(node));
    }

    @Override
    public Trigger visitEventTrigger(DefibParser.EventTriggerContext node) {
      return new Trigger.Event(expressions.expression(node.event), nodes.span(node));
    }

    @Override
    public Trigger visitDoTrigger(DefibParser.DoTriggerContext node) {
      return new Trigger.Do(
          expressions.place(node.command),
          expressions.arguments(node.arguments()),
          optional(node.result, expressions::place),
          nodes.span(node));
    }

    @Override
    public Trigger visitAcquireTrigger(DefibParser.AcquireTriggerContext node) {
      return new Trigger.Acquire(expressions.place(node.lock), nodes.span(node));
    }

    @Override
    public Trigger visitAfterTrigger(DefibParser.AfterTriggerContext node) {
      return new Trigger.After(
          expressions.expression(node.low),
          expressions.optional(node.high),
          node.range != null && node.high == null,
          nodes.span(node));
    }

    @Override
    public Trigger visitEveryTrigger(DefibParser.EveryTriggerContext node) {
      return new Trigger.Every(expressions.expression(node.period), nodes.span(node));
    }
  }
}
