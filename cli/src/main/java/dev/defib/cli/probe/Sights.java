package dev.defib.cli.probe;

import dev.defib.checker.probe.Bench.Sight;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a driver can read of a device at any time. */
final class Sights {
  private final Subject subject;
  private final List<Sight> sights = new ArrayList<>();

  private Sights(Subject subject) {
    this.subject = subject;
  }

  /**
   * @param length the number of elements of an array of the device
   */
  static List<Sight> of(Subject subject, Lengths length) {
    var sights = new Sights(subject);
    List<Member.State> states = new ArrayList<>();
    for (Member member : subject.machine().members()) {
      switch (member) {
        case Member.State state -> states.add(state);
        case Member.Thread thread -> sights.states("." + thread.name(), thread.states());
        case Member.Variable variable when variable.visible() -> sights.variable(variable, length);
        case Member.Signal signal when signal.visible() ->
            sights.sights.add(
                new Sight.Raised(
                    subject.handle() + "." + signal.name(),
                    subject.device() + "." + signal.name()));
        case Member.Variable _,
            Member.Signal _,
            Member.Timer _,
            Member.Window _,
            Member.MachineTransition _,
            Member.MachineDefinition _ -> {}
      }
    }
    sights.states("", states);
    return sights.sights;
  }

  /** Tells how long an array variable of the bench is. */
  interface Lengths {
    int of(String variable);
  }

  private void variable(Member.Variable variable, Lengths length) {
    String name = subject.device() + "." + variable.name();
    String text = subject.handle() + "." + variable.name();
    if (variable.type().orElse(null) instanceof TypeExpr.Array) {
      for (int i = 0; i < length.of(name); i++) {
        sights.add(new Sight.Value(text + "[" + i + "]", name, i));
      }
    } else {
      sights.add(new Sight.Value(text, name, 0));
    }
  }

  /** A state that is shown as another one looks like that one. */
  private void states(String thread, List<Member.State> states) {
    for (Member.State state : states) {
      String name = state.name().text();
      if (state.visible() && state.shownAs().isEmpty()) {
        Set<Integer> alike = new TreeSet<>();
        for (int i = 0; i < states.size(); i++) {
          String shown = states.get(i).shownAs().map(Identifier::text).orElse("");
          if (shown.equals(name) || states.get(i).equals(state)) {
            alike.add(i);
          }
        }
        sights.add(
            new Sight.InState(
                subject.handle() + thread + "." + name, subject.device() + thread, alike));
      }
    }
  }
}
