package dev.defib.bench.compare;

import java.util.Collection;
import java.util.Map;

/** Maps, collections, texts and numbers as JSON. */
final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String of(Object value) {
    Json json = new Json();
    json.write(value, "\n");
    return json.out.append('\n').toString();
  }

  private void write(Object value, String newline) {
    switch (value) {
      case Map<?, ?> map -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.append(separator).append(newline).append("  ");
          text(String.valueOf(entry.getKey()));
          out.append(" : ");
          write(entry.getValue(), newline + "  ");
          separator = ",";
        }
        out.append(newline).append('}');
      }
      case Collection<?> collection -> {
        out.append('[');
        String separator = "";
        for (Object element : collection) {
          out.append(separator).append(newline).append("  ");
          write(element, newline + "  ");
          separator = ",";
        }
        out.append(newline).append(']');
      }
      case Double number when !Double.isFinite(number) -> out.append("null");
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      default -> text(value.toString());
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
