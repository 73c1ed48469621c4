package dev.defib.bench.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of running two tools in turn on models.
 *
 * @param title for the report
 * @param rows one for each model that both decided
 */
record Comparison(String title, Tool ours, Tool peer, List<Row> rows) {

  /** Samples of one model, as many of each tool. */
  record Row(Model model, double preparationSeconds, List<Sample> ours, List<Sample> peer) {
    Row {
      ours = List.copyOf(ours);
      peer = List.copyOf(peer);
    }

    /** How many times as long the peer takes, by the medians of wall time. */
    double ratio() {
      return seconds(peer) / seconds(ours);
    }
  }

  static double seconds(List<Sample> samples) {
    return Statistics.median(samples.stream().map(Sample::seconds).toList());
  }

  static double statesPerSecond(Row row, List<Sample> samples) {
    return row.model().states() / seconds(samples);
  }

  static double bytesPerState(Row row, List<Sample> samples) {
    return peakBytes(samples) / row.model().states();
  }

  static double peakBytes(List<Sample> samples) {
    return Statistics.median(samples.stream().map(Sample::peakBytes).toList());
  }

  List<Double> ratios() {
    return rows.stream().map(Row::ratio).toList();
  }

  /** The row with the least ratio; of one with rows. */
  Row worst() {
    Row worst = rows.getFirst();
    for (Row row : rows) {
      if (row.ratio() < worst.ratio()) {
        worst = row;
      }
    }
    return worst;
  }

  /** Where a tool that visits all states saw others than the model has, as clauses for the user. */
  List<String> mismatches() {
    List<String> mismatches = new ArrayList<>();
    for (Row row : rows) {
      mismatch(row, ours, row.ours(), mismatches);
      mismatch(row, peer, row.peer(), mismatches);
    }
    return mismatches;
  }

  private static void mismatch(Row row, Tool tool, List<Sample> samples, List<String> mismatches) {
    for (Sample sample : samples) {
      if (!tool.isReduced() && sample.states() != row.model().states()) {
        mismatches.add(
            "%s: %s finds %,d states in place of %,d"
                .formatted(row.model().name(), tool.name(), sample.states(), row.model().states()));
        return;
      }
    }
  }
}
