package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.QualifiedName;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A model with what it declares and the models that it uses. */
final class Module {
  /** The scope of expressions outside of any machine and system: the constants. */
  final Scope scope;

  private final SourceFile file;
  private final SourceFile.Model model;
  private final List<Module> uses = new ArrayList<>();
  private final Map<String, Declaration> declarations = new LinkedHashMap<>();
  private final Scope usedScope = Scope.outermost();

  /** Whether a name may come from a file that could not be read, so that it is not reported. */
  private boolean incomplete;

  Module(SourceFile file, SourceFile.Model model, Facts facts) {
    this.file = file;
    this.model = model;
    this.scope = usedScope.inner();
    this.incomplete = facts.isBroken(file.source());
    for (Declaration declaration : model.declarations()) {
      declare(declaration, facts);
    }
  }

  private void declare(Declaration declaration, Facts facts) {
    Identifier name = declaration.name();
    Declaration former = declarations.putIfAbsent(name.text(), declaration);
    if (former != null) {
      facts.report(Scope.duplicate(name, former.name().span()));
    }
  }

  void use(Module other) {
    uses.add(other);
    incomplete |= other.incomplete;
  }

  void markIncomplete() {
    incomplete = true;
  }

  boolean isIncomplete() {
    return incomplete;
  }

  Source source() {
    return file.source();
  }

  SourceFile.Model model() {
    return model;
  }

  String name() {
    return model.name().text();
  }

  List<Module> uses() {
    return uses;
  }

  List<Declaration> declarations() {
    return model.declarations();
  }

  /** Makes the constants of the models used sayable, once their types are known. */
  void importConstants(Facts facts) {
    for (Module used : uses) {
      for (Declaration declaration : used.declarations.values()) {
        if (declaration instanceof Declaration.Constant
            && visible(declaration.name().text()).size() == 1) {
          used.scope
              .find(declaration.name().text())
              .ifPresent(e -> usedScope.declare(declaration.name(), e.symbol(), e.type(), facts));
        }
      }
    }
  }

  /** All that a plain name may mean here: the own declaration, or else those of the models used. */
  List<Declaration> visible(String name) {
    Declaration own = declarations.get(name);
    if (own != null) {
      return List.of(own);
    }
    return uses.stream()
        .flatMap(u -> Optional.ofNullable(u.declarations.get(name)).stream())
        .distinct()
        .toList();
  }

  /** The model that a prefix means: {@code policies.otp}, or its last part alone. */
  Optional<Module> prefixed(String prefix) {
    List<Module> named = visible().filter(m -> m.name().equals(prefix)).toList();
    List<Module> ending =
        visible().filter(m -> m.model.name().last().text().equals(prefix)).toList();
    return (named.isEmpty() && ending.size() == 1 ? ending : named).stream().findFirst();
  }

  private Stream<Module> visible() {
    return Stream.concat(Stream.of(this), uses.stream());
  }

  /** The declaration that a name means, if there is just one; nothing is reported. */
  Optional<Declaration> find(QualifiedName name) {
    List<Declaration> found = candidates(name);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The declaration that a name means; reports a name that means none or several. */
  Optional<Declaration> resolve(
      QualifiedName name, Class<? extends Declaration> wanted, Facts facts) {
    List<Declaration> found = candidates(name);
    if (found.size() == 1) {
      facts.declarations.put(name, found.getFirst());
      return Optional.of(found.getFirst());
    }
    if (found.size() > 1) {
      facts.report(ambiguous(name.text(), name.span()));
    } else if (!incomplete) {
      facts.report(unknown(name, wanted));
    }
    return Optional.empty();
  }

  private List<Declaration> candidates(QualifiedName name) {
    if (name.parts().size() == 1) {
      return visible(name.last().text());
    }
    return prefixed(prefix(name))
        .map(m -> m.declarations.get(name.last().text()))
        .map(List::of)
        .orElse(List.of());
  }

  /** All but the last part of a name. */
  static String prefix(QualifiedName name) {
    int end = name.text().length() - name.last().text().length() - 1;
    return end < 0 ? "" : name.text().substring(0, end);
  }

  /** A plain name that several of the used models declare. */
  Diagnostic ambiguous(String name, Span place) {
    List<Module> owners = uses.stream().filter(u -> u.declarations.containsKey(name)).toList();
    var diagnostic =
        Diagnostic.of(
            Code.AMBIGUOUS_NAME, "`" + name + "` is declared by more than one used model");
    for (Module owner : owners) {
      Declaration declaration = Objects.requireNonNull(owner.declarations.get(name));
      diagnostic.because(declaration.name().span(), "by `" + owner.name() + "`");
    }
    return diagnostic
        .help("write the model in front: `" + owners.getFirst().name() + "." + name + "`")
        .at(place, "which one?");
  }

  private Diagnostic unknown(QualifiedName name, Class<? extends Declaration> wanted) {
    String kind = Words.declaration(wanted);
    var diagnostic = Diagnostic.of(Code.UNKNOWN_TYPE, "there is no " + kind + " `" + name + "`");
    List<String> names = new ArrayList<>(names(wanted));
    if (wanted == Declaration.Enumeration.class) {
      names.addAll(names(Declaration.Machine.class));
    }
    Optional<String> near =
        Spelling.nearest(name.text(), names).map(n -> "did you mean `" + n + "`?");
    diagnostic.help(
        foreign(name.text())
            .filter(_ -> wanted == Declaration.Enumeration.class)
            .or(() -> near)
            .orElse("declare it in this model, or `use` the model that declares it"));
    return diagnostic.at(name.span(), "not declared");
  }

  /** Types of other languages. */
  private static Optional<String> foreign(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "bool", "boolean", "bit", "flag" -> Optional.of("write `bool`");
      case "int", "integer", "nat", "natural", "number", "long", "short", "unsigned", "size_t" ->
          Optional.of("write the least and the largest value, for example `0..7`");
      case "byte", "char", "uint8", "uint8_t", "u8" -> Optional.of("write `0..255`");
      case "string", "str", "text" -> Optional.of("declare its values: `enum Name { a, b }`");
      case "time", "clock", "duration" -> Optional.of("a clock is declared by `timer name`");
      default -> Optional.empty();
    };
  }

  /** The names of all declarations of a class that can be said plainly here. */
  List<String> names(Class<? extends Declaration> wanted) {
    return visible()
        .flatMap(m -> m.declarations.values().stream())
        .filter(wanted::isInstance)
        .map(d -> d.name().text())
        .toList();
  }

  /** The enumerations, own and used, that have a literal of this name. */
  List<Declaration.Enumeration> enumerationsWith(String literal) {
    return enumerations().filter(e -> ordinal(e, literal) >= 0).toList();
  }

  Stream<Declaration.Enumeration> enumerations() {
    return visible()
        .flatMap(m -> m.declarations.values().stream())
        .filter(Declaration.Enumeration.class::isInstance)
        .map(Declaration.Enumeration.class::cast);
  }

  /** The number of a literal in its enumeration, or -1. */
  static int ordinal(Declaration.Enumeration enumeration, String literal) {
    for (int i = 0; i < enumeration.literals().size(); i++) {
      if (enumeration.literals().get(i).text().equals(literal)) {
        return i;
      }
    }
    return -1;
  }
}
