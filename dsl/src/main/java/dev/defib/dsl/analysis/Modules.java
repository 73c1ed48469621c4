package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of an analysis: those given, and those that they name, each read once. */
final class Modules {
  private final Facts facts;
  private final ModelFinder finder;
  private final List<SourceFile> files = new ArrayList<>();
  private final Map<String, SourceFile> byFile = new LinkedHashMap<>();
  private final Map<String, SourceFile> givenByModel = new LinkedHashMap<>();
  private final IdentityHashMap<SourceFile, Module> modules = new IdentityHashMap<>();
  private final List<Module> order = new ArrayList<>();

  Modules(Facts facts, ModelFinder finder, List<SourceFile> given) {
    this.facts = facts;
    this.finder = finder;
    for (SourceFile file : given) {
      files.add(file);
      byFile.put(file.source().name(), file);
      file.model().ifPresent(m -> givenByModel.putIfAbsent(m.name().text(), file));
    }
  }

  /** Two given files with the same model are told apart only by the finder. */
  private void reportTwins(SourceFile file, QualifiedName model) {
    SourceFile first = givenByModel.get(model.text());
    if (first != null
        && !first.equals(file)
        && finder.find(model.text(), file.source()).isEmpty()) {
      facts.report(
          Scope.duplicate(
              new Identifier(model.text(), model.span()),
              first.model().orElseThrow().name().span()));
    }
  }

  /** Loads all models that the given files hold or name, and those that these use in turn. */
  void load() {
    for (SourceFile file : List.copyOf(files)) {
      if (file.model().isPresent()) {
        reportTwins(file, file.model().get().name());
        module(file, file.model().get(), new ArrayList<>());
      }
    }
  }

  List<SourceFile> files() {
    return files;
  }

  /** All modules, each behind those that it uses. */
  List<Module> all() {
    return order;
  }

  /** Whether the module was given, and not found for another. */
  boolean isGiven(Module module) {
    return givenByModel.values().stream().anyMatch(f -> f.source().equals(module.source()));
  }

  Optional<Module> of(SourceFile file) {
    return Optional.ofNullable(modules.get(file));
  }

  /** The module of a name as a file says it; reports where there is none. */
  Optional<Module> find(String model, SourceFile asker, Span place) {
    return find(model, asker, place, new ArrayList<>());
  }

  private Optional<Module> find(String model, SourceFile asker, Span place, List<Module> users) {
    Optional<SourceFile> file = file(model, asker);
    if (file.isEmpty()) {
      if (!mayBeBroken(model)) {
        facts.report(unknown(model, place));
      }
      return Optional.empty();
    }
    Optional<SourceFile.Model> found = file.get().model();
    if (found.isEmpty()) {
      reportEmpty(model, file.get(), place);
      return Optional.empty();
    }
    if (!found.get().name().text().equals(model)) {
      facts.report(wrongName(model, found.get().name(), place));
    }
    return Optional.of(module(file.get(), found.get(), users));
  }

  /** Whether a file that could not be read looks as if it held the model. */
  private boolean mayBeBroken(String model) {
    Pattern header = Pattern.compile("\\bmodel\\s+" + Pattern.quote(model) + "(?![\\w.])");
    return files.stream()
        .filter(f -> facts.isBroken(f.source()))
        .anyMatch(f -> header.matcher(f.source().text()).find());
  }

  private void reportEmpty(String model, SourceFile file, Span place) {
    if (!facts.isBroken(file.source())) {
      facts.report(
          Diagnostic.of(Code.UNKNOWN_MODEL, "`" + file.source() + "` holds no model")
              .help("begin it with `model " + model + "`")
              .at(place, "named here"));
    }
  }

  private Optional<SourceFile> file(String model, SourceFile asker) {
    if (asker.model().isPresent() && asker.model().get().name().text().equals(model)) {
      return Optional.of(asker);
    }
    return finder
        .find(model, asker.source())
        .map(this::read)
        .or(() -> Optional.ofNullable(givenByModel.get(model)));
  }

  private SourceFile read(Source source) {
    SourceFile known = byFile.get(source.name());
    if (known != null) {
      return known;
    }
    var parsed = Parser.parse(source);
    facts.parsed(parsed);
    files.add(parsed.file());
    byFile.put(source.name(), parsed.file());
    return parsed.file();
  }

  private Module module(SourceFile file, SourceFile.Model model, List<Module> users) {
    Module known = modules.get(file);
    if (known != null) {
      return known;
    }
    Module module = new Module(file, model, facts);
    modules.put(file, module);
    users.add(module);
    for (SourceFile.Use use : model.uses()) {
      use(module, use, file, users);
    }
    users.removeLast();
    order.add(module);
    return module;
  }

  private void use(Module module, SourceFile.Use use, SourceFile file, List<Module> users) {
    Optional<Module> used = find(use.model().text(), file, use.model().span(), users);
    if (used.isEmpty()) {
      module.markIncomplete();
      return;
    }
    if (module.uses().contains(used.get())) {
      facts.report(twice(use));
      return;
    }
    module.use(used.get());
    if (users.contains(used.get())) {
      facts.report(circular(module, used.get(), use, users));
    }
  }

  private static Diagnostic twice(SourceFile.Use use) {
    return Diagnostic.of(Code.DUPLICATE_NAME, "`" + use.model() + "` is used already")
        .help("leave this line away")
        .at(use.span(), "again");
  }

  private static Diagnostic circular(
      Module module, Module used, SourceFile.Use use, List<Module> users) {
    if (module == used) {
      return Diagnostic.of(Code.CIRCULAR_USE, "model `" + module.name() + "` uses itself")
          .help("remove this line: a model sees its own declarations")
          .at(use.span());
    }
    List<Module> circle = users.subList(users.indexOf(used), users.size());
    var names = new ArrayList<>(circle.stream().map(Module::name).toList());
    var diagnostic =
        Diagnostic.of(Code.CIRCULAR_USE, "models use each other in a circle: " + Words.list(names));
    for (int i = 0; i + 1 < circle.size(); i++) {
      Module next = circle.get(i + 1);
      Module user = circle.get(i);
      user.model().uses().stream()
          .filter(u -> u.model().text().equals(next.name()))
          .findFirst()
          .ifPresent(
              u ->
                  diagnostic.because(u.span(), "`" + user.name() + "` uses `" + next.name() + "`"));
    }
    return diagnostic
        .help("move what both need into a model of its own")
        .at(use.span(), "closes the circle");
  }

  /** A model of a name, if it was given. */
  Optional<SourceFile.Model> named(String name) {
    return files.stream()
        .flatMap(f -> f.model().stream())
        .filter(m -> m.name().text().equals(name))
        .findFirst();
  }

  private Diagnostic unknown(String model, Span place) {
    var diagnostic = Diagnostic.of(Code.UNKNOWN_MODEL, "there is no model `" + model + "`");
    List<String> names =
        files.stream().flatMap(f -> f.model().stream()).map(m -> m.name().text()).toList();
    Spelling.nearest(model, names)
        .ifPresentOrElse(
            near -> diagnostic.help("did you mean `" + near + "`?"),
            () ->
                diagnostic.help(
                    "a model of this name is looked for in the file `"
                        + model.replace('.', '/')
                        + ".defib`"));
    return diagnostic.at(place, "not found");
  }

  private static Diagnostic wrongName(String asked, QualifiedName name, Span place) {
    return Diagnostic.of(
            Code.WRONG_MODEL_NAME,
            "this file should hold the model `" + asked + "`, but holds `" + name + "`")
        .because(place, "`" + asked + "` is asked for here")
        .help("write `model " + asked + "`, or name the file after its model")
        .at(name.span(), "another name than the file's");
  }
}
