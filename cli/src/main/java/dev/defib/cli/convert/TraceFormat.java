package dev.defib.cli.convert;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.Json;

/** What a told run can be written as; the names are those of the option. */
public enum TraceFormat {
  json,
  itf,
  mermaid,
  plantuml,
  vcd,
  dot;

  public String write(TraceDocument trace) {
    return switch (this) {
      case json -> Json.write(trace);
      case itf -> ItfTrace.write(trace);
      case mermaid -> SequenceDiagram.write(SequenceDiagram.Syntax.MERMAID, trace);
      case plantuml -> SequenceDiagram.write(SequenceDiagram.Syntax.PLANTUML, trace);
      case vcd -> VcdDump.write(trace);
      case dot -> DotGraph.write(trace);
    };
  }
}
