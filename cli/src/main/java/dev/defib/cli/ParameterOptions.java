package dev.defib.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option {@code --set}. */
final class ParameterOptions {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "give a parameter of the system another value")
  private Map<String, String> overrides = new LinkedHashMap<>();

  /** The values as texts, by the parameters' names. */
  Map<String, String> overrides() {
    return overrides;
  }

  /** The options as typed. */
  List<String> reproduce() {
    var options = new ArrayList<String>();
    overrides.forEach((name, value) -> options.addAll(List.of("--set", name + "=" + value)));
    return options;
  }
}
