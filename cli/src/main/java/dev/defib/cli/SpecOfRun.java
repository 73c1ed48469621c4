package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.dsl.ast.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The spec from which a saved run came, read again; it may have errors now.
 *
 * @param parameters the values that the system's parameters had, as texts
 */
record SpecOfRun(Loaded loaded, Spec spec, Map<String, String> parameters) {

  /**
   * Reads the file again that the run came from.
   *
   * @throws UsageException if it has no spec of that name any more
   */
  static SpecOfRun find(Host host, SavedRuns.Run run) throws UsageException {
    Loaded loaded = Loader.load(host, SpecFiles.find(host, List.of(run.file())));
    Spec spec =
        loaded.specs().stream()
            .filter(s -> s.name().text().equals(run.spec()))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no spec `" + run.spec() + "` in `" + run.file() + "`"));
    Map<String, String> parameters = new LinkedHashMap<>();
    run.parameters().forEach((name, value) -> parameters.put(name, value.toString()));
    return new SpecOfRun(loaded, spec, parameters);
  }
}
