package dev.defib.cli;

import dev.defib.cli.check.Selection;
import dev.defib.cli.check.Selection.Kind;
import dev.defib.cli.host.Host;
import dev.defib.cli.project.Settings;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.cli.sources.SpecFiles;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where specs are, and which of their items a command is to answer. */
final class SpecPaths {
  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "0..*",
      description = "spec files, or folders of them (default: all below the current folder)")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "these alone: a spec, an item of specs, or spec.item")
  private List<String> only = new ArrayList<>();

  /** Takes over what the project says where nothing was typed. */
  void adopt(Settings project) {
    paths = project.paths(paths);
  }

  /** The names typed behind {@code --only}. */
  List<String> only() {
    return only;
  }

  Selection selection() {
    return new Selection(only);
  }

  /**
   * Reads them.
   *
   * @throws UsageException if there is no file in one of the folders, be there some in others
   */
  Loaded load(Host host) throws UsageException {
    for (String path : paths) {
      if (SpecFiles.find(host, List.of(path)).isEmpty()) {
        throw new UsageException(Selections.noFile(List.of(path)));
      }
    }
    return Loader.load(host, SpecFiles.find(host, paths));
  }

  /** Refuses to go on without anything to answer, or with a name that selects nothing. */
  void refuseNothing(Kind kind, Loaded loaded) throws UsageException {
    Selections.refuseNothing(kind, paths, only, loaded);
  }

  /** Where files are looked for, as a phrase. */
  String where() {
    return Selections.where(paths);
  }
}
