package dev.defib.cli.sources;

import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files that the user named and those that they use, read and resolved. */
public final class Loaded {
  private final TextFiles texts;
  private final FileModelFinder finder;
  private final Analysis analysis;
  private final Set<String> given;
  private final boolean bare;
  private final List<Diagnostic> diagnostics;
  private final Map<String, SourceFile> bySource = new LinkedHashMap<>();
  private final Map<String, SourceFile> givenByModel = new LinkedHashMap<>();

  /**
   * @param given the names of the sources that the user named
   * @param bare whether the user named models alone, no spec
   */
  Loaded(
      TextFiles texts, FileModelFinder finder, Analysis analysis, Set<String> given, boolean bare) {
    this.texts = texts;
    this.finder = finder;
    this.analysis = analysis;
    this.given = given;
    this.bare = bare;
    var all = new LinkedHashSet<>(texts.diagnostics());
    analysis.diagnostics().stream()
        .filter(diagnostic -> !FileModelFinder.isUnreadable(diagnostic.place().source()))
        .filter(diagnostic -> !(bare && isAboutReaders(diagnostic)))
        .forEach(all::add);
    this.diagnostics = List.copyOf(all);
    for (SourceFile file : analysis.files()) {
      bySource.put(file.source().name(), file);
      if (given.contains(file.source().name())) {
        file.model().ifPresent(m -> givenByModel.putIfAbsent(m.name().text(), file));
      }
    }
  }

  /** Who reads a variable may be a spec, and no spec was looked at. */
  private static boolean isAboutReaders(Diagnostic diagnostic) {
    return diagnostic.code() == Code.UNUSED_VARIABLE;
  }

  /** Whether the user named models alone, no spec: the specs are then made up. */
  public boolean isBare() {
    return bare;
  }

  /** What stands in no file, read where this was read. */
  public Loaded typed(Source source) {
    return Loader.load(texts.host(), List.of(), List.of(source));
  }

  public Analysis analysis() {
    return analysis;
  }

  /** All that is to be said of all files. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** What is to be said of the spec's file and of those that it uses. */
  public List<Diagnostic> diagnostics(Spec spec) {
    Set<String> used = uses(spec);
    return diagnostics.stream()
        .filter(diagnostic -> used.contains(diagnostic.place().source().name()))
        .toList();
  }

  /** The files that the user named, as far as they could be read. */
  public List<SourceFile> files() {
    return analysis.files().stream().filter(f -> given.contains(f.source().name())).toList();
  }

  /** The specs in the files that the user named. */
  public List<Spec> specs() {
    return files().stream().flatMap(file -> file.specs().stream()).toList();
  }

  /** Whether neither the spec's file nor one that it uses has an error. */
  public boolean isSound(Spec spec) {
    return diagnostics(spec).stream().noneMatch(Diagnostic::isError);
  }

  /** The texts of all files that were read, by name. */
  public Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    bySource.forEach((name, file) -> texts.put(name, file.source().text()));
    return texts;
  }

  /** The SHA-256 of the spec's file and of all that it uses, by name. */
  public Map<String, String> digests(Spec spec) {
    var digests = new TreeMap<String, String>();
    for (String name : uses(spec)) {
      texts.digest(name).ifPresent(digest -> digests.put(name, digest));
    }
    return digests;
  }

  /** The spec's file and all that it uses, without any other spec. */
  public List<SourceFile> filesOf(Spec spec) {
    return uses(spec).stream().map(bySource::get).map(file -> withOnly(spec, file)).toList();
  }

  private static SourceFile withOnly(Spec spec, SourceFile file) {
    List<Spec> specs = file.specs().contains(spec) ? List.of(spec) : List.of();
    return new SourceFile(file.source(), file.version(), file.model(), specs);
  }

  /** The names of the spec's file and of all that it uses. */
  private Set<String> uses(Spec spec) {
    Source source = spec.span().source();
    var used = new LinkedHashSet<String>();
    used.add(source.name());
    String system = spec.system().text();
    int dot = system.lastIndexOf('.');
    if (dot < 0) {
      follow(Optional.ofNullable(bySource.get(source.name())), used);
    } else {
      add(system.substring(0, dot), source, used);
    }
    return used;
  }

  private void add(String model, Source asker, Set<String> used) {
    Optional<SourceFile> file = file(model, asker);
    if (file.isPresent() && used.add(file.get().source().name())) {
      follow(file, used);
    }
  }

  private void follow(Optional<SourceFile> file, Set<String> used) {
    file.flatMap(SourceFile::model)
        .ifPresent(
            model ->
                model.uses().forEach(use -> add(use.model().text(), file.get().source(), used)));
  }

  /** The file that holds a model, as the analysis found it. */
  private Optional<SourceFile> file(String model, Source asker) {
    SourceFile own = bySource.get(asker.name());
    if (own != null && own.model().isPresent() && own.model().get().name().text().equals(model)) {
      return Optional.of(own);
    }
    return finder
        .find(model, asker)
        .map(source -> bySource.get(source.name()))
        .or(() -> Optional.ofNullable(givenByModel.get(model)));
  }
}
