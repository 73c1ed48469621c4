package dev.defib.cli.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a project says where the command line does not.
 *
 * @param specs files and folders to look at, as paths that hold in any folder; empty if it does not
 *     say
 * @param values the settings of the profile chosen and of the project, as they would be typed
 *     behind an option, by key
 */
public record Settings(List<String> specs, Map<Key, String> values) {
  /** No project. */
  public static final Settings NONE = new Settings(List.of(), Map.of());

  public Settings {
    specs = List.copyOf(specs);
    values = Map.copyOf(values);
  }

  public Optional<String> value(Key key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The paths typed, or else the project's. */
  public List<String> paths(List<String> typed) {
    return typed.isEmpty() ? specs : typed;
  }

  /** What can be set, and what its values look like. */
  public enum Key {
    ENGINE("engine", "the name of an engine: `\"auto\"`", String.class),
    WORKERS("workers", "a number of threads: `4`", Long.class),
    MEMORY("memory", "an amount of memory: `\"4g\"`", String.class),
    TIME_LIMIT("time-limit", "a time: `\"60s\"`", String.class),
    STATE_LIMIT("state-limit", "a number of states: `1_000_000`", Long.class),
    DEPTH_LIMIT("depth-limit", "a number of steps: `100`", Long.class),
    REDUCTIONS("reductions", "`true` or `false`", Boolean.class);

    private final String word;
    private final String form;
    private final Class<?> type;

    Key(String word, String form, Class<?> type) {
      this.word = word;
      this.form = form;
      this.type = type;
    }

    /** As it is written in the file. */
    String word() {
      return word;
    }

    /** What a value must be, as a phrase. */
    String form() {
      return form;
    }

    /** The value as it would be typed behind an option; empty if it is none for this key. */
    Optional<String> typed(Object value) {
      return type.isInstance(value) ? Optional.of(value.toString()) : Optional.empty();
    }
  }
}
