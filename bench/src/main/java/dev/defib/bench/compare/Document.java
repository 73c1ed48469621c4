package dev.defib.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that was measured, as values for {@link Json}. */
final class Document {
  private Document() {}

  static Map<String, Object> of(
      Map<String, String> machine, List<Comparison> comparisons, List<String> errors) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "defib.bench/1");
    document.put("machine", machine);
    document.put("comparisons", comparisons.stream().map(Document::of).toList());
    document.put("errors", errors);
    return document;
  }

  private static Map<String, Object> of(Comparison comparison) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", comparison.title());
    map.put("ours", comparison.ours().describe());
    map.put("peer", comparison.peer().describe());
    if (!comparison.rows().isEmpty()) {
      map.put("medianRatio", Statistics.median(comparison.ratios()));
      map.put("worstRatio", comparison.worst().ratio());
      map.put("worstModel", comparison.worst().model().name());
    }
    List<Object> rows = new ArrayList<>();
    comparison.rows().forEach(row -> rows.add(of(row)));
    map.put("models", rows);
    return map;
  }

  private static Map<String, Object> of(Comparison.Row row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", row.model().name());
    map.put("states", row.model().states());
    map.put("bits", row.model().bits());
    map.put("ratio", row.ratio());
    map.put("compileSeconds", row.preparationSeconds());
    map.put("ours", of(row, row.ours()));
    map.put("peer", of(row, row.peer()));
    return map;
  }

  private static Map<String, Object> of(Comparison.Row row, List<Sample> samples) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("medianSeconds", Comparison.seconds(samples));
    map.put("statesPerSecond", Comparison.statesPerSecond(row, samples));
    map.put("peakBytes", Comparison.peakBytes(samples));
    map.put("bytesPerState", Comparison.bytesPerState(row, samples));
    map.put("states", samples.stream().map(Sample::states).toList());
    map.put("seconds", samples.stream().map(Sample::seconds).toList());
    return map;
  }
}
