package dev.defib.cli.convert;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.Json;
import java.util.function.Supplier;

/** What a told run can be written as; the names are those of the option. */
public enum TraceFormat {
  json,
  itf,
  mermaid,
  plantuml,
  vcd,
  dot,
  html;

  /**
   * Writes a run.
   *
   * @param page makes the page of it, which holds more than the run
   */
  public String write(TraceDocument trace, Supplier<String> page) {
    return switch (this) {
      case json -> Json.write(trace);
      case itf -> ItfTrace.write(trace);
      case mermaid -> SequenceDiagram.write(SequenceDiagram.Syntax.MERMAID, trace);
      case plantuml -> SequenceDiagram.write(SequenceDiagram.Syntax.PLANTUML, trace);
      case vcd -> VcdDump.write(trace);
      case dot -> DotGraph.write(trace);
      case html -> page.get();
    };
  }
}
