package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SourceFile;
import dev.defib.dsl.ast.Spec;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out what the names and types of files mean, and all that is wrong with them. */
public final class Analyzer {
  private final Facts facts = new Facts();
  private final Program program = new Program(facts);
  private final Shapes shapes = new Shapes(program);
  private final Machines machines = new Machines(program);
  private final Systems systems = new Systems(program);
  private final Warnings warnings = new Warnings(facts);
  private final CommandWarnings commandWarnings = new CommandWarnings(program);
  private final Liveness liveness = new Liveness(program);
  private final Modules modules;
  private final Specs specs;

  private record ModuleOfSpec(Spec spec, Module module) {}

  private Analyzer(List<Parsed> files, ModelFinder finder) {
    files.forEach(facts::parsed);
    modules = new Modules(facts, finder, files.stream().map(Parsed::file).toList());
    specs = new Specs(program, modules, systems);
  }

  /**
   * Analyzes files together with the models that they use, and those that their specs are for.
   *
   * @param finder asked for each model named; where it finds none, the given files are
   * @return with the diagnostics of the parser among the others
   */
  public static Analysis analyze(List<Parsed> files, ModelFinder finder) {
    return new Analyzer(files, finder).run();
  }

  private Analysis run() {
    modules.load();
    List<ModuleOfSpec> modulesOfSpecs = modulesOfSpecs();
    modules.all().forEach(this::enter);
    modules.all().forEach(m -> m.importConstants(facts));
    modules.all().forEach(this::declare);
    modules.all().forEach(this::checkMachines);
    program.deferred.forEach(Runnable::run);
    modules.all().forEach(this::checkSystems);
    modulesOfSpecs.forEach(s -> specs.check(s.spec(), s.module()));
    if (facts.diagnostics().stream().noneMatch(Diagnostic::isError)) {
      modules.all().forEach(this::warn);
      modulesOfSpecs.forEach(s -> liveness.check(s.spec()));
    }
    return new Analysis(
        modules.files(), facts.symbols, facts.qualified, facts.declarations, sorted());
  }

  /** Loads the models of the specs before anything is checked: they may use others in turn. */
  private List<ModuleOfSpec> modulesOfSpecs() {
    List<ModuleOfSpec> found = new ArrayList<>();
    for (SourceFile file : List.copyOf(modules.files())) {
      for (Spec spec : file.specs()) {
        Optional<Module> module = specs.module(spec, file);
        module.ifPresent(m -> found.add(new ModuleOfSpec(spec, m)));
      }
    }
    return found;
  }

  /** Makes a module's own names known: constants to its expressions, machines to everybody. */
  private void enter(Module module) {
    Context c = Context.of(module.scope, module, new Viewer.Nobody());
    for (Declaration declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Constant constant -> {
          module.scope.declare(
              constant.name(), new Symbol.OfConstant(constant), Type.UNKNOWN, facts);
          program.definitions.add(
              constant,
              constant.name(),
              () -> program.types.ofConstant(constant, c.constant("a constant")));
        }
        case Declaration.Machine machine -> program.add(new Shape(module, machine, module.scope));
        case Declaration.Enumeration _,
            Declaration.Messages _,
            Declaration.SystemDeclaration _ -> {}
      }
    }
  }

  private void declare(Module module) {
    Context c = Context.of(module.scope, module, new Viewer.Nobody());
    for (Declaration declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Constant constant -> program.definitions.type(constant);
        case Declaration.Messages messages -> program.messages.declare(messages, c);
        case Declaration.Machine machine -> program.shape(machine).ifPresent(shapes::declare);
        case Declaration.Enumeration enumeration -> literals(enumeration);
        case Declaration.SystemDeclaration _ -> {}
      }
    }
  }

  private void literals(Declaration.Enumeration enumeration) {
    Scope scope = Scope.outermost();
    for (int i = 0; i < enumeration.literals().size(); i++) {
      Symbol symbol = new Symbol.OfLiteral(enumeration, i);
      scope.declare(enumeration.literals().get(i), symbol, Type.UNKNOWN, facts);
    }
  }

  private void checkMachines(Module module) {
    for (Declaration declaration : module.declarations()) {
      if (declaration instanceof Declaration.Machine machine) {
        program.shape(machine).ifPresent(machines::check);
      }
    }
  }

  private void checkSystems(Module module) {
    for (Declaration declaration : module.declarations()) {
      if (declaration instanceof Declaration.SystemDeclaration system) {
        systems.check(system, module);
      }
    }
  }

  /** What nobody uses can be told only where everything is understood. */
  private void warn(Module module) {
    for (Declaration declaration : module.declarations()) {
      switch (declaration) {
        case Declaration.Machine machine -> warnings.machine(machine, modules.isGiven(module));
        case Declaration.SystemDeclaration system ->
            warnings.system(system, modules.isGiven(module));
        case Declaration.Constant _, Declaration.Enumeration _, Declaration.Messages _ -> {}
      }
    }
    commandWarnings.check(module);
  }

  /** By file in the order given, then by place. */
  private List<Diagnostic> sorted() {
    List<Source> order = modules.files().stream().map(SourceFile::source).toList();
    return facts.diagnostics().stream()
        .sorted(
            Comparator.<Diagnostic>comparingInt(d -> order.indexOf(d.place().source()))
                .thenComparingInt(d -> d.place().start()))
        .toList();
  }
}
