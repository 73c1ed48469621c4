package dev.defib.cli.sources;

import dev.defib.cli.host.Host;
import dev.defib.dsl.analysis.ModelFinder;
import dev.defib.dsl.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the file of a model by its name: {@code minix3.disk} is {@code minix3/disk.defib} below a
 * folder in which the asking file lies, or below that folder's {@code models} or {@code specs}, the
 * nearest first; then in the library of the installation. Of several such files the first that
 * holds the model is taken: {@code specs/minix3/disk.defib} may well be a spec for it.
 */
final class FileModelFinder implements ModelFinder {
  private static final List<String> FOLDERS = List.of("", "models", "specs");

  /* The text that stands for a file which cannot be read. No file can hold it and be right, so
   * nobody who uses the file is told of names that are missing in it; what the parser says of this
   * text itself is dropped by the Loader. */
  private static final String UNREADABLE = "\0";

  private final Host host;
  private final TextFiles files;

  FileModelFinder(Host host, TextFiles files) {
    this.host = host;
    this.files = files;
  }

  /** Whether the source stands for a file that could not be read. */
  static boolean isUnreadable(Source source) {
    return source.text().equals(UNREADABLE);
  }

  @Override
  public Optional<Source> find(String model, Source asker) {
    String file = model.replace('.', '/') + SpecFiles.SUFFIX;
    List<Path> candidates =
        folders(asker).stream()
            .map(folder -> folder.resolve(file))
            .filter(Files::exists)
            .distinct()
            .toList();
    return candidates.stream()
        .map(this::read)
        .filter(source -> holds(source, model))
        .findFirst()
        .or(() -> candidates.stream().findFirst().map(this::read));
  }

  private Source read(Path path) {
    return files.read(path).orElseGet(() -> new Source(host.show(path), UNREADABLE));
  }

  /** Whether it is worth parsing: the spec of a model often has the same name as its file. */
  private static boolean holds(Source source, String model) {
    return isUnreadable(source)
        || Pattern.compile("^\\s*model\\s+" + Pattern.quote(model) + "\\b", Pattern.MULTILINE)
            .matcher(source.text())
            .find();
  }

  private List<Path> folders(Source asker) {
    var roots = new ArrayList<Path>();
    Path folder = host.resolve(asker.name()).getParent();
    while (folder != null) {
      roots.add(folder);
      folder = folder.getParent();
    }
    host.home().ifPresent(roots::add);
    return roots.stream()
        .flatMap(root -> FOLDERS.stream().map(name -> root.resolve(name).normalize()))
        .toList();
  }
}
