package dev.defib.cli.convert;

import dev.defib.checker.ir.Action;
import dev.defib.checker.trace.TraceDocument;
import java.util.List;

/** Sequence diagrams: a lane for each machine and queue, an arrow for each message and command. */
final class SequenceDiagram {
  /** Whose syntax it is. */
  enum Syntax {
    MERMAID,
    PLANTUML
  }

  private final Syntax syntax;
  private final TraceDocument trace;
  private final List<String> lanes;
  private final StringBuilder text = new StringBuilder();

  private SequenceDiagram(Syntax syntax, TraceDocument trace) {
    this.syntax = syntax;
    this.trace = trace;
    this.lanes = Interaction.lanes(trace);
  }

  static String write(Syntax syntax, TraceDocument trace) {
    var diagram = new SequenceDiagram(syntax, trace);
    diagram.draw();
    return diagram.text.toString();
  }

  private void draw() {
    line(syntax == Syntax.MERMAID ? "sequenceDiagram" : "@startuml");
    for (int i = 0; i < lanes.size(); i++) {
      boolean machine = i < trace.machines().size();
      line(
          switch (syntax) {
            case MERMAID -> "  participant p" + i + " as " + escaped(lanes.get(i));
            case PLANTUML ->
                (machine ? "participant" : "queue") + " \"" + escaped(lanes.get(i)) + "\" as p" + i;
          });
    }
    steps(trace.stem());
    if (trace.isLasso()) {
      line(syntax == Syntax.MERMAID ? "  loop for ever" : "loop for ever");
      steps(trace.loop());
      line(syntax == Syntax.MERMAID ? "  end" : "end");
    }
    if (syntax == Syntax.PLANTUML) {
      line("@enduml");
    }
  }

  private void steps(List<TraceDocument.Step> steps) {
    for (TraceDocument.Step step : steps) {
      if (step.kind() == Action.Kind.TICK) {
        across("tick " + step.ticks());
      } else if (step.kind() == Action.Kind.FAULT || step.machine().isEmpty()) {
        across(step.index() + " " + step.label());
      } else {
        Interaction.of(trace, step).forEach(arrow -> arrow(step.index(), arrow));
      }
      if (step.error() != null) {
        across("ERROR: " + step.error());
      }
    }
  }

  private void arrow(int step, Interaction arrow) {
    String ends = lane(arrow.from()) + (syntax == Syntax.MERMAID ? "->>" : " -> ");
    line("  " + ends + lane(arrow.to()) + ": " + escaped(step + " " + arrow.text()));
  }

  /** Something that is told of all lanes. */
  private void across(String what) {
    String lead = syntax == Syntax.MERMAID ? "  Note over " : "  note over ";
    String ends = lanes.size() == 1 ? "p0" : "p0,p" + (lanes.size() - 1);
    line(lead + ends + (syntax == Syntax.MERMAID ? ": " : " : ") + escaped(what));
  }

  private String lane(String name) {
    return "p" + lanes.indexOf(name);
  }

  private String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain =
                  Character.isLetterOrDigit(c) || " _.,()[]=!?/+*".indexOf(c) >= 0 || plain(c);
              if (plain) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(syntax == Syntax.MERMAID ? "#" + c + ";" : "<U+%04X>".formatted(c));
              }
            });
    return escaped.toString();
  }

  /** Characters that mean nothing in one of the two. */
  private boolean plain(int c) {
    return c == ':' || c == '-' || (c == '>' && syntax == Syntax.PLANTUML);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
