package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a value change dump by the syntax of IEEE 1364-2005, section 18.2, with the string
 * variables that GTKWave adds to it; fails at anything else.
 */
final class Waveform {
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Map<String, String>> states = new ArrayList<>();
  private long time = -1;

  private Waveform() {}

  /** The values of all variables at each time, by name; numbers in binary without leading zeros. */
  static List<Map<String, String>> read(String dump) {
    var waveform = new Waveform();
    int body = dump.indexOf("$enddefinitions $end");
    assertThat(body).as("the definitions end").isPositive();
    waveform.definitions(dump.substring(0, body));
    dump.substring(body).lines().skip(1).map(String::strip).forEach(waveform::change);
    return waveform.states;
  }

  private void definitions(String text) {
    int depth = 0;
    for (String command : text.split("\\$end\\b", -1)) {
      String[] words = command.strip().split("\\s+", -1);
      switch (words[0]) {
        case "$date", "$version", "$comment", "" -> {}
        case "$timescale" ->
            assertThat(command.strip()).matches("\\$timescale\\s+10{0,2}\\s*(s|ms|us|ns|ps|fs)");
        case "$scope" -> {
          assertThat(words).hasSize(3);
          depth++;
        }
        case "$upscope" -> depth--;
        case "$var" -> variable(words);
        default -> throw new AssertionError("no declaration: " + command);
      }
    }
    assertThat(depth).as("scopes are closed").isZero();
  }

  private void variable(String[] words) {
    assertThat(words).hasSize(5);
    assertThat(words[1]).isIn("wire", "integer", "string");
    assertThat(words[2]).matches("\\d+");
    assertThat(words[3]).matches("[!-~]+");
    assertThat(names.put(words[3], words[4])).as("%s is declared once", words[3]).isNull();
    kinds.put(words[3], words[1]);
  }

  private void change(String line) {
    if (line.isEmpty() || line.equals("$dumpvars") || line.equals("$end")) {
      return;
    }
    String value = line.substring(1);
    switch (line.charAt(0)) {
      case '#' -> at(Long.parseLong(value));
      case '0', '1' -> set("wire", value, line.substring(0, 1));
      case 'b' -> {
        String[] words = value.split(" ", -1);
        assertThat(words).as(line).hasSize(2);
        assertThat(words[0]).matches("[01]{1,64}");
        set("integer", words[1], words[0].replaceFirst("^0+(?=.)", ""));
      }
      case 's' -> {
        String[] words = value.split(" ", -1);
        assertThat(words).as(line).hasSize(2);
        set("string", words[1], words[0].replaceAll("\\\\(.)", "$1"));
      }
      default -> throw new AssertionError("no change: " + line);
    }
  }

  private void at(long next) {
    assertThat(next).as("time goes on").isGreaterThan(time);
    if (time >= 0) {
      states.add(Map.copyOf(values));
    }
    time = next;
  }

  private void set(String kind, String id, String value) {
    assertThat(kinds.get(id)).as(id).isEqualTo(kind);
    values.put(names.get(id), value);
  }
}
