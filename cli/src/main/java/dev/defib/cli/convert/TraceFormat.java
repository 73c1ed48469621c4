package dev.defib.cli.convert;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.Json;
import java.util.function.Function;

/** What a told run can be written as; the names are those of the option. */
public enum TraceFormat {
  json(trace -> Json.write(trace)),
  itf(trace -> ItfTrace.write(trace)),
  mermaid(trace -> SequenceDiagram.write(SequenceDiagram.Syntax.MERMAID, trace)),
  plantuml(trace -> SequenceDiagram.write(SequenceDiagram.Syntax.PLANTUML, trace)),
  vcd(trace -> VcdDump.write(trace)),
  dot(trace -> DotGraph.write(trace));

  private final Function<TraceDocument, String> writer;

  TraceFormat(Function<TraceDocument, String> writer) {
    this.writer = writer;
  }

  public String write(TraceDocument trace) {
    return writer.apply(trace);
  }
}
