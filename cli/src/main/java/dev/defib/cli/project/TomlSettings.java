package dev.defib.cli.project;

import dev.defib.cli.text.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** The text of a project's settings, and all that is wrong with it. */
final class TomlSettings {
  private static final String SPECS = "specs";
  private static final String PROFILE = "profile";
  private static final String PROFILES = "profiles";

  private final String name;
  private final TomlParseResult root;
  private final List<String> complaints = new ArrayList<>();

  TomlSettings(String name, String text) {
    this.name = name;
    this.root = Toml.parse(text);
  }

  /** The settings at large, and over them those of the profile asked for, or of the default one. */
  Settings read(Path file, Optional<String> profile) throws ProjectFile.WrongException {
    root.errors().forEach(e -> complain(e.position(), String.valueOf(e.getMessage())));
    refuse();
    var values = new EnumMap<Settings.Key, String>(Settings.Key.class);
    values.putAll(values(root, List.of(SPECS, PROFILE, PROFILES)));
    Map<String, Map<Settings.Key, String>> profiles = profiles();
    List<String> specs = specs();
    Optional<String> chosen = profile.or(this::usual);
    refuse();
    if (chosen.isPresent()) {
      values.putAll(chosen(profiles, chosen.get(), profile.isEmpty()));
    }
    return new Settings(
        specs.stream().map(path -> file.resolveSibling(path).normalize().toString()).toList(),
        values);
  }

  private Map<Settings.Key, String> chosen(
      Map<String, Map<Settings.Key, String>> profiles, String wanted, boolean isUsual)
      throws ProjectFile.WrongException {
    Map<Settings.Key, String> found = profiles.get(wanted);
    if (found == null) {
      complain(
          isUsual ? root.inputPositionOf(PROFILE) : null,
          "there is no profile `" + wanted + "`" + Suggestion.of(wanted, profiles.keySet()));
      refuse();
    }
    return found == null ? Map.of() : found;
  }

  private void refuse() throws ProjectFile.WrongException {
    if (!complaints.isEmpty()) {
      throw new ProjectFile.WrongException(complaints);
    }
  }

  private void complain(@Nullable TomlPosition position, String complaint) {
    String place = position == null ? name : name + ":" + position.line() + ":" + position.column();
    complaints.add(place + ": " + complaint);
  }

  private Map<String, Map<Settings.Key, String>> profiles() {
    var profiles = new TreeMap<String, Map<Settings.Key, String>>();
    switch (root.get(List.of(PROFILES))) {
      case null -> {}
      case TomlTable table -> {
        for (String profile : table.keySet()) {
          if (table.get(List.of(profile)) instanceof TomlTable settings) {
            profiles.put(profile, values(settings, List.of()));
          } else {
            complain(
                table.inputPositionOf(List.of(profile)),
                "a profile must be a table: `[" + PROFILES + "." + profile + "]`");
          }
        }
      }
      default ->
          complain(
              root.inputPositionOf(PROFILES),
              "`" + PROFILES + "` must be tables: `[" + PROFILES + ".quick]`");
    }
    return profiles;
  }

  private List<String> specs() {
    var specs = new ArrayList<String>();
    switch (root.get(List.of(SPECS))) {
      case null -> {}
      case TomlArray array when array.isEmpty() ->
          complain(
              root.inputPositionOf(SPECS), "`" + SPECS + "` must name at least one file or folder");
      case TomlArray array when array.toList().stream().allMatch(String.class::isInstance) -> {
        for (int i = 0; i < array.size(); i++) {
          specs.add(array.getString(i));
        }
      }
      default ->
          complain(
              root.inputPositionOf(SPECS),
              "`" + SPECS + "` must be a list of files and folders: `[\"specs\"]`");
    }
    return specs;
  }

  private Optional<String> usual() {
    return switch (root.get(List.of(PROFILE))) {
      case null -> Optional.empty();
      case String usual -> Optional.of(usual);
      default -> {
        complain(root.inputPositionOf(PROFILE), "`" + PROFILE + "` must be the name of a profile");
        yield Optional.empty();
      }
    };
  }

  /** The settings in a table, which may hold some other keys. */
  private Map<Settings.Key, String> values(TomlTable table, List<String> others) {
    var values = new EnumMap<Settings.Key, String>(Settings.Key.class);
    for (String word : table.keySet()) {
      Optional<Settings.Key> key =
          Arrays.stream(Settings.Key.values()).filter(k -> k.word().equals(word)).findAny();
      TomlPosition position = table.inputPositionOf(List.of(word));
      if (key.isPresent()) {
        value(key.get(), table.get(List.of(word)), position)
            .ifPresent(v -> values.put(key.get(), v));
      } else if (!others.contains(word)) {
        List<String> known =
            Stream.concat(
                    Arrays.stream(Settings.Key.values()).map(Settings.Key::word), others.stream())
                .toList();
        complain(position, "there is no setting `" + word + "`" + Suggestion.of(word, known));
      }
    }
    return values;
  }

  private Optional<String> value(
      Settings.Key key, @Nullable Object value, @Nullable TomlPosition position) {
    Optional<String> typed = Optional.ofNullable(value).flatMap(key::typed);
    typed.ifPresentOrElse(
        _ -> {}, () -> complain(position, "`" + key.word() + "` must be " + key.form()));
    return typed;
  }
}
