package dev.defib.cli.sources;

import dev.defib.cli.host.Host;
import dev.defib.dsl.analysis.Analyzer;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads and resolves what the user named. */
public final class Loader {
  private Loader() {}

  /**
   * Reads the files; what is wrong with them is among the diagnostics of the result. If there is no
   * spec in any of them, each system gets one that makes the built-in checks.
   */
  public static Loaded load(Host host, List<Path> paths) {
    return load(host, paths, List.of());
  }

  /**
   * Reads the files, and what stands in no file.
   *
   * @param typed sources that belong to no file; models that they name are looked for from the
   *     current folder
   */
  public static Loaded load(Host host, List<Path> paths, List<Source> typed) {
    var texts = new TextFiles(host);
    var sources = new ArrayList<Source>();
    paths.forEach(path -> texts.read(path).ifPresent(sources::add));
    sources.addAll(typed);
    Set<String> names = new LinkedHashSet<>();
    sources.forEach(source -> names.add(source.name()));
    var finder = new FileModelFinder(host, texts);
    List<Parsed> parsed = sources.stream().map(Parser::parse).toList();
    boolean bare = BareModels.are(parsed.subList(0, sources.size() - typed.size()));
    if (bare && typed.isEmpty()) {
      parsed = parsed.stream().map(BareModels::withSpecs).toList();
    }
    return new Loaded(texts, finder, Analyzer.analyze(parsed, finder), names, bare);
  }
}
