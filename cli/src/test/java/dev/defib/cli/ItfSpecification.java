package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The informal trace format, as its authors define it: Apalache's ADR 015. */
final class ItfSpecification {
  /** Beyond it integers are written as {@code #bigint}. */
  private static final long INTEGER_MAX = (1L << 53) - 1;

  private ItfSpecification() {}

  /** Fails unless the document is a trace. */
  static void assertKept(JsonNode document) {
    assertThat(names(document)).isSubsetOf("#meta", "params", "vars", "states", "loop");
    assertThat(document.path("#meta").isObject()).isTrue();
    List<String> vars = new ArrayList<>();
    document.path("vars").forEach(name -> vars.add(name.textValue()));
    assertThat(vars).isNotEmpty().doesNotHaveDuplicates().doesNotContainNull();
    JsonNode states = document.path("states");
    assertThat(states).isNotEmpty();
    states.forEach(state -> state(state, vars));
    if (document.has("loop")) {
      assertThat(document.path("loop").isInt()).isTrue();
      assertThat(document.path("loop").intValue()).isBetween(0, states.size() - 1);
    }
  }

  private static void state(JsonNode state, List<String> vars) {
    List<String> names = names(state);
    names.remove("#meta");
    assertThat(names).containsExactlyInAnyOrderElementsOf(vars);
    vars.forEach(name -> expression(state.path(name)));
  }

  private static void expression(JsonNode value) {
    switch (value.getNodeType()) {
      case BOOLEAN, STRING -> {}
      case NUMBER -> {
        assertThat(value.isIntegralNumber()).as("%s", value).isTrue();
        assertThat(Math.abs(value.longValue())).isLessThanOrEqualTo(INTEGER_MAX);
      }
      case ARRAY -> value.forEach(ItfSpecification::expression);
      case OBJECT -> object(value);
      default -> throw new AssertionError("no expression: " + value);
    }
  }

  private static void object(JsonNode value) {
    List<String> names = names(value);
    switch (names.isEmpty() ? "" : names.getFirst()) {
      case "#bigint" -> assertThat(value.path("#bigint").textValue()).matches("-?[0-9]+");
      case "#tup", "#set" -> value.forEach(ItfSpecification::expression);
      case "#map" ->
          value
              .path("#map")
              .forEach(
                  pair -> {
                    assertThat(pair).hasSize(2);
                    expression(pair);
                  });
      default -> {
        assertThat(names).noneMatch(name -> name.startsWith("#"));
        value.forEach(ItfSpecification::expression);
      }
    }
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
