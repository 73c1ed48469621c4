package dev.defib.dsl.analysis;

import static java.util.stream.Collectors.toSet;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Initializer;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Transition;
import dev.defib.dsl.ast.TypeExpr;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks machines from inside: their members, states and threads. */
final class Machines {
  private final Program program;
  private final Facts facts;
  private final Transitions transitions;

  Machines(Program program) {
    this.program = program;
    this.facts = program.facts;
    this.transitions = new Transitions(program);
  }

  void check(Shape shape) {
    Context c = Context.of(shape.scope, shape.module, new Viewer.Inside(shape));
    shape.machine.members().forEach(m -> member(m, shape, c));
    List<Transition> machineLevel =
        shape.machine.members().stream()
            .filter(Member.MachineTransition.class::isInstance)
            .map(m -> ((Member.MachineTransition) m).transition())
            .toList();
    if (!shape.states().isEmpty() || shape.threads().isEmpty()) {
      states(shape.states(), shape.machine.name(), "`" + shape.name() + "`");
    } else {
      machineLevel.forEach(t -> noThread(t, shape));
      machineLevel = List.of();
    }
    check(shape, shape.states(), machineLevel, shape.scope);
  }

  private void noThread(Transition transition, Shape shape) {
    facts.report(
        Diagnostic.of(
                Code.MISPLACED_TRIGGER,
                "a transition outside of the threads of `" + shape.name() + "` belongs to none")
            .help("move it into the thread that shall take it")
            .at(transition.span(), "of which thread?"));
  }

  /** Checks the transitions of some states, and those that stand beside the states for all. */
  private void check(Shape shape, List<Member.State> states, List<Transition> common, Scope scope) {
    Set<String> names = states.stream().map(s -> s.name().text()).collect(toSet());
    for (Transition transition : common) {
      transitions.check(
          transition, new Site(shape, Optional.empty(), states, names, common, scope));
    }
    for (Member.State state : states) {
      state.shownAs().ifPresent(s -> shownAs(s, state, states));
      for (Transition transition : state.transitions()) {
        transitions.check(
            transition,
            new Site(shape, Optional.of(state), states, names, state.transitions(), scope));
      }
    }
  }

  private void states(List<Member.State> states, Identifier owner, String described) {
    if (states.isEmpty()) {
      facts.report(
          Diagnostic.of(Code.NO_STATES, described + " has no states")
              .help("give it one: `state running initial { … }`")
              .at(owner.span()));
    } else if (states.stream().noneMatch(Member.State::initial)) {
      Identifier first = states.getFirst().name();
      facts.report(
          Diagnostic.of(Code.NO_INITIAL_STATE, described + " has no initial state")
              .because(first.span(), "the first of its states")
              .help("mark the state in which it starts: `state " + first + " initial { … }`")
              .at(owner.span(), "where does it start?"));
    }
  }

  private void shownAs(Identifier shown, Member.State state, List<Member.State> states) {
    if (states.stream().noneMatch(s -> s.name().text().equals(shown.text()))) {
      facts.report(Transitions.unknownState(shown, states));
    } else if (shown.text().equals(state.name().text())) {
      facts.report(
          Diagnostic.of(Code.UNKNOWN_STATE, "`" + shown + "` is shown as itself")
              .help("leave `shown as " + shown + "` away")
              .at(shown.span()));
    }
  }

  private void member(Member member, Shape shape, Context c) {
    switch (member) {
      case Member.Variable v -> variable(v, shape, c);
      case Member.Signal s -> {
        s.maximum().ifPresent(m -> constant(m, c, "what a signal counts to"));
        visibleOnlyOnDevices(s.visible(), shape, s.name());
      }
      case Member.Window w -> {
        constant(w.capacity(), c, "the size of a window");
        constant(w.ticks(), c, "the length of a window");
      }
      case Member.Thread t -> {
        states(t.states(), t.name(), "the thread `" + t.name() + "`");
        check(shape, t.states(), t.transitions(), shape.thread(t));
      }
      case Member.MachineDefinition d -> program.definitions.type(d.definition());
      case Member.State s -> visibleOnlyOnDevices(s.visible(), shape, s.name());
      case Member.Timer _, Member.MachineTransition _ -> {}
    }
  }

  private void constant(Expr e, Context c, String role) {
    program.expressions.integer(e, c.constant(role), role);
  }

  private void variable(Member.Variable v, Shape shape, Context c) {
    if (v.type().isPresent() && v.initial().isPresent()) {
      initial(v.initial().get(), v.type().get(), c);
    }
    visibleOnlyOnDevices(v.visible(), shape, v.name());
    if (v.memory()) {
      facts.report(
          Diagnostic.of(Code.NOT_FOR_THIS_KIND, "a machine's own variable is not `memory`")
              .help("`memory var` belongs into the system: what devices and drivers share")
              .at(v.span()));
    }
    if (v.stable() && !shape.kind().isSoftware()) {
      facts.report(
          Diagnostic.of(
                  Code.NOT_FOR_THIS_KIND,
                  "`stable` means nothing in a " + shape.kind().word() + ": it never dies")
              .help("leave `stable` away")
              .at(v.span()));
    }
  }

  private void visibleOnlyOnDevices(boolean visible, Shape shape, Identifier name) {
    if (visible && shape.kind() != MachineKind.DEVICE) {
      facts.report(
          Diagnostic.of(
                  Code.NOT_FOR_THIS_KIND,
                  "only devices show something, so `" + name + "` cannot be `visible`")
              .help("leave `visible` away; specs see everything, and others need a message")
              .at(name.span(), "in a " + shape.kind().word()));
    }
  }

  private void initial(Initializer initial, TypeExpr written, Context c) {
    Type type = program.types.of(written, c);
    Type element = type instanceof Type.Array array ? array.element() : type;
    initial(program, initial, element, c);
  }

  /** Checks the initial value of a variable; one value fills all elements of an array. */
  static void initial(Program program, Initializer initial, Type type, Context c) {
    Context constant = c.constant("an initial value");
    switch (initial) {
      case Initializer.Value value ->
          program.expressions.expect(value.value(), type, constant, "the initial value");
      case Initializer.Any any -> {
        any.low().ifPresent(e -> bound(program, e, type, constant));
        any.high().ifPresent(e -> bound(program, e, type, constant));
      }
    }
  }

  private static void bound(Program program, Expr e, Type type, Context c) {
    program.expressions.integer(e, c, "the bound of `any`");
    if (!Type.agree(type, Type.INT)) {
      program.facts.report(anyOfNumbers(e.span(), type));
    }
  }

  static Diagnostic anyOfNumbers(Span place, Type type) {
    return Diagnostic.of(
            Code.TYPE_MISMATCH, "`any` with bounds gives a number, but the variable is not one")
        .help("write `any` alone: every value of the type is tried")
        .at(place, "the variable is " + type.described());
  }
}
