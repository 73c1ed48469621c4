package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What an observer may consist of: states, variables and definitions. */
final class Observers {
  private Observers() {}

  static List<Diagnostic> check(Declaration.Machine observer) {
    List<Diagnostic> found = new ArrayList<>();
    if (!observer.parameters().isEmpty()) {
      found.add(
          Diagnostic.of(Code.NOT_FOR_THIS_KIND, "an observer has no parameters")
              .help("it sees the whole system: use the system's names in it")
              .at(observer.parameters().getFirst().span()));
    }
    for (Member member : observer.members()) {
      if (!Specs.isObserving(member)) {
        found.add(
            Diagnostic.of(
                    Code.NOT_FOR_THIS_KIND,
                    "an observer has states and variables, but no " + word(member))
                .help("to count ticks, move with `on tick`")
                .at(member.span(), "in an observer"));
      }
    }
    return found;
  }

  private static String word(Member member) {
    return switch (member) {
      case Member.Signal _ -> "signals";
      case Member.Timer _ -> "timers";
      case Member.Window _ -> "windows";
      case Member.Thread _ -> "threads";
      case Member.Variable _ -> "variables";
      case Member.State _ -> "states";
      case Member.MachineTransition _ -> "transitions";
      case Member.MachineDefinition _ -> "definitions";
    };
  }
}
