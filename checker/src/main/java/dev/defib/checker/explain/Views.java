package dev.defib.checker.explain;

import dev.defib.checker.ir.Variable;
import dev.defib.checker.ir.View;
import java.util.ArrayList;
import java.util.List;

/** What the parts of a state that can be seen are made of. */
final class Views {
  private Views() {}

  static List<Variable> variables(View view) {
    var variables = new ArrayList<Variable>();
    switch (view) {
      case View.Plain plain -> variables.add(plain.variable());
      case View.Location location -> {
        variables.add(location.location());
        variables.addAll(location.life());
      }
      case View.Queue queue -> {
        variables.add(queue.length());
        variables.add(queue.kinds());
        variables.addAll(queue.fields());
      }
      case View.Window window -> {
        variables.add(window.ages());
        variables.addAll(window.count());
      }
    }
    return variables;
  }
}
