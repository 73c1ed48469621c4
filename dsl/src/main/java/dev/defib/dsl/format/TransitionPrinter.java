package dev.defib.dsl.format;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.Transition.Guard;
import dev.defib.dsl.ast.Transition.Target;
import dev.defib.dsl.ast.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints transitions. */
final class TransitionPrinter {
  private final Comments comments;
  private final ExprPrinter expressions;
  private final TypePrinter types;
  private final EffectPrinter effects;

  TransitionPrinter(
      Comments comments, ExprPrinter expressions, TypePrinter types, EffectPrinter effects) {
    this.comments = comments;
    this.expressions = expressions;
    this.types = types;
    this.effects = effects;
  }

  List<Items.Item> items(List<Transition> transitions) {
    List<Items.Item> items = new ArrayList<>();
    for (int i = 0; i < transitions.size(); i++) {
      Transition transition = transitions.get(i);
      Optional<Transition> before = i == 0 ? Optional.empty() : Optional.of(transitions.get(i - 1));
      Optional<Transition> after = transitions.stream().skip(i + 1).findFirst();
      items.add(new Items.Item(transition.span(), false, () -> print(transition, before, after)));
    }
    return items;
  }

  /**
   * The transition on one line if it fits, otherwise broken in front of its guard and its target.
   * Its neighbours matter where without an empty block the two would be read as one.
   */
  Doc print(Transition transition, Optional<Transition> before, Optional<Transition> after) {
    Doc inline = comments.inline(transition.span().start());
    List<Doc> head = head(transition);
    guard(transition.guard(), head);
    String space = head.isEmpty() ? "" : " ";
    if (transition.effects().isEmpty() && !wantsBlock(transition, before, after)) {
      transition.target().ifPresent(target -> head.add(arrowBelow(target, head.isEmpty())));
      return Doc.group(inline, Doc.concat(head));
    }
    Doc block = effects.block(transition.effects());
    Doc arrow = transition.target().map(this::arrowBehindBlock).orElse(Doc.NOTHING);
    return Doc.of(inline, new Doc.Group(Doc.concat(head)), space, block, arrow);
  }

  private static boolean wantsBlock(
      Transition transition, Optional<Transition> before, Optional<Transition> after) {
    if (transition.target().isPresent()) {
      return isHeadless(transition) && before.filter(other -> other.target().isEmpty()).isPresent();
    }
    boolean ignores =
        transition.guard() instanceof Guard.Otherwise(boolean ignore, var _) && ignore;
    return !ignores || after.filter(TransitionPrinter::isHeadless).isPresent();
  }

  /** Whether it begins with its block or its arrow. */
  private static boolean isHeadless(Transition transition) {
    return !transition.lazy()
        && !transition.fair()
        && transition.fault().isEmpty()
        && transition.trigger().isEmpty()
        && transition.guard() instanceof Guard.None;
  }

  private List<Doc> head(Transition transition) {
    List<Doc> words = new ArrayList<>();
    if (transition.lazy()) {
      words.add(Doc.text("lazy"));
    }
    if (transition.fair()) {
      words.add(Doc.text("fair"));
    }
    transition.fault().ifPresent(name -> words.add(Doc.text("fault " + name.text())));
    transition.trigger().ifPresent(trigger -> words.add(trigger(trigger)));
    List<Doc> head = new ArrayList<>();
    for (Doc word : words) {
      head.add(head.isEmpty() ? word : Doc.of(" ", word));
    }
    return head;
  }

  private void guard(Guard guard, List<Doc> parts) {
    boolean first = parts.isEmpty();
    switch (guard) {
      case Guard.None _ -> {}
      case Guard.When(Expr condition, var span) -> {
        Doc line = first ? Doc.NOTHING : comments.line(Doc.LINE, span.start());
        parts.add(Doc.indent(line, "when ", expressions.print(condition)));
      }
      case Guard.Otherwise(boolean ignore, var span) -> {
        Doc line = first ? Doc.NOTHING : comments.line(Doc.LINE, span.start());
        parts.add(Doc.indent(line, ignore ? "otherwise ignore" : "otherwise"));
      }
    }
  }

  private Doc arrowBelow(Target target, boolean first) {
    int start = target.span().start();
    Doc line = first ? comments.inline(start) : comments.line(Doc.LINE, start);
    return Doc.indent(line, "-> ", target(target));
  }

  /** Behind a block the arrow stays on the line of the closing brace. */
  private Doc arrowBehindBlock(Target target) {
    return Doc.of(" ", comments.inline(target.span().start()), "-> ", target(target));
  }

  private static Doc target(Target target) {
    return Doc.text(
        switch (target) {
          case Target.ToState(Identifier state, var _) -> state.text();
          case Target.ToOneOf(List<Identifier> states, var _) -> "{ " + names(states) + " }";
          case Target.ToAny _ -> "any";
          case Target.Stay _ -> "stay";
          case Target.Exit(Identifier reason, var _) -> "exit(" + reason.text() + ")";
        });
  }

  private Doc trigger(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Receive receive ->
          Doc.of(
              on(receive.queue()),
              "?" + receive.message().text(),
              receive.binders().isEmpty() ? "" : "(" + names(receive.binders()) + ")");
      case Trigger.Exit exit ->
          Doc.of(
              "on exit(",
              expressions.print(exit.machine()),
              ")",
              exit.binder().map(binder -> " as " + binder.text()).orElse(""));
      case Trigger.Change change -> Doc.of("on change ", expressions.print(change.variable()));
      case Trigger.On on ->
          Doc.of(
              on(on.subject()), types.parameters(on.parameters()), on.revives() ? " revives" : "");
      case Trigger.Event event -> on(event.event());
      case Trigger.Do command ->
          Doc.of(
              "do ",
              expressions.print(command.command()),
              command.arguments().isEmpty()
                  ? Doc.NOTHING
                  : expressions.arguments(command.arguments()),
              expressions.print(" ? ", command.result()));
      case Trigger.Acquire acquire -> Doc.of("acquire ", expressions.print(acquire.lock()));
      case Trigger.After after ->
          Doc.of(
              "after ",
              expressions.print(after.low()),
              after.open() ? ".." : "",
              expressions.print("..", after.high()));
      case Trigger.Every every -> Doc.of("every ", expressions.print(every.period()));
    };
  }

  private Doc on(Expr subject) {
    return Doc.of("on ", expressions.print(subject));
  }

  private static String names(List<Identifier> names) {
    return names.stream().map(Identifier::text).collect(Collectors.joining(", "));
  }
}
