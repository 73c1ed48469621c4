package dev.defib.cli.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** A system's parameters as typed values: numbers and truth values as such, all else as text. */
public final class Parameters {
  private Parameters() {}

  public static Map<String, Object> typed(Map<String, String> shown) {
    var typed = new LinkedHashMap<String, Object>();
    shown.forEach((name, value) -> typed.put(name, typed(value)));
    return typed;
  }

  private static Object typed(String value) {
    if (value.matches("-?\\d{1,18}")) {
      return Long.parseLong(value);
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> value;
    };
  }
}
