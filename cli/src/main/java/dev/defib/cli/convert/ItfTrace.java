package dev.defib.cli.convert;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The informal trace format: the variables, and their values in each state.
 *
 * <p>Truth values and whole numbers are written as such, queues and arrays as lists, all else as
 * text. A state's {@code #meta} names the step into it.
 *
 * @param states for each state the values by name, as Defib shows them
 * @param steps for each state the label of the step into it, empty where it is not known
 * @param loop the index of the state to which the last one leads back, -1 for none
 */
public record ItfTrace(List<Map<String, String>> states, List<String> steps, int loop) {
  public ItfTrace {
    states = List.copyOf(states);
    steps = List.copyOf(steps);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Document(
      @JsonProperty("#meta") Map<String, String> meta,
      List<String> vars,
      List<State> states,
      @Nullable Integer loop) {}

  private record State(
      @JsonProperty("#meta") Map<String, Object> meta, @JsonAnyGetter Map<String, Object> values) {}

  /** A told run as far as this format holds it. */
  public static ItfTrace of(TraceDocument trace) {
    var steps = new ArrayList<>(List.of(""));
    trace.steps().forEach(step -> steps.add(step.label()));
    return new ItfTrace(States.of(trace), steps, trace.isLasso() ? trace.stem().size() : -1);
  }

  /** The told run in this format. */
  static String write(TraceDocument trace) {
    List<Map<String, String>> told = States.of(trace);
    List<TraceDocument.Step> steps = trace.steps().toList();
    var states = new ArrayList<State>();
    for (int i = 0; i < told.size(); i++) {
      var meta = new LinkedHashMap<String, Object>();
      meta.put("index", i);
      if (i > 0) {
        meta.put("action", steps.get(i - 1).label());
      }
      var values = new LinkedHashMap<String, Object>();
      told.get(i).forEach((name, value) -> values.put(name, typed(value)));
      states.add(new State(meta, values));
    }
    var meta = new LinkedHashMap<String, String>();
    meta.put("format", "ITF");
    meta.put("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
    meta.put("source", trace.system());
    List<String> vars = trace.initial().stream().map(shown -> shown.name()).toList();
    Integer loop = trace.isLasso() ? trace.stem().size() : null;
    return Json.write(new Document(meta, vars, states, loop));
  }

  private static Object typed(String value) {
    if (value.matches("true|false")) {
      return Boolean.valueOf(value);
    }
    if (value.matches("-?\\d{1,15}")) {
      return Long.valueOf(value);
    }
    return value.startsWith("[") && value.endsWith("]")
        ? elements(value.substring(1, value.length() - 1)).stream().map(ItfTrace::typed).toList()
        : value;
  }

  /** The parts of a list, which commas separate that stand in no brackets. */
  private static List<String> elements(String list) {
    var elements = new ArrayList<String>();
    var element = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        elements.add(element.toString().strip());
        element.setLength(0);
      } else {
        element.append(c);
      }
    }
    if (!list.isBlank()) {
      elements.add(element.toString().strip());
    }
    return elements;
  }

  /**
   * Reads a trace.
   *
   * @throws Json.MalformedException if it is no JSON
   */
  public static ItfTrace read(String json) throws Json.MalformedException {
    JsonNode document = Json.tree(json);
    var states = new ArrayList<Map<String, String>>();
    var steps = new ArrayList<String>();
    for (JsonNode state : document.path("states")) {
      var values = new LinkedHashMap<String, String>();
      state
          .properties()
          .forEach(
              field -> {
                if (!field.getKey().startsWith("#")) {
                  values.put(field.getKey(), text(field.getValue()));
                }
              });
      states.add(values);
      steps.add(state.path("#meta").path("action").asText(""));
    }
    return new ItfTrace(states, steps, document.path("loop").asInt(-1));
  }

  /** A value as Defib shows it. */
  private static String text(JsonNode value) {
    if (value.has("#bigint")) {
      return value.path("#bigint").asText();
    }
    if (value.isArray()) {
      var elements = new ArrayList<String>();
      value.forEach(element -> elements.add(text(element)));
      return "[" + String.join(", ", elements) + "]";
    }
    return value.asText();
  }
}
